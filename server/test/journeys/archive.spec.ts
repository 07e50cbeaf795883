import type { CardFace } from '@tideboard/domain';
import { type Person, Tideboard } from '../harness';
import { recountedTotals, storedTotals } from '../recount';

describe('the archive', () => {
  let tideboard: Tideboard;
  let rep: Person;

  beforeAll(async () => {
    tideboard = await Tideboard.start();
    rep = await tideboard.as('li.wei');
  });

  afterAll(() => tideboard.stop());

  const titles = async (): Promise<string[]> => Object.values((await rep.board()).windows).flatMap(({ cards }) => cards.map(({ title }) => title));

  it('takes a card off the board and brings it back to where its flow stands', async () => {
    const { card } = await rep.create('归档试验', { amount: 900 });
    const moved = (await rep.move(card, 'requirements')).body.card as CardFace;
    await rep.do('PUT', `/api/cards/${card.id}/archived`, { archived: true });
    expect(await titles()).not.toContain('归档试验');
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
    const back = await rep.do('PUT', `/api/cards/${card.id}/archived`, { archived: false });
    expect(back.card.column).toBe(moved.column);
    expect(await titles()).toContain('归档试验');
  });

  it('keeps an archived card there whatever an old tab sends, and whoever gets it', async () => {
    const { card } = await rep.create('旧标签页');
    await rep.do('PUT', `/api/cards/${card.id}/archived`, { archived: true });
    const confirm = await rep.send<{ code: string }>('POST', `/api/cards/${card.id}/nodes/talk`, { act: 'confirm', attempt: 1 });
    expect([confirm.status, confirm.body.code]).toEqual([409, 'archived']);
    expect((await rep.move(card, 'requirements')).status).toBe(409);
    const lead = await tideboard.as('lead-east');
    const peer = (await (await tideboard.as('zhang.min')).get<{ user: { id: string } }>('/api/session')).user.id;
    const assigned = await lead.do('POST', `/api/cards/${card.id}/assign`, { ownerId: peer });
    expect([assigned.card.column, assigned.card.owner?.id]).toEqual(['archived', peer]);
    expect(await storedTotals(tideboard)).toEqual(await recountedTotals(tideboard));
  });

  it('says nothing new when a card is where it was wished to be', async () => {
    const { card } = await rep.create('没有归档');
    await rep.do('PUT', `/api/cards/${card.id}/archived`, { archived: false });
    const { entries } = await rep.get<{ entries: { type: string }[] }>(`/api/cards/${card.id}/log`);
    expect(entries.map(({ type }) => type)).not.toContain('card.restored');
  });
});
