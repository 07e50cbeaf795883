import { violations } from './axe';
import { Board } from './board';
import { Drawer } from './drawer';
import { type Person, useTideboard } from './harness';

/** Pages by who may see them. */
const pages: Record<string, readonly string[]> = {
  director: [
    '/boards',
    '/boards/opportunity',
    '/boards/opportunity?text=nothing-like-this',
    '/pools',
    '/pools/public',
    '/imports',
    '/imports/new',
    '/settings/profile',
    '/settings/look',
    '/settings/shortcuts',
    '/no/such/page',
  ],
  admin: ['/admin/users', '/admin/users/new', '/admin/teams', '/admin/roles', '/admin/pools', '/admin/jobs'],
};

describe('axe finds nothing serious, in neither theme,', () => {
  const tideboard = useTideboard();
  const settled = async (person: Person): Promise<void> => {
    await person.page.locator('h1, h2').first().waitFor();
    await person.page.waitForFunction(() => !document.querySelector('tb-skeleton, tb-board-skeleton'));
  };
  const check = async (person: Person, what: string): Promise<void> => void expect(await violations(person.page)).withContext(what).toEqual([]);

  it('at the login', async () => {
    const person = await tideboard.stranger();
    await person.open('/login');
    await settled(person);
    await check(person, 'login');
  });

  for (const [login, addresses] of Object.entries(pages)) {
    it(`on the pages of ${login}`, async () => {
      const person = await tideboard.as(login);
      for (const address of addresses) {
        await person.open(address);
        await settled(person);
        await check(person, address);
      }
    }, 120_000);
  }

  it('on a card and in what opens over the board', async () => {
    const person = await tideboard.as('li.wei');
    const { no } = await person.has('Looked at closely', { amount: 5_000_000, customer: { name: 'A customer' } }, 'requirements');
    const board = await Board.open(person);
    await board.drag('Looked at closely', 'Proposal and quote');
    await board.missing.waitFor();
    await check(person, 'missing panel');
    await person.press('Escape');
    await board.drag('Looked at closely', 'First talks');
    await person.dialog('Roll back').getByText('attempt 2').waitFor();
    await check(person, 'rollback dialog');
    await person.press('Escape');
    await board.focus('Looked at closely');
    await person.press('m');
    await person.dialog(/^Move /).waitFor();
    await check(person, 'menu of moves');
    await person.press('Escape');
    await board.card('Looked at closely').getByRole('button', { name: /Menu of/ }).click();
    await person.page.getByRole('menu').waitFor();
    await check(person, 'menu of the card');
    await person.press('Escape');
    await person.button('New card').click();
    await person.dialog('New card').waitFor();
    await check(person, 'new card');
    await Drawer.open(person, `/boards/opportunity/cards/${no}`);
    await settled(person);
    await check(person, 'drawer');
    await Drawer.open(person, `/cards/${no}`);
    await settled(person);
    await check(person, 'page of the card');
  }, 120_000);

  it('on a phone', async () => {
    const person = await tideboard.as('director', { phone: true });
    for (const address of ['/boards/opportunity', '/pools/public', '/settings/look']) {
      await person.open(address);
      await settled(person);
      await check(person, address);
    }
  });
});
