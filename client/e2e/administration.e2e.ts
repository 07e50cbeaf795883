import { Board } from './board';
import { expectSoon, PASSWORD, useTideboard } from './harness';

describe('administration', () => {
  const tideboard = useTideboard();

  it('makes a user who then has to choose another password', async () => {
    const admin = await tideboard.as('admin', { at: '/admin/users' });
    await admin.link('New user').click();
    await admin.field(/^\s*Name/).fill('Nora Newcomer');
    await admin.field('Login name').fill('nora');
    await admin.field('First password').fill('first password');
    await admin.page.getByRole('checkbox', { name: 'Sales', exact: true }).check();
    await admin.button('Save').click();
    await admin.toast('Saved “Nora Newcomer”').waitFor();
    await admin.page.getByRole('row', { name: /Nora Newcomer/ }).waitFor();
    const nora = await tideboard.as('nora', { password: 'first password' });
    await expectSoon(() => nora.address()).toEqual('/settings/profile');
    await nora.text('Change your password before you go on.').waitFor();
    await nora.field('Current password').fill('first password');
    await nora.field(/^\s*New password/).fill('a better password');
    await nora.field('Repeat the new password').fill('a better password');
    await nora.button('Change password').click();
    await nora.text('Password changed.').waitFor();
    await nora.link('Boards').first().click();
    await expectSoon(() => nora.address()).toEqual('/boards');
  });

  it('changes rights in a page that is open, without a reload', async () => {
    const [admin, member] = [await tideboard.as('admin', { at: '/admin/users' }), await tideboard.as('presales')];
    const board = await Board.open(member);
    await expectSoon(() => board.column('First talks').titles()).toEqual([]);
    await admin.link('何家豪').click();
    await admin.page.getByRole('checkbox', { name: 'Sales director' }).check();
    await admin.page.getByRole('checkbox', { name: 'Administrator' }).check();
    await admin.button('Save').click();
    await expectSoon(() => board.column('First talks').titles()).toSatisfy((titles) => titles.length >= 6, 'all deals of the stage');
    await member.link('Admin').first().waitFor();
    await admin.link('何家豪').click();
    await admin.page.getByRole('checkbox', { name: 'Sales director' }).uncheck();
    await admin.page.getByRole('checkbox', { name: 'Administrator' }).uncheck();
    await admin.button('Save').click();
    await expectSoon(() => board.column('First talks').titles()).toEqual([]);
    await member.link('Admin').first().waitFor({ state: 'hidden' });
  });

  it('logs a deactivated person out of the open page', async () => {
    const [admin, gone] = [await tideboard.as('admin', { at: '/admin/users' }), await tideboard.as('bid.member')];
    await Board.open(gone);
    await admin.link('郑晓雨').click();
    await admin.button('Deactivate').click();
    await admin.dialog(/Deactivate/).getByRole('button', { name: 'Deactivate' }).click();
    await expectSoon(() => gone.address()).toContain('/login');
    const again = await tideboard.stranger();
    await again.open('/login');
    await again.field('Login name').fill('bid.member');
    await again.field(/^\s*Password\s*$/).fill(PASSWORD);
    await again.button('Log in').click();
    await again.page.getByRole('alert').locator('.notice').waitFor();
  });

  it('shows its pages to administrators only', async () => {
    const rep = await tideboard.as('li.wei', { at: '/admin/users' });
    await rep.text('There is nothing here, or you may not see it.').waitFor();
    expect(await rep.link('Admin').count()).toBe(0);
  });
});
