import { expectSoon, type Person, useTideboard } from './harness';

describe('the public pool', () => {
  const tideboard = useTideboard();
  const claim = (person: Person, title: string) => row(person, title).getByRole('button', { name: /^Claim/ });
  const row = (person: Person, title: string) => person.page.getByRole('row', { name: new RegExp(title) });

  it('gives a deal to who claims it, and takes it out of reach of the other at once', async () => {
    const [former, first, second] = [await tideboard.as('li.wei'), await tideboard.as('zhao.lei'), await tideboard.as('chen.jing')];
    const card = await former.has('Orphaned crane deal', { amount: 30_000_000 });
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'No time for it' });
    for (const person of [first, second]) {
      await person.open('/pools/public');
      await row(person, 'Orphaned crane deal').waitFor();
      await person.live();
    }
    await claim(first, 'Orphaned crane deal').click();
    await row(first, 'Orphaned crane deal').getByText('Yours').waitFor();
    await row(second, 'Orphaned crane deal').getByText(/taken by a colleague just now|left the pool just now/).waitFor();
    expect(await claim(second, 'Orphaned crane deal').count()).toBe(0);
    await row(first, 'Orphaned crane deal').getByRole('button', { name: 'Open' }).click();
    await expectSoon(() => first.address()).toContain(card.no);
  });

  it('has one winner when two claim at the same moment, and tells the other who was late', async () => {
    const [former, ...rivals] = [await tideboard.as('li.wei'), await tideboard.as('zhao.lei'), await tideboard.as('chen.jing')];
    const card = await former.has('Wanted by two');
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'Whoever likes' });
    for (const person of rivals) {
      await person.open('/pools/public');
      await claim(person, 'Wanted by two').waitFor();
    }
    await Promise.all(rivals.map((person) => claim(person, 'Wanted by two').click()));
    const answer = (person: Person) => row(person, 'Wanted by two').locator('tb-claim-cell').innerText();
    for (const person of rivals) await expectSoon(() => answer(person)).toMatch(/Yours|taken by a colleague just now/);
    const answers = await Promise.all(rivals.map(answer));
    expect(answers.filter((text) => text.includes('Yours')).length).toBe(1);
    expect(answers.filter((text) => text.includes('taken by a colleague')).length).toBe(1);
  });

  it('says in words why somebody cannot claim', async () => {
    const former = await tideboard.as('li.wei');
    const card = await former.has('Once was mine');
    await former.send('POST', `/api/cards/${card.id}/release`, { reason: 'Not my region' });
    await former.open('/pools/public');
    await expectSoon(() => row(former, 'Once was mine').innerText()).toMatch(/you owned it; again from/);
    expect(await claim(former, 'Once was mine').count()).toBe(0);
  });

  it('shows a deal that comes in while the page is open', async () => {
    const [former, reader] = [await tideboard.as('wang.fang'), await tideboard.as('chen.jing')];
    const release = async (title: string): Promise<void> => {
      const { id } = await former.has(title);
      await former.send('POST', `/api/cards/${id}/release`, { reason: 'Over to others' });
    };
    await release('Early arrival');
    await reader.open('/pools/public');
    await row(reader, 'Early arrival').waitFor();
    await reader.live();
    await release('Late arrival');
    await reader.button('Show').click();
    await row(reader, 'Late arrival').waitFor();
  });
});
