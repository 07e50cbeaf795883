import type { ImportView } from '@tideboard/contracts';
import { allSuggestions, answerOf, choiceOf, optionOf, rowsOf } from './value-questions';

const distinct = (key: string) => ({ key, text: key.toUpperCase(), rows: 3 });
const view = {
  mapping: { stages: { won: { stage: null, outcome: 'won' } }, outcomes: {}, owners: {}, currencies: {} },
  suggestions: {
    stages: [
      { ...distinct('won'), suggestion: { stage: null, outcome: 'won' }, sure: true },
      { ...distinct('engaging'), suggestion: { stage: 'need', outcome: 'open' }, sure: false },
      { ...distinct('other'), suggestion: null, sure: false },
    ],
    outcomes: [],
    owners: [
      { ...distinct('lena'), suggestions: ['u1'], sure: false },
      { ...distinct('wang'), suggestions: ['u2', 'u3'], sure: false },
    ],
    currencies: [],
  },
} as unknown as Pick<ImportView, 'mapping' | 'suggestions'>;

describe('questions about values', () => {
  it('writes stages and endings as options and reads them back', () => {
    for (const choice of [{ stage: 'need:1', outcome: 'open' as const }, { stage: null, outcome: 'lost' as const }]) {
      expect(choiceOf(optionOf(choice))).toEqual(choice);
    }
  });

  it('shows what is answered beside what is only suggested', () => {
    expect(rowsOf(view, 'stages').map(({ answer, suggestion }) => [answer, suggestion])).toEqual([
      ['end:won', 'end:won'],
      [null, 'stage:need'],
      [null, null],
    ]);
  });

  it('suggests a person only when one is meant', () => {
    expect(rowsOf(view, 'owners').map(({ suggestion, candidates }) => [suggestion, candidates])).toEqual([['u1', 1], [null, 2]]);
  });

  it('accepts all open suggestions at once and leaves the answers alone', () => {
    expect(allSuggestions(view, 'stages')).toEqual({ stages: { engaging: { stage: 'need', outcome: 'open' } } });
    expect(allSuggestions(view, 'currencies')).toBeNull();
  });

  it('answers one value in the field it belongs to', () => {
    expect(answerOf('owners', 'wang', 'u3')).toEqual({ owners: { wang: 'u3' } });
  });
});
