import { decideAll } from './decide';
import type { Actor, Facts } from './facts';
import { planMove, type MoveOptions } from './plan-move';
import { activeSet } from './state';
import { TestCard, actor, context, facts } from './testing/card';
import { flow, stage, text } from './testing/flows';
import type { MovePlan } from './views';

const inStages = { a: { stage: 's1' }, b: { stage: 's2' }, c: { stage: 's3' }, d: { stage: 's4' } };
const straight = flow('start>a a>b b>c c>d d>won', inStages);

function move(card: TestCard, to: string, options: MoveOptions = {}, who: Actor = actor(), from = card.column): MovePlan {
  return planMove(card.plan, card.run, card.facts, who, from, to, options);
}

function carryOut(card: TestCard, plan: MovePlan, who: Actor = actor()): void {
  if (plan.kind !== 'confirm') throw new Error(JSON.stringify(plan));
  const decision = decideAll(card.plan, card.run, plan.commands, card.facts, context(who));
  if (!decision.ok) throw new Error(JSON.stringify(decision.reasons));
  card.run = decision.run;
}

const codes = (plan: MovePlan): string[] => (plan.kind === 'refused' ? plan.reasons.map(({ code }) => code) : []);

describe('drag to the right', () => {
  it('confirms the active node and lands in the next stage', () => {
    const card = new TestCard(straight);
    const plan = move(card, 's2');
    expect(plan).toEqual({
      kind: 'confirm',
      commands: [{ type: 'confirm', node: 'a', attempt: 1 }],
      landsIn: 's2',
    });
    carryOut(card, plan);
    expect(card.column).toBe('s2');
    expect(activeSet(card.plan, card.run)).toEqual(['b#1']);
  });

  it('goes on over several stages, up to winning', () => {
    const card = new TestCard(straight);
    const plan = move(card, 'won');
    expect(plan.kind === 'confirm' && plan.commands.length).toBe(4);
    carryOut(card, plan);
    expect(card.run.state).toBe('won');
  });

  it('says first when the flow lands beyond the column asked for', () => {
    const card = new TestCard(flow('start>a a>c c>won', inStages));
    expect(move(card, 's2')).toEqual(jasmine.objectContaining({ kind: 'confirm', landsIn: 's3', beyond: true }));
  });

  it('gives the reasons of all nodes on the way, also behind the first obstacle', () => {
    const form = (key: string) => [{ key, name: text(''), type: 'text' as const, required: true }];
    const card = new TestCard(
      flow('start>a a>b b>c c>won', { ...inStages, a: { stage: 's1', form: form('x') }, b: { stage: 's2', form: form('y') } }),
    );
    const plan = move(card, 's3');
    expect(plan.kind === 'refused' && plan.reasons).toEqual([
      { code: 'field_missing', node: 'a', field: 'x', fix: { kind: 'field', who: ['ann'], inPlace: true } },
      { code: 'field_missing', node: 'b', field: 'y', fix: { kind: 'field', who: ['ann'], inPlace: true } },
    ]);
  });

  it('values supplied in place complete the same drag', () => {
    const card = new TestCard(
      flow('start>a a>b b>won', {
        a: {
          stage: 's1',
          kind: 'review',
          review: { rejectTo: 'a' },
          form: [{ key: 'price', name: text(''), type: 'money', required: true, bind: 'amount' }],
          checklist: [{ key: 'i', name: text('') }],
        },
        b: { stage: 's2' },
      }),
    );
    expect(codes(move(card, 's2'))).toEqual(['field_missing', 'item_open', 'conclusion_missing']);
    const supply = { a: { fields: { price: 5 }, ticks: ['i'], conclusion: 'pass' as const } };
    const plan = move(card, 's2', { supply });
    expect(plan.kind === 'confirm' && plan.commands.map(({ type }) => type)).toEqual(['fill', 'tick', 'confirm']);
    carryOut(card, plan);
    expect(card.column).toBe('s2');
    const wrong = new TestCard(card.definition);
    expect(codes(move(wrong, 's2', { supply: { a: { fields: { price: 'much' } } } }))).toEqual(['field_invalid']);
  });

  it('X1 -> X2 in stage 2, Y parallel in 3; drag 2 -> 3 by the owner of X1 only: refused as a whole, "only mine" confirms X1', () => {
    const definition = flow('start>x1 start>y x1>x2 x2>z y>z z>won', {
      x1: { stage: 's2' },
      x2: { stage: 's2', owners: [{ by: 'person', user: 'wang' }] },
      y: { stage: 's3' },
      z: { stage: 's4' },
    });
    const card = new TestCard(definition);
    expect(card.column).toBe('s2');
    expect(card.ghosts).toEqual(['s3']);
    const plan = move(card, 's3');
    expect(plan).toEqual({
      kind: 'refused',
      reasons: [
        { code: 'not_owner', node: 'x2', owners: ['wang'], fix: { kind: 'confirm', who: ['wang'], inPlace: false } },
      ],
      mine: [{ type: 'confirm', node: 'x1', attempt: 1 }],
    });
  });

  it('the same by the owner of all, Z in stage 4 after X2: active {Y, Z}, card in 3, ghost in 4', () => {
    const definition = flow('start>x1 start>y x1>x2 x2>z y>e z>e e>won', {
      x1: { stage: 's2' },
      x2: { stage: 's2' },
      y: { stage: 's3' },
      z: { stage: 's4' },
      e: { stage: 's4' },
    });
    const card = new TestCard(definition);
    const plan = move(card, 's3');
    expect(plan).toEqual(jasmine.objectContaining({ kind: 'confirm', landsIn: 's3' }));
    carryOut(card, plan);
    expect(card.all('active')).toEqual(['y', 'z']);
    expect(card.column).toBe('s3');
    expect(card.ghosts).toEqual(['s4']);
  });

  it('a confirmation that waits for others is refused, and offered as "only mine"', () => {
    const card = new TestCard(
      flow('start>a a>b b>won', {
        a: { stage: 's1', owners: [{ by: 'role', role: 'legal' }], completion: { mode: 'all' } },
        b: { stage: 's2' },
      }),
      facts({ roleHolders: { legal: ['ann', 'leo'] } }),
    );
    const plan = move(card, 's2');
    expect(plan).toEqual({
      kind: 'refused',
      reasons: [{ code: 'waits_for', node: 'a', owners: ['leo'], fix: { kind: 'confirm', who: ['leo'], inPlace: false } }],
      mine: [{ type: 'confirm', node: 'a', attempt: 1 }],
    });
  });

  it('who may override gives a reason once, and it is used only where it is needed', () => {
    const card = new TestCard(
      flow('start>a a>b b>c c>won', { ...inStages, b: { stage: 's2', owners: [{ by: 'person', user: 'wang' }] } }),
    );
    const lead = actor('ann', { mayOverride: true });
    const asked = move(card, 's3', {}, lead);
    expect(asked.kind === 'refused' && asked.reasons[0]?.fix).toEqual({
      kind: 'give_reason',
      who: ['ann'],
      inPlace: true,
    });
    const plan = move(card, 's3', { override: { reason: 'Wang is ill' } }, lead);
    expect(plan.kind === 'confirm' && plan.commands).toEqual([
      { type: 'confirm', node: 'a', attempt: 1 },
      { type: 'confirm', node: 'b', attempt: 1, override: { reason: 'Wang is ill' } },
    ]);
    carryOut(card, plan, lead);
  });

  it('an unmet node the actor may trim is offered to be skipped with a reason, never skipped silently', () => {
    const card = new TestCard(
      flow('start>a a>b b>won', {
        a: { stage: 's1', checklist: [{ key: 'i', name: text('') }], deletableBy: ['pm'] },
        b: { stage: 's2' },
      }),
    );
    const pm = actor('ann', { roles: ['pm'] });
    expect(move(card, 's2', {}, pm)).toEqual(jasmine.objectContaining({ kind: 'refused', skippable: ['a'] }));
    expect(move(card, 's2')).not.toEqual(jasmine.objectContaining({ skippable: ['a'] }));
    const plan = move(card, 's2', { skip: { a: 'small deal' } }, pm);
    carryOut(card, plan, pm);
    expect(card.state('a')).toBe('skipped');
    expect(card.column).toBe('s2');
  });

  it('a late node is part of every way to the right', () => {
    const definition = flow('start>a a>b b>c c>won', { ...inStages, b: { stage: 's1', deletableBy: ['pm'] }, c: { stage: 's2' } });
    definition.nodes.push({ key: 'd', name: text('d'), kind: 'task', stage: 's3' });
    definition.edges = flow('start>a a>b b>c c>d d>won').edges;
    const card = new TestCard(definition);
    const pm = actor('ann', { roles: ['pm'] });
    card.do({ type: 'trim', node: 'b', reason: 'later' }, pm);
    card.confirm('a');
    card.do({ type: 'untrim', node: 'b' }, pm);
    const plan = move(card, 's3');
    expect(plan.kind === 'confirm' && plan.commands.map((command) => 'node' in command && command.node)).toEqual(['b', 'c']);
    carryOut(card, plan);
  });

  it('a stage with a hard limit that is full refuses', () => {
    const stages = ['s1', 's2', 's3', 's4'].map((key) => stage(key, key === 's2' ? { wip: { limit: 2, hard: true } } : {}));
    const definition = { ...straight, stages };
    const full: Facts = facts({ wip: { s2: 2 } });
    const card = new TestCard(definition, full);
    expect(move(card, 's2')).toEqual({ kind: 'refused', reasons: [{ code: 'wip_full', stage: 's2', limit: 2 }] });
    expect(card.codes({ type: 'confirm', node: 'a', attempt: 1 })).toEqual(['wip_full']);
    card.facts = facts({ wip: { s2: 1 } });
    expect(move(card, 's2').kind).toBe('confirm');
    card.confirm('a', 'b');
    card.facts = full;
    expect(card.codes({ type: 'rollback', to: ['b'], reason: 'sent back' })).toEqual([]);
  });

  it('asks the entry criteria of the node that would start', () => {
    const entry = [{ key: 'ok', name: text(''), when: { field: 'margin', op: 'gte' as const, value: 0 } }];
    const card = new TestCard(flow('start>a a>b b>won', { a: { stage: 's1' }, b: { stage: 's2', entry } }));
    const plan = move(card, 's2');
    expect(plan).toEqual({ kind: 'refused', reasons: [{ code: 'entry_unmet', node: 'b', criterion: 'ok' }] });
    card.facts = facts({ fields: { margin: 0 } });
    expect(move(card, 's2').kind).toBe('confirm');
  });

  it('an automatic node on the way answers with what it waits for', () => {
    const exit = [{ key: 'paid', name: text(''), when: { field: 'paid', op: 'isTrue' as const } }];
    const card = new TestCard(flow('start>a a>b b>won', { a: { stage: 's1', kind: 'auto', exit }, b: { stage: 's2' } }));
    expect(codes(move(card, 's2'))).toEqual(['exit_unmet']);
  });
});

