import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionView } from '@tideboard/contracts';
import { problemInterceptor, writeInterceptor } from '../api/api.interceptors';
import { Credentials } from '../api/credentials';
import { Appearance } from '../appearance/appearance';
import { I18n } from '../i18n/i18n';
import { provideI18n } from '../i18n/provide-i18n';
import { Session } from './session';
import { safeBack } from './session.guards';

const nobody: SessionView = {
  user: null,
  grants: {},
  startPage: '',
  csrfToken: 'before',
  demo: false,
  needsSetup: false,
  organisation: { name: 'Demo', currency: 'CNY', timeZone: 'Asia/Shanghai' },
  serverTime: '2026-11-21T08:00:00.000Z',
};

const somebody: SessionView = {
  ...nobody,
  user: {
    id: 'u1',
    login: 'liwei',
    name: '李伟',
    teamId: null,
    teamName: null,
    roles: [],
    locale: 'en',
    theme: 'dark',
    density: 'compact',
    mustChangePassword: false,
  },
  grants: { 'opportunity.view': ['own'], 'settings.users': [] },
  startPage: '/boards/opportunity?view=mine',
  csrfToken: 'after',
};

describe('Session', () => {
  let session: Session;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor, writeInterceptor])),
        provideHttpClientTesting(),
        provideI18n(),
      ],
    });
    session = TestBed.inject(Session);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => ['locale', 'theme', 'density'].forEach((key) => localStorage.removeItem(`tideboard.${key}`)));

  async function settle(): Promise<void> {
    await new Promise((done) => setTimeout(done));
  }

  async function load(view: SessionView): Promise<void> {
    const loading = session.load();
    http.expectOne('/api/session').flush(view);
    await loading;
  }

  it('permits only actions that are held in some scope', async () => {
    await load(somebody);
    expect(session.can('opportunity.view')).toBeTrue();
    expect(session.can('settings.users')).toBeFalse();
    expect(session.canAny(['settings.users', 'opportunity.view'])).toBeTrue();
    expect(session.canAny([])).toBeTrue();
    expect(session.startPage()).toBe('/boards/opportunity?view=mine');
  });

  it('takes over the look of the account and the new token after login', async () => {
    await load(nobody);
    const login = session.login('liwei', 'secret');
    http.expectOne({ method: 'POST', url: '/api/session' }).flush({});
    await settle();
    http.expectOne({ method: 'GET', url: '/api/session' }).flush(somebody);
    await login;
    expect(session.user()?.name).toBe('李伟');
    expect(TestBed.inject(Credentials).csrfToken()).toBe('after');
    expect(TestBed.inject(I18n).locale()).toBe('en');
    expect(TestBed.inject(Appearance).theme()).toBe('dark');
    expect(TestBed.inject(Appearance).density()).toBe('compact');
  });

  it('keeps the problem of a session that could not be asked for, until it can', async () => {
    const loading = session.load();
    http.expectOne('/api/session').flush(null, { status: 503, statusText: 'x' });
    await loading;
    expect(session.problem()?.code).toBe('unavailable');
    await load(nobody);
    expect(session.problem()).toBeNull();
  });

  it('keeps preferences on the device while nobody is logged in, and on the account afterwards', async () => {
    await load(nobody);
    await session.prefer({ density: 'comfortable' });
    http.expectNone('/api/session/preferences');
    expect(TestBed.inject(Appearance).density()).toBe('comfortable');
    await load(somebody);
    const preferring = session.prefer({ theme: 'light' });
    await settle();
    http.expectOne('/api/session/preferences').flush({});
    await preferring;
    expect(TestBed.inject(Appearance).theme()).toBe('light');
  });
});

describe('safeBack', () => {
  it('returns only to addresses of this application', () => {
    expect(safeBack('/boards/opportunity?f=1')).toBe('/boards/opportunity?f=1');
    expect(['//evil.example', '/\\evil.example', 'https://evil.example', '/login', '', undefined].map(safeBack)).toEqual(
      Array(6).fill('/'),
    );
  });
});
