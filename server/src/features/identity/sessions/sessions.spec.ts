import { Authenticator } from '../../../platform/http/access';
import { Browser, FeatureApp } from '../../../../test/feature-app';
import { Identity1763700000001 } from '../../../migrations/001-identity';
import { DEMO_PASSWORD, IDENTITY_ENTITIES, IdentityModule, type PeopleSeed, PeopleSeeds } from '../index';

const PARTS = { imports: [IdentityModule], entities: IDENTITY_ENTITIES, migrations: [Identity1763700000001] };
const PASSWORD = 'correct horse';
const SEED: PeopleSeed = {
  teams: [{ key: 'east', name: 'East', parent: null }],
  people: [
    { login: 'Boss', name: 'Boss', password: PASSWORD, team: null, roles: ['admin'] },
    { login: 'rep', name: 'Rep', password: PASSWORD, team: 'east', roles: ['sales'] },
  ],
};
const DAY = 86_400_000;

describe('sessions', () => {
  let app: FeatureApp;
  let browser: Browser;

  beforeEach(async () => {
    app = await FeatureApp.start(PARTS);
    await app.get(PeopleSeeds).createPeople(SEED);
    browser = app.browser();
  });
  afterEach(() => app.stop());

  const whoAmI = async (who = browser): Promise<string | null> => (await who.send('GET', '/api/session')).body.user?.login ?? null;

  describe('login', () => {
    it('opens a session and says who is signed in', async () => {
      const { status, body } = await browser.login('rep', PASSWORD);
      expect(status).toBe(200);
      expect(body.user).toEqual(jasmine.objectContaining({ login: 'rep', teamName: 'East', mustChangePassword: false }));
      expect(body.user.roles).toEqual([{ key: 'sales', name: { zh: '销售', en: 'Sales' } }]);
      expect(body.grants['opportunity.view']).toEqual(['own', 'participant']);
      expect(body.startPage).toBe('/boards');
      expect(await whoAmI()).toBe('rep');
    });

    it('does not mind case and width of the login', async () => {
      expect((await browser.login(' BOSS ', PASSWORD)).status).toBe(200);
      expect((await app.browser().login('ｂｏｓｓ', PASSWORD)).status).toBe(200);
    });

    it('keeps the cookie from scripts and other sites', async () => {
      const { headers } = await browser.login('rep', PASSWORD);
      expect(headers.getSetCookie()[0]).toMatch(/^tb_session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    });

    it('stores only a hash of the token', async () => {
      await browser.login('rep', PASSWORD);
      const [{ token_hash }] = await app.query<{ token_hash: string }>('SELECT token_hash FROM user_session');
      expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(browser.cookie).not.toContain(token_hash);
    });

    it('answers the same for a wrong password, an unknown login and a deactivated person', async () => {
      await app.unit(() => app.query('UPDATE app_user SET active = 0 WHERE login = ?', ['boss']));
      const answers = [await browser.login('rep', 'wrong'), await browser.login('nobody', PASSWORD), await browser.login('boss', PASSWORD)];
      for (const { status, body } of answers) {
        expect(status).toBe(401);
        expect(body.code).toBe('login_failed');
      }
    });

    it('gives a new token at each login and ends the one that the browser had', async () => {
      await browser.login('rep', PASSWORD);
      const before = browser.cookie;
      await browser.login('rep', PASSWORD);
      expect(browser.cookie).not.toBe(before);
      const old = app.browser();
      old.cookie = before;
      expect(await whoAmI(old)).toBeNull();
    });

    it('takes no token that somebody else has chosen', async () => {
      browser.cookie = `tb_session=${'a'.repeat(43)}`;
      await browser.login('rep', PASSWORD);
      expect(browser.cookie).not.toContain('aaaa');
    });

    it('refuses what a foreign form could send', async () => {
      const form = `login=rep&password=${encodeURIComponent(PASSWORD)}`;
      const { status, body } = await browser.send('POST', '/api/session', form, { 'content-type': 'application/x-www-form-urlencoded' });
      expect([status, body.code]).toEqual([403, 'csrf']);
      expect(browser.cookie).toBeNull();
    });
  });

  describe('back-off', () => {
    const fail = async (times: number, login = 'rep'): Promise<void> => {
      for (let n = 0; n < times; n += 1) expect((await browser.login(login, 'wrong')).status).toBe(401);
    };

    it('blocks a login after five failures, also with the right password, and says for how long', async () => {
      await fail(5);
      const { status, body } = await browser.login('rep', PASSWORD);
      expect(status).toBe(429);
      expect(body).toEqual(jasmine.objectContaining({ code: 'login_blocked', params: { seconds: 2 } }));
    });

    it('doubles the time with every further failure', async () => {
      await fail(5);
      app.clock.advance(2_000);
      await fail(1);
      expect((await browser.login('rep', PASSWORD)).body.params).toEqual({ seconds: 4 });
    });

    it('lets in when the time is over, and starts anew after a success', async () => {
      await fail(5);
      app.clock.advance(2_000);
      expect((await browser.login('rep', PASSWORD)).status).toBe(200);
      await fail(4);
      expect((await browser.login('rep', PASSWORD)).status).toBe(200);
    });

    it('counts tries that come at once', async () => {
      const tries = await Promise.all(Array.from({ length: 12 }, () => app.browser().login('rep', 'wrong')));
      expect(tries.filter(({ status }) => status === 401).length).toBe(5);
      expect(tries.filter(({ status }) => status === 429).length).toBe(7);
    });

    it('blocks an address that tries many logins, and leaves no login name in the table', async () => {
      for (let n = 0; n < 20; n += 1) await fail(1, `guess-${n}`);
      expect((await browser.login('boss', PASSWORD)).body.code).toBe('login_blocked');
      const rows = await app.query<{ subject: string }>('SELECT subject FROM login_attempt');
      expect(rows.every(({ subject }) => /^[0-9a-f]{64}$/.test(subject))).toBeTrue();
    });

    it('forgets after an hour', async () => {
      await fail(4);
      app.clock.advance(3_600_001);
      await fail(4);
      expect((await browser.login('rep', PASSWORD)).status).toBe(200);
    });
  });

  describe('a session', () => {
    beforeEach(() => browser.login('rep', PASSWORD));

    it('needs its CSRF token for every write', async () => {
      browser.csrfToken = 'another';
      const { status, body } = await browser.send('PATCH', '/api/session/preferences', { theme: 'dark' });
      expect([status, body.code]).toEqual([403, 'csrf']);
    });

    it('lives for fourteen days after the last visit', async () => {
      for (let n = 0; n < 5; n += 1) {
        app.clock.advance(13 * DAY);
        expect(await whoAmI()).toBe('rep');
      }
      app.clock.advance(14 * DAY);
      expect(await whoAmI()).toBeNull();
    });

    it('ends after ninety days in any case', async () => {
      for (let n = 0; n < 8; n += 1) {
        app.clock.advance(10 * DAY);
        expect(await whoAmI()).toBe('rep');
      }
      app.clock.advance(10 * DAY);
      expect(await whoAmI()).toBeNull();
    });

    it('is written down at most once in five minutes', async () => {
      const lastSeen = async () => (await app.query<{ at: number }>('SELECT last_seen_at AS at FROM user_session'))[0].at;
      const atLogin = await lastSeen();
      app.clock.advance(299_999);
      await whoAmI();
      expect(await lastSeen()).toBe(atLogin);
      app.clock.advance(1);
      await whoAmI();
      expect(await lastSeen()).toBe(atLogin + 300_000);
    });

    it('is recognised from memory for less than two seconds', async () => {
      await whoAmI();
      // As another process would do it: past this one's memory.
      await app.unit(() => app.query('DELETE FROM user_session'));
      app.clock.advance(1_999);
      expect(await whoAmI()).toBe('rep');
      app.clock.advance(1);
      expect(await whoAmI()).toBeNull();
    });

    it('is looked up at once after the word of another process', async () => {
      await whoAmI();
      await app.unit(() => app.query('DELETE FROM user_session'));
      const [{ id }] = await app.query<{ id: string }>('SELECT id FROM app_user WHERE login = ?', ['rep']);
      app.get(Authenticator).forget([id]);
      expect(await whoAmI()).toBeNull();
    });

    it('ends at once with a logout, which sockets hear of', async () => {
      const { status, headers } = await browser.send('DELETE', '/api/session');
      expect(status).toBe(204);
      expect(headers.getSetCookie()[0]).toMatch(/^tb_session=; .*Expires=Thu, 01 Jan 1970/);
      const kept = app.browser();
      kept.cookie = browser.cookie;
      expect(await whoAmI(kept)).toBeNull();
      expect(app.notices.told.length).toBe(1);
    });

    it('keeps preferences on the account', async () => {
      expect((await browser.send('PATCH', '/api/session/preferences', { theme: 'dark', locale: 'en' })).status).toBe(204);
      const { user } = (await browser.send('GET', '/api/session')).body;
      expect([user.theme, user.locale, user.density]).toEqual(['dark', 'en', null]);
    });
  });

  describe('password change', () => {
    beforeEach(() => browser.login('rep', PASSWORD));

    it('takes the new password and ends every other session', async () => {
      const other = app.browser();
      await other.login('rep', PASSWORD);
      const { status } = await browser.send('POST', '/api/session/password', { current: PASSWORD, next: 'battery staple' });
      expect(status).toBe(204);
      expect(await whoAmI()).toBe('rep');
      expect(await whoAmI(other)).toBeNull();
      expect((await other.login('rep', PASSWORD)).status).toBe(401);
      expect((await other.login('rep', 'battery staple')).status).toBe(200);
    });

    it('refuses a wrong current password and slows down who guesses it', async () => {
      const attempt = () => browser.send('POST', '/api/session/password', { current: 'wrong', next: 'battery staple' });
      for (let n = 0; n < 5; n += 1) expect((await attempt()).body.code).toBe('password_wrong');
      expect((await attempt()).body.code).toBe('login_blocked');
    });

    it('refuses a short one', async () => {
      const { status, body } = await browser.send('POST', '/api/session/password', { current: PASSWORD, next: 'short' });
      expect(status).toBe(400);
      expect(body.fields[0].path).toBe('next');
    });
  });

  it('lets nobody in with a demo password in production, nor choose it', async () => {
    await app.get(PeopleSeeds).createPeople({ teams: [], people: [{ login: 'demo', name: 'D', password: DEMO_PASSWORD, team: null, roles: [] }] });
    await app.stop({ keep: true });
    app = await FeatureApp.start({ ...PARTS, place: app.place, config: { production: true } });
    browser = app.browser();
    expect((await browser.login('demo', DEMO_PASSWORD)).body.code).toBe('password_weak');
    await browser.login('rep', PASSWORD);
    expect((await browser.send('POST', '/api/session/password', { current: PASSWORD, next: DEMO_PASSWORD })).body.code).toBe('password_weak');
  });
});
