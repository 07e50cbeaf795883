import { expectSoon, type Person, useTideboard } from './harness';

describe('the public pool', () => {
  const tideboard = useTideboard();
  const row = (person: Person, title: string) => person.page.getByRole('row', { name: new RegExp(title) });

  it('gives a deal to the first who claims, and tells the other at once', async () => {
    const [former, first, second] = [await tideboard.as('li.wei'), await tideboard.as('zhao.lei'), await tideboard.as('chen.jing')];
    const card = await former.has('Orphaned crane deal', { amount: 30_000_000 });
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'No time for it' });
    for (const person of [first, second]) {
      await person.open('/pools/public');
      await row(person, 'Orphaned crane deal').waitFor();
    }
    await row(first, 'Orphaned crane deal').getByRole('button', { name: /^Claim/ }).click();
    await row(first, 'Orphaned crane deal').getByText('Yours').waitFor();
    await row(second, 'Orphaned crane deal').getByText('taken by a colleague just now').waitFor();
    expect(await row(second, 'Orphaned crane deal').getByRole('button', { name: /^Claim/ }).count()).toBe(0);
    await row(first, 'Orphaned crane deal').getByRole('button', { name: 'Open' }).click();
    await expectSoon(() => first.address()).toContain(card.no);
  });

  it('says in words why somebody cannot claim', async () => {
    const former = await tideboard.as('li.wei');
    const card = await former.has('Once was mine');
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'Not my region' });
    await former.open('/pools/public');
    await expectSoon(() => row(former, 'Once was mine').innerText()).toMatch(/you owned it; again from/);
    expect(await row(former, 'Once was mine').getByRole('button', { name: /^Claim/ }).count()).toBe(0);
  });

  it('shows a deal that comes in while the page is open', async () => {
    const [former, reader] = [await tideboard.as('wang.fang'), await tideboard.as('chen.jing')];
    const card = await former.has('Late arrival');
    await reader.open('/pools/public');
    await reader.heading(/./).first().waitFor();
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'Over to others' });
    await reader.button('Show').click();
    await row(reader, 'Late arrival').waitFor();
  });
});
