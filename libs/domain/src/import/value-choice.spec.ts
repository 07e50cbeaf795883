import { currencyOfAmounts, distinctValues, suggestMatch, suggestOutcome, suggestStage } from './value-choice';

const stages = [
  { id: 'contact', names: ['初步洽谈', 'First contact'] },
  { id: 'needs', names: ['需求谈判', 'Needs'] },
  { id: 'quote', names: ['方案报价', 'Proposal and quote'] },
  { id: 'review', names: ['谈判审核', 'Negotiation review'] },
  { id: 'contract', names: ['签约合同', 'Contract'] },
  { id: 'order', names: ['订单回款', 'Order and payment'] },
];
const people = [
  { id: 'u1', names: ['Wang Wei', 'wwei'] },
  { id: 'u2', names: ['Wang Lin', 'wlin'] },
  { id: 'u3', names: ['Lena Kohl', 'lena'] },
];

describe('distinctValues', () => {
  it('asks once per value, the most frequent first, blanks not at all', () => {
    const rows = [['Won'], ['lost'], [' won '], ['N/A'], [], ['']];
    expect(distinctValues(rows, 0)).toEqual([
      { key: 'won', text: 'Won', rows: 2 },
      { key: 'lost', text: 'lost', rows: 1 },
    ]);
  });
});

describe('suggestMatch', () => {
  it('is sure of one equal name only', () => {
    expect(suggestMatch('lena  KOHL', people)).toEqual({ ids: ['u3'], sure: true });
    expect(suggestMatch('Kohl, Lena', people)).toEqual({ ids: ['u3'], sure: false });
    expect(suggestMatch('Lena Kolh', people)).toEqual({ ids: ['u3'], sure: false });
    expect(
      suggestMatch('Same', [
        { id: 'a', names: ['Same'] },
        { id: 'b', names: ['same'] },
      ]),
    ).toEqual({ ids: ['a', 'b'], sure: false });
  });

  it('lists everybody a part of a name may mean', () => {
    expect(suggestMatch('Wang', people)).toEqual({ ids: ['u1', 'u2'], sure: false });
    expect(suggestMatch('Zhao', people)).toEqual({ ids: [], sure: false });
    expect(suggestMatch('', people)).toEqual({ ids: [], sure: false });
  });
});

describe('suggestOutcome', () => {
  it('knows the words for endings', () => {
    const words = ['Won', 'Closed Won', 'SALE_DONE', '赢单', 'Closed-Lost', '丢单', 'On hold', 'Engaging'];
    expect(words.map(suggestOutcome)).toEqual(['won', 'won', 'won', 'won', 'lost', 'lost', 'suspended', null]);
  });
});

describe('suggestStage', () => {
  const chosen = (value: string) => {
    const { choice, sure } = suggestStage(value, stages);
    return [choice?.stage ?? choice?.outcome ?? null, sure];
  };

  it('is sure of stage names and endings', () => {
    expect([chosen('谈判审核'), chosen('contract'), chosen('Won'), chosen('输单')]).toEqual([
      ['review', true],
      ['contract', true],
      ['won', true],
      ['lost', true],
    ]);
  });

  it('suggests the stage of the same step of a sale', () => {
    const words = [
      'Prospecting',
      'Engaging',
      'Needs Analysis',
      'Proposal/Price Quote',
      'Negotiation/Review',
      '线索',
      '回款中',
    ];
    expect(words.map((word) => chosen(word)[0])).toEqual([
      'contact',
      'needs',
      'needs',
      'quote',
      'review',
      'contact',
      'order',
    ]);
    expect(words.some((word) => chosen(word)[1])).toBeFalse();
  });

  it('suggests nothing for a word it does not know', () => expect(chosen('xyz')).toEqual([null, false]));
});

describe('currencyOfAmounts', () => {
  it('tells the currency by the signs in the cells', () => {
    expect(currencyOfAmounts(['$40,000', '$ 1.2M', '', '500'])).toBe('USD');
    expect(currencyOfAmounts(['120万元', '￥5', 'RMB 12k'])).toBe('CNY');
    expect(currencyOfAmounts(['€ 5', '£ 5'])).toBeNull();
    expect(currencyOfAmounts(['1054', '12k', 'n/a'])).toBeNull();
  });
});
