import { violations } from './axe';
import { Board } from './board';
import { type Person, useTideboard } from './harness';

/** Pages by who may see them; the heading tells that the page is there. */
const pages: Record<string, readonly string[]> = {
  director: ['/boards', '/boards/opportunity', '/boards/opportunity?text=nothing-like-this', '/pools', '/pools/public', '/settings/profile', '/settings/look', '/settings/shortcuts', '/no/such/page'],
  admin: ['/admin/users', '/admin/users/new', '/admin/teams', '/admin/roles', '/admin/pools', '/admin/jobs'],
};

describe('axe finds nothing serious', () => {
  const tideboard = useTideboard();
  const settled = async (person: Person): Promise<void> => {
    await person.page.locator('h1, h2').first().waitFor();
    await person.page.waitForFunction(() => !document.querySelector('tb-skeleton, tb-board-skeleton'));
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`at the login in ${theme}`, async () => {
      const person = await tideboard.stranger({ theme });
      await person.open('/login');
      await settled(person);
      expect(await violations(person.page)).toEqual([]);
    });

    for (const [login, addresses] of Object.entries(pages)) {
      it(`on the pages of ${login} in ${theme}`, async () => {
        const person = await tideboard.as(login, { theme });
        for (const address of addresses) {
          await person.open(address);
          await settled(person);
          expect(await violations(person.page)).withContext(address).toEqual([]);
        }
      });
    }

    it(`in what opens over the board in ${theme}`, async () => {
      const person = await tideboard.as('li.wei', { theme });
      await person.has(`Checked in ${theme}`, {}, 'requirements');
      const board = await Board.open(person);
      const check = async (what: string): Promise<void> => void expect(await violations(person.page)).withContext(what).toEqual([]);
      await board.drag(`Checked in ${theme}`, 'Proposal and quote');
      await board.missing.waitFor();
      await check('missing panel');
      await person.press('Escape');
      await board.drag(`Checked in ${theme}`, 'First talks');
      await person.dialog('Roll back').getByText('attempt 2').waitFor();
      await check('rollback dialog');
      await person.press('Escape');
      await board.focus(`Checked in ${theme}`);
      await person.press('m');
      await person.dialog(/^Move /).waitFor();
      await check('menu of moves');
      await person.press('Escape');
      await board.card(`Checked in ${theme}`).getByRole('button', { name: /Menu of/ }).click();
      await person.page.getByRole('menu').waitFor();
      await check('menu of the card');
      await person.press('Escape');
      await person.button('New card').click();
      await person.dialog('New card').waitFor();
      await check('new card');
    });

    it(`on a phone in ${theme}`, async () => {
      const person = await tideboard.as('director', { theme, phone: true });
      for (const address of ['/boards/opportunity', '/pools/public', '/settings/look']) {
        await person.open(address);
        await settled(person);
        expect(await violations(person.page)).withContext(address).toEqual([]);
      }
    });
  }
});
