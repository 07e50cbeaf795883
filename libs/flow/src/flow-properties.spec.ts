import fc from 'fast-check';
import { explain } from './explain';
import { joinState } from './join';
import { planMove } from './plan-move';
import { rollbackClosure } from './rollback-closure';
import { decideAll } from './decide';
import { cardStage } from './stage';
import { hasPassed, nodeRun, stateOf } from './state';
import { type Step, anyFlow, anySteps, commandOf } from './testing/arbitrary-flow.spec';
import { TestCard, actor, context, facts } from './testing/card';

const known = facts({ fields: { amount: 1 }, roleHolders: { legal: ['ann', 'ben'] } });
const withRoles = (id: string) => actor(id, { roles: ['pm'] });

function walk(card: TestCard, steps: Step[], check?: (before: TestCard['run'], step: Step) => void): void {
  for (const step of steps) {
    if (step.kind === 'amount') card.facts = { ...card.facts, fields: { amount: step.pick % 4 } };
    const node = (state: string): [string, number][] =>
      card.plan.work
        .filter((candidate) => stateOf(card.run, candidate) === state)
        .map(({ key }) => [key, card.attempt(key)]);
    const every = card.plan.work.map(({ key }) => key);
    const command = commandOf(step, { active: node('active'), done: node('done'), every });
    if (!command) continue;
    const before = card.run;
    const frozen = JSON.stringify(before);
    const reasons = card.try(command, withRoles(step.who));
    expect(JSON.stringify(before)).withContext('the run before').toBe(frozen);
    if (card.run === before) expect(reasons.length).withContext(`reasons of ${step.kind}`).toBeGreaterThan(0);
    check?.(before, step);
  }
}

/** Rules every reachable run keeps (docs/flow.md 2 and 3). */
function expectSound(card: TestCard): void {
  const { plan, run } = card;
  for (const node of plan.nodes.values()) {
    if (node.kind === 'start' || node.kind === 'lost') continue;
    const entry = nodeRun(run, node.key);
    const join = joinState(node, (edge) => run.tokens[edge]);
    const about = `${node.key} ${entry.state} ${join} in ${JSON.stringify(run)}`;
    if (entry.state === 'pending') expect(join).withContext(`stuck join: ${about}`).toBe('waiting');
    if ((entry.state === 'active' || entry.state === 'done') && !entry.late && !node.followOn) {
      expect(['fires', 'reduced']).withContext(`orphan: ${about}`).toContain(join);
    }
    if (entry.state === 'active') expect(entry.attempt).withContext(about).toBeGreaterThan(0);
    const outs = node.outs.filter((edge) => run.tokens[edge.key] !== undefined).length;
    expect(outs === 0 || outs === node.outs.length).withContext(`half passed: ${about}`).toBeTrue();
    if (entry.state === 'done' && node.outs.length > 0 && !node.followOn) {
      expect(hasPassed(run, node)).withContext(`nothing handed on: ${about}`).toBeTrue();
    }
    if (entry.state === 'pending' || (entry.state === 'active' && !entry.late)) {
      expect(outs).withContext(`handed on too early: ${about}`).toBe(0);
    }
  }
  expect(run.flags?.some((flag) => flag.code === 'dead_end') ?? false).toBeFalse();
}

