import { FeatureApp } from '../../../../test/feature-app';
import { Identity1763700000001 } from '../../../migrations/001-identity';
import { IDENTITY_ENTITIES, IdentityModule, Organisation, type PeopleSeed, PeopleSeeds, People, type PlantedPeople } from '../index';
import { PeopleChange } from './people-change';
import { PeopleRepository } from './people.repository';

const person = (login: string, team: string | null, ...roles: string[]) => ({ login, name: login, password: 'correct horse', team, roles });
const SEED: PeopleSeed = {
  organisation: 'Tidal',
  teams: [
    { key: 'sales', name: 'Sales', parent: null },
    { key: 'east', name: 'East', parent: 'sales' },
    { key: 'harbour', name: 'Harbour', parent: 'east' },
    { key: 'north', name: 'North', parent: 'sales' },
  ],
  people: [
    person('head', 'sales', 'team-lead'),
    person('lead', 'east', 'sales', 'team-lead'),
    person('rep', 'harbour', 'sales'),
    person('gone', 'east', 'team-lead'),
  ],
};

describe('people', () => {
  let app: FeatureApp;
  let people: People;
  let ids: PlantedPeople;
  const user = (login: string): string => ids.people.get(login) as string;
  const team = (key: string): string => ids.teams.get(key) as string;
  const names = (list: Iterable<{ name: string }>): string[] => [...list].map(({ name }) => name).sort();

  beforeEach(async () => {
    app = await FeatureApp.start({ imports: [IdentityModule], entities: IDENTITY_ENTITIES, migrations: [Identity1763700000001] });
    people = app.get(People);
    ids = (await app.get(PeopleSeeds).createPeople(SEED)) as PlantedPeople;
    await app.get(PeopleChange).run(() => app.get(PeopleRepository).changeUser(user('gone'), { active: false }));
  });
  afterEach(() => app.stop());

  it('are found by id, also those who have left', async () => {
    const found = await people.byIds([user('rep'), user('gone'), 'nobody']);
    expect([...found.values()]).toEqual([
      { id: user('rep'), name: 'rep', teamId: team('harbour'), active: true },
      { id: user('gone'), name: 'gone', teamId: team('east'), active: false },
    ]);
    expect(await people.idsByLogin(['REP', 'nobody'])).toEqual(new Map([['rep', user('rep')]]));
  });

  it('stand in a tree of teams', async () => {
    expect(await people.teamPathOf(team('harbour'))).toEqual([team('sales'), team('east'), team('harbour')]);
    expect(await people.teamPathOf(null)).toEqual([]);
    expect((await people.subtree(team('east'))).sort()).toEqual([team('east'), team('harbour')].sort());
    expect(names((await people.directory()).membersOf(team('east')))).toEqual(['lead', 'rep']);
  });

  it('act with the grants of all their roles, and not at all once they have left', async () => {
    const lead = await people.actorOf(user('lead'));
    expect(lead?.roles).toEqual(['sales', 'team-lead']);
    expect(lead?.grants['opportunity.view']).toEqual(['own', 'participant', 'team']);
    expect(await people.actorOf(user('gone'))).toBeNull();
    expect(await people.actorOf('nobody')).toBeNull();
  });

  it('are led by the nearest lead who is still there', async () => {
    expect((await people.leadOf(team('harbour')))?.name).toBe('lead');
    expect((await people.leadOf(team('north')))?.name).toBe('head');
    expect(await people.leadOf(null)).toBeNull();
    expect(names(await people.usersWithRole('team-lead'))).toEqual(['head', 'lead']);
  });

  it('are the same from memory until somebody changes them here', async () => {
    const before = await people.directory();
    expect(await people.directory()).toBe(before);
    await app.get(PeopleChange).run(() => app.get(PeopleRepository).changeUser(user('rep'), { name: 'Renamed' }));
    expect((await people.byIds([user('rep')])).get(user('rep'))?.name).toBe('Renamed');
  });

  it('are seen within two seconds when another process has changed them', async () => {
    const before = await people.directory();
    await app.unit(async () => {
      await app.get(PeopleRepository).setVersion('another');
      await app.get(PeopleRepository).changeUser(user('rep'), { name: 'Renamed' });
    });
    expect(await people.directory()).toBe(before);
    app.clock.advance(2_000);
    expect((await people.byIds([user('rep')])).get(user('rep'))?.name).toBe('Renamed');
  });

  it('are not read again when nothing has changed', async () => {
    const before = await people.directory();
    app.clock.advance(60_000);
    expect(await people.directory()).toBe(before);
  });

  it('are not remembered from a change that was taken back', async () => {
    const change = app.get(PeopleChange).run(async () => {
      await app.get(PeopleRepository).changeUser(user('rep'), { name: 'Never' });
      people.forget();
      await people.directory();
      throw new Error('taken back');
    });
    await expectAsync(change).toBeRejectedWithError('taken back');
    expect((await people.byIds([user('rep')])).get(user('rep'))?.name).toBe('rep');
  });

  it('belong to an organisation with its own day', async () => {
    const organisation = app.get(Organisation);
    expect(await organisation.settings()).toEqual({ name: 'Tidal', currency: 'CNY', timeZone: 'Asia/Shanghai' });
    expect(await organisation.today(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(await organisation.today(Date.parse('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  });
});
