import { decide } from './decide';
import { evolve } from './evolve';
import { planOf } from './plan';
import { type ImportTarget, importRun } from './start';
import type { Run } from './run';
import { cardStage } from './stage';
import { opportunityTemplate } from './templates/opportunity';
import { AT, context, facts } from './testing/card';
import { flow } from './testing/flows';
import { tailor } from './tailor';

const plan = planOf(opportunityTemplate);

function imported(target: ImportTarget): Run {
  const decision = importRun(plan, target, facts(), context());
  if (!decision.ok) throw new Error(JSON.stringify(decision.reasons));
  return decision.run;
}

describe('history import', () => {
  it('is one event that carries the run', () => {
    const decision = importRun(plan, { column: 'proposal' }, facts(), context());
    expect(decision.ok && decision.events.map(({ type }) => type)).toEqual(['card.imported']);
    if (!decision.ok) return;
    const [event] = decision.events;
    expect(event && evolve(undefined, event)).toEqual(decision.run);
  });

  for (const { key } of opportunityTemplate.stages) {
    it(`places a card in ${key}, all left of it done as imported, no criteria asked`, () => {
      const run = imported({ column: key });
      expect(cardStage(plan, run).column).toBe(key);
      for (const node of plan.work) {
        const entry = run.nodes[node.key];
        const isLeft = node.order >= 0 && node.order < (plan.stages.get(key) ?? -1);
        if (isLeft) expect(entry).toEqual({ state: 'done', attempt: 1, conclusion: 'imported' });
        else if (entry?.state === 'active') expect(entry).toEqual({ state: 'active', attempt: 1, startedAt: AT });
        else expect(entry).toBeUndefined();
      }
    });
  }

  it('goes on like any other card', () => {
    const run = imported({ column: 'negotiation' });
    const decision = decide(plan, run, { type: 'confirm', node: 'review', attempt: 1 }, facts(), context());
    expect(decision.ok && cardStage(plan, decision.run).column).toBe('contract');
  });

  it('a won card is closed at its own date', () => {
    const run = imported({ column: 'won', closedAt: '2017-03-01T00:00:00.000Z' });
    expect(run.state).toBe('won');
    expect(run.closedAt).toBe('2017-03-01T00:00:00.000Z');
  });

  it('a lost card keeps the stage it was lost in, and starts no follow-on work', () => {
    const run = imported({ column: 'lost', lostFrom: 'proposal', lossReason: 'price', competitor: 'Rival' });
    expect(run).toEqual(
      jasmine.objectContaining({ state: 'lost', losses: 1, lost: { at: AT, reason: 'price', competitor: 'Rival' } }),
    );
    expect(run.nodes['debrief']).toBeUndefined();
    const reopened = decide(plan, run, { type: 'reopen' }, facts(), context());
    expect(reopened.ok && cardStage(plan, reopened.run).column).toBe('proposal');
  });

  it('an unknown column is refused', () => {
    const decision = importRun(plan, { column: 'nowhere' }, facts(), context());
    expect(!decision.ok && decision.reasons).toEqual([{ code: 'unknown_stage', stage: 'nowhere' }]);
    const lost = importRun(plan, { column: 'lost', lostFrom: 'nowhere' }, facts(), context());
    expect(lost.ok).toBeFalse();
  });

  it('keeps what switches have trimmed', () => {
    const definition = flow('start>a a>b b>c c>won', { a: { switch: 'big' }, b: {}, c: { stage: 's2' } }, {
      switches: [{ key: 'big', name: { zh: '', en: '' }, when: { field: 'amount', op: 'gt', value: 1 } }],
    });
    const decision = importRun(tailor(definition, facts()), { column: 's2' }, facts(), context());
    if (!decision.ok) throw new Error('refused');
    expect(decision.run.nodes['a']).toEqual({ state: 'skipped', attempt: 0, skip: 'trimmed', trim: { by: 'switch' } });
    expect(decision.run.switches).toEqual({ big: false });
  });
});
