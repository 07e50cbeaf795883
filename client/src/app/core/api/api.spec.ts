import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Api } from './api';
import { problemInterceptor, writeInterceptor } from './api.interceptors';
import { Credentials } from './credentials';

describe('Api', () => {
  let api: Api;
  let http: HttpTestingController;

  beforeEach(() => {
    jasmine.clock().install();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problemInterceptor, writeInterceptor])), provideHttpClientTesting()],
    });
    TestBed.inject(Credentials).csrfToken.set('token');
    api = TestBed.inject(Api);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    jasmine.clock().uninstall();
    http.verify();
  });

  const fail = (request: TestRequest): void => request.error(new ProgressEvent('error'));
  const key = (request: TestRequest): string | null => request.request.headers.get('Idempotency-Key');

  it('sends writes with the token of the session and a key of their own, reads with neither', async () => {
    const write = api.post('/cards', { title: 'x' });
    const sent = http.expectOne('/api/cards');
    expect(sent.request.headers.get('X-CSRF-Token')).toBe('token');
    expect(key(sent)).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush({ id: '1' });
    expect(await write).toEqual({ id: '1' });

    const read = api.get('/boards', { text: 'a', owner: ['u1', 'u2'], tag: [], blocked: undefined });
    const asked = http.expectOne((request) => request.url === '/api/boards');
    expect(asked.request.headers.keys()).toEqual([]);
    expect(asked.request.params.get('owner')).toBe('u1,u2');
    expect(asked.request.params.has('blocked')).toBeFalse();
    asked.flush([]);
    await read;
  });

  it('sends a write that got no answer once more after a second, with the same key', async () => {
    const write = api.post('/cards/1/move', {});
    const first = http.expectOne('/api/cards/1/move');
    fail(first);
    http.expectNone('/api/cards/1/move');
    jasmine.clock().tick(1000);
    const second = http.expectOne('/api/cards/1/move');
    expect(key(second)).toBe(key(first));
    second.flush({ ok: true });
    expect(await write).toEqual({ ok: true });
  });

  it('gives up after the second try and says that it is offline', async () => {
    const write = api.post('/cards/1/move', {});
    const outcome = expectAsync(write).toBeRejectedWith(jasmine.objectContaining({ code: 'offline' }));
    fail(http.expectOne('/api/cards/1/move'));
    jasmine.clock().tick(1000);
    fail(http.expectOne('/api/cards/1/move'));
    await outcome;
  });

  it('never repeats what the server refused', async () => {
    const write = api.put('/teams/1', {});
    const outcome = expectAsync(write).toBeRejectedWith(jasmine.objectContaining({ status: 422, code: 'team_cycle' }));
    http.expectOne('/api/teams/1').flush({ code: 'team_cycle' }, { status: 422, statusText: 'x' });
    jasmine.clock().tick(5000);
    await outcome;
  });

  it('notices that the session is over, but not while logging in', async () => {
    const credentials = TestBed.inject(Credentials);
    const login = expectAsync(api.post('/session', {})).toBeRejected();
    http.expectOne('/api/session').flush({ code: 'login_failed' }, { status: 401, statusText: 'x' });
    await login;
    expect(credentials.expired()).toBe(0);
    const read = expectAsync(api.get('/boards')).toBeRejected();
    http.expectOne('/api/boards').flush({ code: 'not_signed_in' }, { status: 401, statusText: 'x' });
    await read;
    expect(credentials.expired()).toBe(1);
  });
});
