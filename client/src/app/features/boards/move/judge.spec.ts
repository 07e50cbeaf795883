import { opportunityTemplate } from '@tideboard/flow';
import { column, face, freshFlow } from '../testing/cards';
import { judge, judgeAll, plan } from './judge';

describe('judge', () => {
  const card = face('1');
  const on = (key: string, flow = freshFlow()): string => judge(flow, card, column(key), {}).kind;

  it('allows the next stage, and says what a further one is missing', () => {
    expect(on('requirements')).toBe('allowed');
    const verdict = judge(freshFlow(), card, column('proposal'), {});
    expect(verdict.kind).toBe('supply');
    expect('reasons' in verdict && verdict.reasons.map(({ code }) => code)).toEqual(['field_missing']);
  });

  it('asks before a loss', () => {
    expect(judge(freshFlow(), card, column('lost'), {})).toEqual({ kind: 'asks', what: 'lost' });
  });

  it('refuses what the person can do nothing about', () => {
    expect(on('requirements', freshFlow('u2'))).toBe('refused');
  });

  it('does not judge before the facts are here', () => {
    expect(judge(null, card, column('requirements'), {})).toEqual({ kind: 'checking' });
    expect(judge(null, card, column('first-talks'), {})).toEqual({ kind: 'here' });
  });

  it('accepts the move once the missing field is supplied', () => {
    const options = { supply: { needs: { fields: { need: '20 个点位' } } } };
    expect(plan(freshFlow(), card, 'proposal', {}, options).kind).toBe('confirm');
  });

  it('refuses a full stage with a hard limit, and only says so with a soft one', () => {
    const limited = (hard: boolean): ReturnType<typeof freshFlow> => {
      const stages = opportunityTemplate.stages.map((stage) => (stage.key === 'requirements' ? { ...stage, wip: { limit: 2, hard } } : stage));
      return freshFlow('u1', { ...opportunityTemplate, stages });
    };
    const totals = { requirements: { count: 2, sums: {} } };
    expect(judge(limited(true), card, column('requirements'), totals)).toEqual(jasmine.objectContaining({ kind: 'full', limit: 2 }));
    expect(judge(limited(false), card, column('requirements'), totals)).toEqual({ kind: 'allowed', over: 2 });
  });

  it('judges every column at once', () => {
    const verdicts = judgeAll(freshFlow(), card, ['first-talks', 'requirements', 'lost'].map((key) => column(key)), {});
    expect([...verdicts].map(([key, { kind }]) => [key, kind])).toEqual([
      ['first-talks', 'here'],
      ['requirements', 'allowed'],
      ['lost', 'asks'],
    ]);
  });
});
