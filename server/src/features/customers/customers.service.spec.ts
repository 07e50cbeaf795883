import { Browser, FeatureApp } from '../../../test/feature-app';
import { Identity1763700000001 } from '../../migrations/001-identity';
import { Customers1763700000002 } from '../../migrations/002-customers';
import { IDENTITY_ENTITIES, IdentityModule, PeopleSeeds } from '../identity';
import { CUSTOMER_ENTITIES, Customers, CustomersModule } from './index';

const PASSWORD = 'correct horse';

describe('customers', () => {
  let app: FeatureApp;
  let customers: Customers;
  let rep: Browser;

  beforeEach(async () => {
    app = await FeatureApp.start({
      imports: [IdentityModule, CustomersModule],
      entities: [...IDENTITY_ENTITIES, ...CUSTOMER_ENTITIES],
      migrations: [Identity1763700000001, Customers1763700000002],
    });
    const people = [['rep', 'sales'], ['reader', 'viewer'], ['admin', 'admin']];
    await app.get(PeopleSeeds).createPeople({
      teams: [],
      people: people.map(([login, role]) => ({ login, name: login, password: PASSWORD, team: null, roles: [role] })),
    });
    customers = app.get(Customers);
    rep = app.browser();
    await rep.login('rep', PASSWORD);
  });
  afterEach(() => app.stop());

  const add = (name: string, shortName: string | null = null) => rep.send('POST', '/api/customers', { name, shortName });
  const namesOf = async (q: string): Promise<string[]> =>
    (await rep.send('GET', `/api/customers?q=${encodeURIComponent(q)}`)).body.customers.map(({ name }: { name: string }) => name);

  it('are made once, whatever the spelling, and the one that is there is shown', async () => {
    const { status, body } = await add(' 华东科技有限公司 ', '华东');
    expect(status).toBe(201);
    expect(body).toEqual({ id: body.id, name: '华东科技有限公司', shortName: '华东', createdAt: '2026-11-21T08:00:00.000Z' });
    const again = await add('华东 科技');
    expect([again.status, again.body.code]).toEqual([409, 'name_taken']);
    expect(again.body.current).toEqual(body);
  });

  it('are found by a part of the name or short name, in whatever case and width', async () => {
    for (const name of ['华东科技有限公司', '华北重工', 'Acme Tools Ltd']) await add(name);
    await add('中国石化', 'Sinopec');
    expect(await namesOf('科技')).toEqual(['华东科技有限公司']);
    expect(await namesOf('有限公司')).toEqual(['华东科技有限公司']);
    expect(await namesOf('ＡＣＭＥ　tools')).toEqual(['Acme Tools Ltd']);
    expect(await namesOf('sinop')).toEqual(['中国石化']);
    expect(await namesOf('100%')).toEqual([]);
    expect(await namesOf('_')).toEqual([]);
    expect((await namesOf('')).length).toBe(4);
  });

  it('come in windows that neither repeat nor skip', async () => {
    const all = Array.from({ length: 120 }, (_, n) => `Customer ${String(n).padStart(3, '0')}`);
    await app.unit(() => customers.pickOrCreateMany(all));
    const seen: string[] = [];
    let path = '/api/customers?q=customer';
    for (let pages = 0; pages < 5; pages += 1) {
      const { body } = await rep.send('GET', path);
      expect(body.customers.length).toBeLessThanOrEqual(50);
      seen.push(...body.customers.map(({ name }: { name: string }) => name));
      if (!body.next) break;
      path = `/api/customers?q=customer&cursor=${body.next}`;
    }
    expect(seen).toEqual(all);
  });

  it('are seen and made only by who may', async () => {
    const [reader, admin] = [app.browser(), app.browser()];
    await reader.login('reader', PASSWORD);
    await admin.login('admin', PASSWORD);
    expect((await reader.send('GET', '/api/customers')).status).toBe(200);
    expect((await reader.send('POST', '/api/customers', { name: 'x', shortName: null })).status).toBe(403);
    expect((await admin.send('GET', '/api/customers')).status).toBe(403);
    expect((await app.browser().send('GET', '/api/customers')).status).toBe(401);
  });

  describe('picked or made', () => {
    const pick = (choice: { id: string } | { name: string }) => app.unit(() => customers.pickOrCreate(choice, null));

    it('by id is the one of the list', async () => {
      const { body } = await add('Acme');
      expect(await pick({ id: body.id })).toEqual({ id: body.id, name: 'Acme' });
      await expectAsync(pick({ id: 'nowhere' })).toBeRejectedWith(jasmine.objectContaining({ code: 'bad_request' }));
    });

    it('by name is the one that has it, or a new one', async () => {
      const made = await pick({ name: 'Acme Inc.' });
      expect(await pick({ name: 'ACME' })).toEqual({ id: made.id, name: 'Acme Inc.' });
      await expectAsync(pick({ name: '  ' })).toBeRejectedWith(jasmine.objectContaining({ code: 'bad_request' }));
      await expectAsync(pick({ name: 'x'.repeat(121) })).toBeRejectedWith(jasmine.objectContaining({ code: 'bad_request' }));
    });

    it('leaves nothing behind when the unit is taken back', async () => {
      const unit = app.unit(async () => {
        await customers.pickOrCreate({ name: 'Acme' }, null);
        throw new Error('taken back');
      });
      await expectAsync(unit).toBeRejectedWithError('taken back');
      expect(await namesOf('acme')).toEqual([]);
    });

    it('is one customer for many at once', async () => {
      const picked = await Promise.all(Array.from({ length: 20 }, (_, n) => pick({ name: n % 2 ? 'Acme' : 'ACME Ltd' })));
      expect(new Set(picked.map(({ id }) => id)).size).toBe(1);
    });

    it('takes a thousand names with repeats in one go', async () => {
      const names = Array.from({ length: 1000 }, (_, n) => (n % 2 ? `客户${n % 600}` : `客户${n % 600}有限公司`));
      const found = await app.unit(() => customers.pickOrCreateMany(names));
      expect(found.size).toBe(new Set(names).size);
      expect(new Set([...found.values()].map(({ id }) => id)).size).toBe(600);
      const again = await app.unit(() => customers.pickOrCreateMany(names));
      expect(again).toEqual(found);
      const ids = [...found.values()].map(({ id }) => id);
      expect((await customers.byIds([...ids, 'nowhere'])).size).toBe(600);
    });
  });
});
