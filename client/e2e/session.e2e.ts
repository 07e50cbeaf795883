import { expectSoon, PASSWORD, useTideboard } from './harness';

describe('logging in', () => {
  const tideboard = useTideboard();

  it('returns to the address asked for', async () => {
    const person = await tideboard.stranger();
    await person.open('/settings/look');
    await expectSoon(() => person.address()).toContain('/login');
    await person.logIn('li.wei', PASSWORD);
    await expectSoon(() => person.address()).toEqual('/settings/look');
  });

  it('says the same for a wrong name and a wrong password, and keeps what was typed', async () => {
    const person = await tideboard.stranger();
    await person.open('/login');
    const alert = person.page.getByRole('alert');
    const tell = async (login: string): Promise<string> => {
      await person.field('Login name').fill(login);
      await person.field(/^\s*Password\s*$/).fill('not the password');
      await person.button('Log in').click();
      return alert.locator('.notice').innerText();
    };
    const forPassword = await tell('wang.fang');
    await person.reload();
    expect(await tell('nobody.here')).toBe(forPassword);
    expect(await person.field('Login name').inputValue()).toBe('nobody.here');
  });

  it('offers the demo logins, and one click is enough', async () => {
    const person = await tideboard.stranger();
    await person.open('/login');
    await person.button(/李伟/).click();
    await person.button(/李伟, your menu/).waitFor();
    expect(await person.context.cookies()).toContain(jasmine.objectContaining({ httpOnly: true, sameSite: 'Lax' }));
  });

  it('ends everywhere at once when the person logs out', async () => {
    const person = await tideboard.as('presales', { at: '/settings' });
    await person.choose('Log out');
    await expectSoon(() => person.address()).toContain('/login');
    await person.open('/settings/profile');
    await expectSoon(() => person.address()).toEqual('/login?back=/settings/profile');
  });
});
