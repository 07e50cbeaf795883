import { decideAll } from '../decide';
import { planMove } from '../plan-move';
import { REASON_CODES } from '../reasons';
import { cardStage } from '../stage';
import { TestCard, actor, context, facts } from '../testing/card';
import { opportunityTemplate } from './opportunity';
import { quickSaleTemplate } from './quick-sale';

describe('opportunity template', () => {
  const people = facts({ roleHolders: { legal: ['leo'], sales_lead: ['lea'] }, fields: { amount: 100 } });

  it('has the six stages with their chances, in both languages', () => {
    expect(opportunityTemplate.stages.map(({ name, probability }) => [name.zh, probability])).toEqual([
      ['初步洽谈', 20],
      ['需求谈判', 40],
      ['方案报价', 60],
      ['谈判审核', 75],
      ['签约合同', 90],
      ['订单回款', 95],
    ]);
    for (const { name, standard, idleDays } of opportunityTemplate.stages) {
      expect([name.en, standard.zh, standard.en].every((words) => words.length > 0)).toBeTrue();
      expect(idleDays).toBeGreaterThan(0);
    }
  });

  it('runs from the first talk to won, legal beside the quote', () => {
    const card = new TestCard(opportunityTemplate, people);
    expect(card.column).toBe('first-talks');
    card.confirm('talk');
    expect(card.codes({ type: 'confirm', node: 'needs', attempt: 1 })).toEqual(['field_missing']);
    card.do({ type: 'fill', node: 'needs', attempt: 1, fields: { need: '200 units', budget: 90 } });
    card.confirm('needs');
    expect(card.all('active')).toEqual(['quote', 'legal']);
    card.confirm('quote');
    expect(card.column).toBe('proposal');
    card.do({ type: 'confirm', node: 'legal', attempt: 1, conclusion: 'pass' }, actor('leo'));
    expect(card.column).toBe('negotiation');
    card.do({ type: 'confirm', node: 'review', attempt: 1 }, actor('lea'));
    expect(card.codes({ type: 'confirm', node: 'contract', attempt: 1 })).toEqual(['field_missing']);
    card.do({ type: 'fill', node: 'contract', attempt: 1, fields: { contractNo: 'C-1', signedOn: '2026-11-20' } });
    card.confirm('contract', 'order');
    expect(card.run.state).toBe('won');
    expect(JSON.stringify(card.run).length).toBeLessThan(2000);
  });

  it('the card owner reads the terms when nobody holds the legal role', () => {
    const card = new TestCard(opportunityTemplate, facts({ fields: { amount: 1 } }));
    card.confirm('talk');
    card.do({ type: 'fill', node: 'needs', attempt: 1, fields: { need: 'x' } });
    card.confirm('needs');
    expect(card.codes({ type: 'confirm', node: 'legal', attempt: 1, conclusion: 'pass' })).toEqual([]);
  });

  it('a rejection by legal goes back to the need', () => {
    const card = new TestCard(opportunityTemplate, people);
    card.confirm('talk');
    card.do({ type: 'fill', node: 'needs', attempt: 1, fields: { need: 'x' } });
    card.confirm('needs', 'quote');
    card.do({ type: 'confirm', node: 'legal', attempt: 1, conclusion: 'reject', reason: 'penalty' }, actor('leo'));
    expect(card.column).toBe('requirements');
    expect(card.attempt('needs')).toBe(2);
    expect(card.state('quote')).toBe('pending');
  });

  it('a loss leads to a debrief', () => {
    const card = new TestCard(opportunityTemplate, people);
    card.do({ type: 'lose', reason: 'price' });
    expect(card.all('active')).toEqual(['debrief']);
  });

  it('a drag with the one missing field supplied goes through', () => {
    const card = new TestCard(opportunityTemplate, people);
    card.confirm('talk');
    const supply = { needs: { fields: { need: '200 units' } } };
    const plan = planMove(card.plan, card.run, card.facts, actor(), 'requirements', 'proposal', { supply });
    expect(plan.kind).toBe('confirm');
  });
});

describe('quick sale template', () => {
  it('eight stages, a node each, nothing required: right confirms, left rolls back', () => {
    const card = new TestCard(quickSaleTemplate);
    const columns = [...quickSaleTemplate.stages.map(({ key }) => key), 'won'];
    expect(columns.length).toBe(9);
    for (const [index, to] of columns.slice(1).entries()) {
      const from = columns[index] ?? '';
      const plan = planMove(card.plan, card.run, card.facts, actor(), from, to);
      if (plan.kind !== 'confirm') throw new Error(JSON.stringify(plan));
      expect(plan.landsIn).toBe(to);
      const decision = decideAll(card.plan, card.run, plan.commands, card.facts, context());
      if (!decision.ok) throw new Error(JSON.stringify(decision));
      card.run = decision.run;
      expect(cardStage(card.plan, card.run).column).toBe(to);
      if (to === 'won') break;
      expect(planMove(card.plan, card.run, card.facts, actor(), to, from)).toEqual({
        kind: 'rollback',
        candidates: [{ node: from, barriers: [] }],
      });
    }
    expect(card.run.state).toBe('won');
  });
});

describe('refusal codes', () => {
  it('are a closed list of words', () => {
    expect(REASON_CODES.length).toBe(new Set(REASON_CODES).size);
    for (const code of REASON_CODES) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});
