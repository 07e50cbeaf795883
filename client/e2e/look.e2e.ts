import { Board } from './board';
import { expectSoon, useTideboard } from './harness';

describe('language, look and size', () => {
  const tideboard = useTideboard();

  it('changes the language of everything at once, without a reload', async () => {
    const person = await tideboard.as('viewer');
    const board = await Board.open(person);
    await person.page.evaluate(() => ((window as any).sameDocument = true));
    await person.choose('简体中文');
    await board.column('初步洽谈').region.waitFor();
    expect(await person.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await person.link('看板').first().waitFor();
    await person.choose('English');
    await board.column('First talks').region.waitFor();
    expect(await person.page.evaluate(() => (window as any).sameDocument)).toBeTrue();
  });

  it('changes the theme at once, and keeps it for the person', async () => {
    const person = await tideboard.as('finance', { at: '/settings/look' });
    const ground = () => person.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await person.page.getByText('Dark', { exact: true }).click();
    await expectSoon(ground).toSatisfy((now) => now !== light, 'another ground');
    const elsewhere = await tideboard.as('finance', { at: '/settings/look' });
    await expectSoon(() => elsewhere.page.locator('html').getAttribute('data-theme')).toEqual('dark');
    await person.page.getByText('Light', { exact: true }).click();
    await expectSoon(ground).toEqual(light);
  });

  for (const locale of ['en', 'zh-CN'] as const) {
    it(`fits a phone in ${locale}: nothing is wider than the window, and the bar is at the lower edge`, async () => {
      const person = await tideboard.as('director', { phone: true, locale });
      for (const address of ['/boards', '/boards/opportunity', '/pools', '/settings/profile', '/settings/look']) {
        await person.open(address);
        const bar = person.page.getByRole('navigation', { name: /Main navigation|主导航/ });
        await bar.waitFor();
        await person.page.locator('h1').first().waitFor();
        expect(await person.overflows()).withContext(address).toBeFalse();
        const { y, height } = (await bar.boundingBox())!;
        expect(Math.round(y + height)).withContext(address).toBe(844);
      }
    });
  }

  it('goes between the stages by the chips of a phone, and moves by the menu', async () => {
    const person = await tideboard.as('li.wei', { phone: true });
    await person.has('Signal box');
    const board = await Board.open(person);
    await board.card('Signal box').getByRole('button', { name: /Menu of/ }).click();
    await person.page.getByRole('menuitem', { name: 'Move to…' }).click();
    const dialog = person.dialog(/Move Signal box/);
    await dialog.locator('label', { hasText: 'Requirements' }).click();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await person.button(/^Requirements \d+$/).click();
    await expectSoon(() => board.column('Requirements').has('Signal box')).toEqual(true);
    await board.card('Signal box').waitFor();
  });
});
