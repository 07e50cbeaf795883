import { ROLE_TEMPLATES } from '@tideboard/domain';
import { Browser, FeatureApp } from '../../../../test/feature-app';
import { Identity1763700000001 } from '../../../migrations/001-identity';
import { IDENTITY_ENTITIES, IdentityModule, type PeopleSeed, PeopleSeeds, People, type PlantedPeople, UserMoved } from '../index';

const PASSWORD = 'correct horse';
const person = (login: string, team: string | null, ...roles: string[]) => ({ login, name: login, password: PASSWORD, team, roles });
const SEED: PeopleSeed = {
  teams: [
    { key: 'sales', name: 'Sales', parent: null },
    { key: 'east', name: 'East', parent: 'sales' },
    { key: 'harbour', name: 'Harbour', parent: 'east' },
    { key: 'bids', name: 'Bids', parent: null },
  ],
  people: [
    person('boss', null, 'admin'),
    person('head', 'sales', 'director'),
    person('lead', 'east', 'team-lead'),
    person('rep', 'harbour', 'sales'),
    person('bidder', 'bids', 'bid-member'),
  ],
};

describe('administration', () => {
  let app: FeatureApp;
  let admin: Browser;
  let ids: PlantedPeople;
  const user = (login: string): string => ids.people.get(login) as string;
  const team = (key: string): string => ids.teams.get(key) as string;

  beforeEach(async () => {
    app = await FeatureApp.start({ imports: [IdentityModule], entities: IDENTITY_ENTITIES, migrations: [Identity1763700000001] });
    ids = (await app.get(PeopleSeeds).createPeople(SEED)) as PlantedPeople;
    admin = app.browser();
    await admin.login('boss', PASSWORD);
  });
  afterEach(() => app.stop());

  const signedIn = async (login: string): Promise<Browser> => {
    const browser = app.browser();
    expect((await browser.login(login, PASSWORD)).status).toBe(200);
    return browser;
  };

  it('is closed to strangers and to people without the action', async () => {
    const rep = await signedIn('rep');
    for (const path of ['/api/admin/users', '/api/admin/teams', '/api/admin/roles']) {
      expect((await app.browser().send('GET', path)).status).toBe(401);
      expect((await rep.send('GET', path)).status).toBe(403);
      expect((await admin.send('GET', path)).status).toBe(200);
    }
  });

  describe('users', () => {
    it('are listed with team, roles and last visit, without their password', async () => {
      const rep = (await admin.send('GET', '/api/admin/users')).body.find(({ login }: { login: string }) => login === 'rep');
      expect(rep).toEqual({
        id: user('rep'),
        login: 'rep',
        name: 'rep',
        teamId: team('harbour'),
        teamName: 'Harbour',
        roles: ['sales'],
        active: true,
        lastSeenAt: null,
      });
    });

    it('are added, and have to choose another password', async () => {
      const { status, body } = await admin.send('POST', '/api/admin/users', { ...person('New', null, 'sales', 'viewer'), teamId: team('east') });
      expect(status).toBe(201);
      expect(body).toEqual(jasmine.objectContaining({ login: 'new', teamName: 'East', roles: ['sales', 'viewer'], active: true }));
      const { body: session } = await (await signedIn('new')).send('GET', '/api/session');
      expect(session.user.mustChangePassword).toBeTrue();
    });

    it('have a login of their own', async () => {
      const { status, body } = await admin.send('POST', '/api/admin/users', { ...person('REP', null), teamId: null });
      expect([status, body.code]).toEqual([409, 'login_taken']);
    });

    it('take only teams and roles that are there', async () => {
      const wrong = [{ teamId: 'nowhere' }, { roles: ['king'] }];
      for (const change of wrong) {
        const { status, body } = await admin.send('PATCH', `/api/admin/users/${user('rep')}`, change);
        expect([status, body.code, body.fields[0].path]).toEqual([422, 'bad_request', Object.keys(change)[0]]);
      }
      expect((await admin.send('PATCH', '/api/admin/users/nobody', { name: 'x' })).status).toBe(404);
    });

    it('feel a change of role at once, and sockets hear of it', async () => {
      const rep = await signedIn('rep');
      expect((await rep.send('GET', '/api/admin/users')).status).toBe(403);
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { roles: ['sales', 'admin'] });
      expect((await rep.send('GET', '/api/admin/users')).status).toBe(200);
      expect(app.notices.told).toEqual([[user('rep')]]);
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { roles: ['sales'] });
      expect((await rep.send('GET', '/api/admin/users')).status).toBe(403);
    });

    it('are out at once when they are deactivated, and leave the pickers', async () => {
      const rep = await signedIn('rep');
      expect((await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { active: false })).body.active).toBeFalse();
      expect((await rep.send('GET', '/api/colleagues')).status).toBe(401);
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { active: true });
      expect((await rep.send('GET', '/api/colleagues')).status).withContext('the old session stays ended').toBe(401);
      await admin.send('PATCH', `/api/admin/users/${user('bidder')}`, { active: false });
      const names = (await admin.send('GET', '/api/colleagues')).body.map(({ name }: { name: string }) => name);
      expect(names).toEqual(['boss', 'head', 'lead', 'rep']);
    });

    it('lose their sessions and their block with a new password', async () => {
      const rep = await signedIn('rep');
      for (let n = 0; n < 5; n += 1) await app.browser().login('rep', 'wrong');
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { password: 'battery staple' });
      expect((await rep.send('GET', '/api/colleagues')).status).toBe(401);
      expect((await rep.login('rep', 'battery staple')).body.user.mustChangePassword).toBeTrue();
    });

    it('keep an administrator among them', async () => {
      for (const change of [{ active: false }, { roles: ['viewer'] }]) {
        const { status, body } = await admin.send('PATCH', `/api/admin/users/${user('boss')}`, change);
        expect([status, body.code]).toEqual([409, 'last_admin']);
      }
      expect((await admin.send('GET', '/api/admin/users')).status).toBe(200);
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { roles: ['admin'] });
      expect((await admin.send('PATCH', `/api/admin/users/${user('boss')}`, { active: false })).status).toBe(200);
    });

    it('keep an administrator when two deactivate each other', async () => {
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { roles: ['admin'] });
      const other = await signedIn('rep');
      const answers = await Promise.all([
        admin.send('PATCH', `/api/admin/users/${user('rep')}`, { active: false }),
        other.send('PATCH', `/api/admin/users/${user('boss')}`, { active: false }),
      ]);
      expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    });

    it('take others along when they move, in the same unit', async () => {
      const moves: unknown[] = [];
      app.get(UserMoved).listen(async (userId, teamId) => {
        moves.push([userId, teamId, (await app.query<{ team_id: string }>('SELECT team_id FROM app_user WHERE id = ?', [userId]))[0].team_id]);
      });
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { teamId: team('bids'), name: 'Moved' });
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { teamId: team('bids') });
      expect(moves).toEqual([[user('rep'), team('bids'), team('bids')]]);
      app.get(UserMoved).listen(() => Promise.reject(new Error('a card is stuck')));
      expect((await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { teamId: null })).status).toBe(500);
      expect((await app.get(People).byIds([user('rep')])).get(user('rep'))?.teamId).toBe(team('bids'));
    });
  });

  describe('teams', () => {
    const paths = async (): Promise<Record<string, string[]>> => {
      const names = new Map([...ids.teams].map(([key, id]) => [id, key]));
      const list: { id: string; path: string[] }[] = (await admin.send('GET', '/api/admin/teams')).body;
      return Object.fromEntries(list.map(({ id, path }) => [names.get(id) ?? id, path.map((each) => names.get(each) ?? each)]));
    };

    it('form a tree and count their members', async () => {
      expect(await paths()).toEqual({ sales: ['sales'], east: ['sales', 'east'], harbour: ['sales', 'east', 'harbour'], bids: ['bids'] });
      const { body } = await admin.send('POST', '/api/admin/teams', { name: 'Port', parentId: team('harbour') });
      expect(body.path).toEqual([team('sales'), team('east'), team('harbour'), body.id]);
      expect(body.members).toBe(0);
    });

    it('take everything below along when they move, and all who are concerned hear of it', async () => {
      const { status } = await admin.send('PATCH', `/api/admin/teams/${team('east')}`, { parentId: team('bids') });
      expect(status).toBe(200);
      expect(await paths()).toEqual({ sales: ['sales'], east: ['bids', 'east'], harbour: ['bids', 'east', 'harbour'], bids: ['bids'] });
      expect(await app.get(People).teamPathOf(team('harbour'))).toEqual([team('bids'), team('east'), team('harbour')]);
      expect(new Set(app.notices.told[0])).toEqual(new Set(['head', 'lead', 'rep', 'bidder'].map(user)));
      await admin.send('PATCH', `/api/admin/teams/${team('east')}`, { parentId: null });
      expect((await paths())['harbour']).toEqual(['east', 'harbour']);
    });

    it('never stand above themselves', async () => {
      for (const parent of ['east', 'harbour']) {
        const { status, body } = await admin.send('PATCH', `/api/admin/teams/${team('east')}`, { parentId: team(parent), name: 'Knot' });
        expect([status, body.code]).toEqual([422, 'team_cycle']);
      }
      expect((await admin.send('GET', '/api/admin/teams')).body.map(({ name }: { name: string }) => name)).not.toContain('Knot');
    });

    it('end at twenty levels', async () => {
      let parentId: string | null = null;
      for (let level = 1; level <= 20; level += 1) parentId = (await admin.send('POST', '/api/admin/teams', { name: `L${level}`, parentId })).body.id;
      const { status, body } = await admin.send('POST', '/api/admin/teams', { name: 'L21', parentId });
      expect([status, body.fields[0].code]).toEqual([422, 'too_deep']);
    });

    it('are removed only when nobody and nothing is in them', async () => {
      for (const key of ['harbour', 'sales']) {
        const { status, body } = await admin.send('DELETE', `/api/admin/teams/${team(key)}`);
        expect([status, body.code]).toEqual([409, 'team_in_use']);
      }
      await admin.send('PATCH', `/api/admin/users/${user('bidder')}`, { teamId: null });
      expect((await admin.send('DELETE', `/api/admin/teams/${team('bids')}`)).status).toBe(204);
      expect(Object.keys(await paths())).not.toContain('bids');
    });
  });

  describe('roles', () => {
    it('begin as the templates', async () => {
      const { body } = await admin.send('GET', '/api/admin/roles');
      expect(body.map(({ key }: { key: string }) => key)).toEqual(ROLE_TEMPLATES.map(({ key }) => key));
      expect(body.find(({ key }: { key: string }) => key === 'sales').members).toBe(1);
    });

    it('are made, given and felt by their holders at once', async () => {
      const rep = await signedIn('rep');
      const role = { key: 'auditor', name: { zh: '审计', en: 'Auditor' }, grants: { 'settings.teams': ['all'], 'customer.view': [] } };
      const { status, body } = await admin.send('POST', '/api/admin/roles', role);
      expect(status).toBe(201);
      expect(body.grants).toEqual({ 'settings.teams': ['all'] });
      await admin.send('PATCH', `/api/admin/users/${user('rep')}`, { roles: ['auditor'] });
      expect((await rep.send('GET', '/api/admin/teams')).status).toBe(200);
      await admin.send('PATCH', '/api/admin/roles/auditor', { grants: {} });
      expect((await rep.send('GET', '/api/admin/teams')).status).toBe(403);
      expect(app.notices.told).toEqual([[user('rep')], [user('rep')]]);
    });

    it('have a key of their own and grant only what the product knows', async () => {
      const name = { zh: 'x', en: 'x' };
      const taken = await admin.send('POST', '/api/admin/roles', { key: 'sales', name, grants: {} });
      expect([taken.status, taken.body.code]).toEqual([409, 'name_taken']);
      const unknown = await admin.send('POST', '/api/admin/roles', { key: 'magic', name, grants: { 'moon.view': ['all'] } });
      expect([unknown.status, unknown.body.fields[0].path]).toEqual([422, 'grants.moon.view']);
    });

    it('are removed only when nobody holds them', async () => {
      const { status, body } = await admin.send('DELETE', '/api/admin/roles/sales');
      expect([status, body.code, body.params]).toEqual([409, 'role_in_use', { members: 1 }]);
      expect((await admin.send('DELETE', '/api/admin/roles/finance')).status).toBe(204);
      expect((await admin.send('DELETE', '/api/admin/roles/finance')).status).toBe(404);
    });

    it('leave an administrator the keys of the house', async () => {
      const { status, body } = await admin.send('PATCH', '/api/admin/roles/admin', { grants: { 'settings.teams': ['all'] } });
      expect([status, body.code]).toEqual([409, 'last_admin']);
      expect((await admin.send('GET', '/api/admin/roles')).status).toBe(200);
    });
  });
});