describe('dragging a ghost', () => {
  const definition = flow('start>a start>b a>a2 b>b2 a2>j b2>j j>won', {
    a: { stage: 's1' },
    a2: { stage: 's2' },
    b: { stage: 's2' },
    b2: { stage: 's3' },
    j: { stage: 's4' },
  });

  it('plans only the nodes of its branch and stage', () => {
    const card = new TestCard(definition);
    expect(card.ghosts).toEqual(['s2']);
    const plan = move(card, 's3', {}, actor(), 's2');
    expect(plan).toEqual({ kind: 'confirm', commands: [{ type: 'confirm', node: 'b', attempt: 1 }], landsIn: 's1' });
    carryOut(card, plan);
    expect(card.ghosts).toEqual(['s3']);
  });

  it('rolls back only what it comes from', () => {
    const card = new TestCard(definition);
    card.confirm('a', 'b', 'b2');
    expect(card.all('active')).toEqual(['a2']);
    card.do({ type: 'rollback', to: ['b2'], reason: 'x' });
    expect(card.column).toBe('s2');
    expect(move(card, 's2', {}, actor(), 's3')).toEqual({ kind: 'rollback', candidates: [{ node: 'b', barriers: [] }] });
    expect(codes(move(card, 's1', {}, actor(), 's3'))).toEqual(['nothing_to_roll_back']);
  });
});