describe('any flow under any history', () => {
  it('stays sound: no stuck join, no orphan, and the events alone give the run', () => {
    fc.assert(
      fc.property(anyFlow, anySteps, (definition, steps) => {
        const card = new TestCard(definition, known);
        expectSound(card);
        walk(card, steps, () => expectSound(card));
        expect(card.replayed()).toEqual(card.run);
        expect(JSON.parse(JSON.stringify(card.run))).toEqual(card.run);
      }),
      { numRuns: 400 },
    );
  });

  it('an open card always has an active node, and confirming all of them wins it', () => {
    fc.assert(
      fc.property(anyFlow, anySteps, (definition, steps) => {
        const card = new TestCard(definition, known);
        walk(card, steps);
        if (card.run.state === 'suspended') card.do({ type: 'resume' });
        if (card.run.state === 'lost') card.do({ type: 'reopen' });
        for (let guard = 0; card.run.state === 'open' && guard < 60; guard += 1) {
          const node = card.plan.work.find((candidate) => stateOf(card.run, candidate) === 'active');
          expect(node).withContext(`nothing active in ${JSON.stringify(card.run)}`).toBeDefined();
          if (!node) return;
          const { key } = node;
          const boss = actor('boss', { mayOverride: true });
          card.do({ type: 'confirm', node: key, attempt: card.attempt(key), override: { reason: 'drive' } }, boss);
        }
        expect(card.run.state).toBe('won');
      }),
      { numRuns: 200 },
    );
  });

  it('a rollback leaves everything outside D untouched and opens its targets', () => {
    fc.assert(
      fc.property(anyFlow, anySteps, fc.nat(), (definition, steps, pick) => {
        const card = new TestCard(definition, known);
        walk(card, steps.filter(({ kind }) => kind !== 'suspend' && kind !== 'lose'));
        fc.pre(card.run.state === 'open');
        const done = card.plan.work.filter((node) => stateOf(card.run, node) === 'done' && node.kind !== 'auto');
        fc.pre(done.length > 0);
        const target = done[pick % done.length];
        if (!target) return;
        const before = card.run;
        const closure = rollbackClosure(before, [target]);
        card.do({ type: 'rollback', to: [target.key], reason: 'again' });
        expect(card.state(target.key)).toBe('active');
        expect(card.attempt(target.key)).toBe(nodeRun(before, target.key).attempt + 1);
        const inside = new Set([target, ...closure.dependents]);
        for (const node of card.plan.nodes.values()) {
          if (inside.has(node)) continue;
          const entry = nodeRun(card.run, node.key);
          if (entry.state === 'skipped' && entry.trim?.by === 'switch') continue;
          if (nodeRun(before, node.key).trim?.by === 'switch') continue;
          const waited = nodeRun(before, node.key).state === 'pending';
          if (!waited) expect(entry).withContext(node.key).toEqual(nodeRun(before, node.key));
        }
        expectSound(card);
      }),
      { numRuns: 300 },
    );
  });

  it('a repeated confirmation changes nothing', () => {
    fc.assert(
      fc.property(anyFlow, anySteps, (definition, steps) => {
        const card = new TestCard(definition, known);
        walk(card, steps);
        for (const node of card.plan.work) {
          const entry = nodeRun(card.run, node.key);
          if (stateOf(card.run, node) !== 'active' && stateOf(card.run, node) !== 'done') continue;
          if (!entry.confirmed?.includes('ann') || card.facts.owner !== 'ann') continue;
          if (card.run.state !== 'open' || node.followOn) continue;
          const before = card.run;
          expect(card.try({ type: 'confirm', node: node.key, attempt: entry.attempt })).toEqual([]);
          expect(card.run).toEqual(before);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('every drag is a plan that decides as promised, or names reasons', () => {
    const columns = ['s1', 's2', 's3', 's4', 'won', 'lost'];
    fc.assert(
      fc.property(anyFlow, anySteps, fc.boolean(), (definition, steps, entitled) => {
        const card = new TestCard(definition, known);
        walk(card, steps);
        const who = actor('ann', entitled ? { mayOverride: true } : {});
        const from = cardStage(card.plan, card.run).column;
        for (const to of columns) {
          const plan = planMove(card.plan, card.run, card.facts, who, from, to);
          if (to === from) expect(plan.kind).toBe('rank');
          if (plan.kind === 'refused') expect(plan.reasons.length).toBeGreaterThan(0);
          if (plan.kind === 'refused' && plan.mine) {
            expect(decideAll(card.plan, card.run, plan.mine, card.facts, context(who)).ok).toBeTrue();
          }
          if (plan.kind === 'rollback') {
            for (const { node } of plan.candidates) expect(card.state(node)).toBe('done');
          }
          if (plan.kind !== 'confirm') continue;
          const decision = decideAll(card.plan, card.run, plan.commands, card.facts, context(who));
          expect(decision.ok).withContext(JSON.stringify(decision)).toBeTrue();
          if (decision.ok) expect(cardStage(card.plan, decision.run).column).toBe(plan.landsIn);
          expect(plan.beyond ?? false).toBe(plan.landsIn !== to);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a cause ends in an active node with a reason, and clearing the causes lets the node start', () => {
    fc.assert(
      fc.property(anyFlow, anySteps, (definition, steps) => {
        const card = new TestCard(definition, known);
        walk(card, steps.filter(({ kind }) => kind !== 'suspend' && kind !== 'lose'));
        for (const node of card.plan.work) {
          if (card.run.state !== 'open' || node.followOn || stateOf(card.run, node) !== 'pending') continue;
          const causes = explain(card.plan, card.run, card.facts, actor(), node.key);
          expect(causes.length).withContext(`${node.key} in ${JSON.stringify(card.run)}`).toBeGreaterThan(0);
          for (const cause of causes) {
            expect(card.state(cause.node)).toBe('active');
            expect(cause.reasons.length).toBeGreaterThan(0);
            expect([cause.path[0], cause.path.at(-1)]).toEqual([node.key, cause.node]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
