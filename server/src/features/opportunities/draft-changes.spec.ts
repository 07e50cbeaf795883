import type { ImportField, OpportunityDraft } from '@tideboard/domain';
import type { CardData } from '../boards';
import { changesOf, noonOf } from './draft-changes';
import type { Opportunity } from './opportunity.entity';

const opportunity = {
  title: 'GTX',
  customerName: '鲁西轨道交通有限公司',
  amount: 100,
  currency: 'USD',
  due: '2026-01-02',
  note: 'n',
  fields: { product: 'GTX Pro' },
  createdAt: noonOf('2025-05-05'),
} as unknown as Opportunity;
const card = { tags: ['a', 'b'], nextText: 'call', endedAt: noonOf('2025-06-06') } as unknown as CardData;
const same: OpportunityDraft = {
  externalId: 'x',
  title: 'GTX',
  customer: '鲁西轨道交通',
  product: 'GTX Pro',
  ownerId: 'somebody else',
  stage: null,
  outcome: 'won',
  amount: 100,
  currency: 'USD',
  openedOn: '2025-05-05',
  closedOn: '2025-06-06',
  expectedCloseOn: '2026-01-02',
  tags: ['b', 'a'],
  note: 'n',
  nextAction: 'call',
};
const ALL = new Set<ImportField>(['title', 'stage']);
const changes = (draft: Partial<OpportunityDraft>, fields = ALL) => changesOf(opportunity, card, { ...same, ...draft }, fields);

describe('what an import finds different', () => {
  it('is nothing for the same row, whoever owns it and however its customer is spelt', () => {
    expect(changes({})).toBeNull();
  });

  it('is nothing for empty cells', () => {
    const empty = { customer: null, product: null, amount: null, openedOn: null, closedOn: null, expectedCloseOn: null, tags: [], note: null, nextAction: null };
    expect(changes({ ...empty, currency: 'CNY' })).toBeNull();
  });

  it('is each field that differs', () => {
    expect(changes({ amount: 200, currency: 'CNY', note: 'm', expectedCloseOn: '2026-03-04', openedOn: '2025-05-06' })).toEqual({
      opportunity: { amount: 200, currency: 'CNY', note: 'm', due: '2026-03-04', createdAt: noonOf('2025-05-06') },
    });
    expect(changes({ customer: 'Other', product: 'X', tags: ['a'], nextAction: 'visit', closedOn: '2025-07-07' })).toEqual({
      opportunity: {},
      customer: 'Other',
      product: 'X',
      tags: ['a'],
      nextText: 'visit',
      endedAt: noonOf('2025-07-07'),
    });
  });

  it('is a title only where the file has titles', () => {
    expect(changes({ title: 'Made up' }, new Set())).toBeNull();
    expect(changes({ title: 'Written' })).toEqual({ opportunity: { title: 'Written' } });
  });
});