describe('other drags', () => {
  it('within a column is rank only', () => {
    expect(move(new TestCard(straight), 's1')).toEqual({ kind: 'rank' });
  });

  it('left offers the done nodes of that stage', () => {
    const card = new TestCard(flow('start>a start>x a>b x>b b>won', { ...inStages, x: { stage: 's1' } }));
    card.confirm('a', 'x');
    expect(move(card, 's1')).toEqual({
      kind: 'rollback',
      candidates: [
        { node: 'a', barriers: [] },
        { node: 'x', barriers: [] },
      ],
    });
  });

  it('left over a barrier is refused without the right', () => {
    const card = new TestCard(flow('start>a a>b b>c c>won', { ...inStages, b: { stage: 's2', noRollback: true } }));
    card.confirm('a', 'b');
    expect(move(card, 's1')).toEqual({ kind: 'refused', reasons: [{ code: 'barrier', nodes: ['b'] }] });
    expect(move(card, 's1', {}, actor('ann', { mayOverride: true }))).toEqual({
      kind: 'rollback',
      candidates: [{ node: 'a', barriers: ['b'] }],
    });
  });

  it('left to a stage without done nodes is refused', () => {
    const card = new TestCard(flow('start>a a>c c>won', inStages));
    card.confirm('a');
    expect(codes(move(card, 's2'))).toEqual(['nothing_to_roll_back']);
  });

  it('on Lost asks for the loss, or says that there is none', () => {
    expect(move(new TestCard(straight), 'lost')).toEqual({ kind: 'lost' });
    const noLoss = flow('start>a a>won', {}, { markers: straight.markers.slice(0, 2) });
    expect(codes(move(new TestCard(noLoss), 'lost'))).toEqual(['no_lost']);
  });

  it('a closed, suspended or pooled card is refused with the way out', () => {
    const card = new TestCard(straight);
    card.do({ type: 'lose', reason: 'price' });
    const lost = move(card, 's1');
    expect(lost.kind === 'refused' && lost.reasons[0]).toEqual({
      code: 'card_closed',
      state: 'lost',
      fix: { kind: 'reopen', who: [], inPlace: true },
    });
    card.do({ type: 'reopen' });
    card.do({ type: 'suspend', reason: 'x', reviewOn: '2027-01-01' });
    expect(codes(move(card, 's2'))).toEqual(['card_suspended']);
    card.do({ type: 'resume' });
    card.facts = facts({ inPool: true });
    expect(codes(move(card, 's2'))).toEqual(['in_pool']);
    expect(codes(move(card, 'lost'))).toEqual(['in_pool']);
  });

  it('a won card goes back only by the right', () => {
    const card = new TestCard(straight);
    card.confirm('a', 'b', 'c', 'd');
    expect(codes(move(card, 's4'))).toEqual(['card_closed']);
    const boss = actor('boss', { mayOverride: true });
    expect(move(card, 's4', {}, boss)).toEqual({ kind: 'rollback', candidates: [{ node: 'd', barriers: [] }] });
  });

  it('an unknown column is refused', () => {
    const card = new TestCard(straight);
    expect(codes(move(card, 'nowhere'))).toEqual(['unknown_stage']);
    expect(codes(move(card, 's2', {}, actor(), 'nowhere'))).toEqual(['unknown_stage']);
    expect(codes(move(card, 'completed'))).toEqual(['unknown_stage']);
  });

  it('bulk: each card is judged by itself with the same rule', () => {
    const form = [{ key: 'x', name: text(''), type: 'text' as const, required: true, bind: 'x' }];
    const definition = flow('start>a a>b b>won', { a: { stage: 's1', form }, b: { stage: 's2' } });
    const cards = Array.from({ length: 200 }, (_, index) =>
      new TestCard(definition, facts({ fields: index < 17 ? {} : { x: 'y' } })),
    );
    const plans = cards.map((card) => move(card, 's2'));
    expect(plans.filter(({ kind }) => kind === 'confirm').length).toBe(183);
    expect(plans.filter(({ kind }) => kind === 'refused').map(codes)).toEqual(Array.from({ length: 17 }, () => ['field_missing']));
  });
});
