import { ROLE_TEMPLATES } from '@tideboard/domain';
import type { AppConfig } from '../../../config/app-config';
import { FeatureApp } from '../../../../test/feature-app';
import { Identity1763700000001 } from '../../../migrations/001-identity';
import { DEMO_PASSWORD, DEMO_PEOPLE, IDENTITY_ENTITIES, IdentityModule, People } from '../index';

const SETUP = { login: 'Root', name: 'Root', password: 'correct horse', organisation: 'Tidal' };

describe('the first start', () => {
  let app: FeatureApp;
  const start = async (config: Partial<AppConfig>, place?: FeatureApp['place']): Promise<void> => {
    app = await FeatureApp.start({ imports: [IdentityModule], entities: IDENTITY_ENTITIES, migrations: [Identity1763700000001], config, place });
  };
  const restart = async (config: Partial<AppConfig>): Promise<void> => {
    await app.stop({ keep: true });
    await start(config, app.place);
  };
  const session = async () => (await app.browser().send('GET', '/api/session')).body;
  const count = async (table: string): Promise<number> => (await app.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0].n;
  afterEach(() => app.stop());

  it('without a seed waits for the first visit', async () => {
    await start({});
    expect(await session()).toEqual(jasmine.objectContaining({ user: null, needsSetup: true, demo: false, csrfToken: '' }));
    expect(await count('role')).toBe(ROLE_TEMPLATES.length);
  });

  it('lets the first visit make the administrator, once', async () => {
    await start({});
    const browser = app.browser();
    const { status, body } = await browser.send('POST', '/api/setup', SETUP);
    expect(status).toBe(201);
    expect(body.user).toEqual(jasmine.objectContaining({ login: 'root', mustChangePassword: false }));
    expect(body.organisation.name).toBe('Tidal');
    expect(body.startPage).toBe('/admin/users');
    expect((await session()).needsSetup).toBeFalse();
    expect((await browser.send('GET', '/api/admin/users')).body.length).toBe(1);
    const again = await app.browser().send('POST', '/api/setup', { ...SETUP, login: 'thief' });
    expect([again.status, again.body.code]).toEqual([409, 'setup_done']);
  });

  it('makes one administrator of two first visits at once', async () => {
    await start({});
    const visits = await Promise.all(['one', 'two'].map((login) => app.browser().send('POST', '/api/setup', { ...SETUP, login })));
    expect(visits.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await count('app_user')).toBe(1);
  });

  it('lays in the demo and lists its logins', async () => {
    await start({ seed: 'demo' });
    const { demo, demoLogins, needsSetup, organisation } = await session();
    expect([demo, needsSetup, organisation.name]).toEqual([true, false, '潮汐科技 Tideboard Demo']);
    expect(demoLogins.length).toBe(DEMO_PEOPLE.people.length);
    for (const { login, password } of demoLogins) expect((await app.browser().login(login, password)).status).toBe(200);
    const people = app.get(People);
    const ids = await people.idsByLogin(['li.wei', 'director']);
    const [root, own] = await people.teamPathOf((await people.byIds(ids.values())).get(ids.get('li.wei') as string)?.teamId ?? null);
    const { body: teams } = await app.browser().send('GET', '/api/admin/teams');
    expect(teams.code).toBe('not_signed_in');
    expect([root, own].every(Boolean)).toBeTrue();
    expect((await people.leadOf(own))?.name).toBe('陈立东');
  });

  it('lists demo logins to nobody who is signed in', async () => {
    await start({ seed: 'demo' });
    expect((await app.browser().login('viewer', DEMO_PASSWORD)).body.demoLogins).toBeUndefined();
  });

  it('changes nothing the second time', async () => {
    await start({ seed: 'demo' });
    await app.unit(() => app.query(`DELETE FROM role WHERE code = 'viewer'`));
    await restart({ seed: 'demo' });
    expect(await count('app_user')).toBe(DEMO_PEOPLE.people.length);
    expect(await count('role')).toBe(ROLE_TEMPLATES.length - 1);
  });

  it('makes the administrator that the environment names', async () => {
    await start({ admin: { login: 'Ops', password: 'correct horse' } });
    expect((await session()).needsSetup).toBeFalse();
    expect((await app.browser().login('ops', 'correct horse')).body.user.roles[0].key).toBe('admin');
    await restart({ admin: { login: 'other', password: 'correct horse' } });
    expect(await count('app_user')).toBe(1);
  });

  it('takes its schema down and up again', async () => {
    await start({});
    await app.sources.write.undoLastMigration();
    const runner = app.sources.write.createQueryRunner();
    for (const { tableName } of app.sources.write.entityMetadatas) expect(await runner.hasTable(tableName)).withContext(tableName).toBeFalse();
    await runner.release();
    await app.sources.write.runMigrations();
    expect(await count('app_user')).toBe(0);
  });
});
