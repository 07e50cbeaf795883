import { inspect } from './inspect';
import type { FlowNode } from './model';
import { TestCard, actor, facts } from './testing/card';
import { flow, text } from './testing/flows';

const name = text('');

function cardWith(node: Partial<FlowNode>, known = facts()): TestCard {
  return new TestCard(flow('start>a a>b b>won', { a: node }), known);
}

const confirm = { type: 'confirm', node: 'a', attempt: 1 } as const;
const fill = (fields: Record<string, unknown>) => ({ type: 'fill', node: 'a', attempt: 1, fields }) as const;

describe('exit criteria', () => {
  it('all unmet items come back at once, each with who can fix it', () => {
    const card = cardWith({
      form: [{ key: 'x', name, type: 'text', required: true }],
      checklist: [{ key: 'c', name }],
      tasks: [{ key: 't', name }],
      deliverables: [{ key: 'd', name }],
      exit: [{ key: 'e', name, when: { field: 'margin', op: 'gte', value: 0 } }],
    });
    const reasons = card.try(confirm);
    expect(reasons.map(({ code }) => code)).toEqual([
      'field_missing',
      'task_open',
      'item_open',
      'file_missing',
      'exit_unmet',
    ]);
    expect(reasons[0]).toEqual({
      code: 'field_missing',
      node: 'a',
      field: 'x',
      fix: { kind: 'field', who: ['ann'], inPlace: true },
    });
    expect(card.try(confirm, actor('zoe')).find(({ code }) => code === 'field_missing')?.fix?.inPlace).toBeFalse();
  });

  it('each is met by its own command', () => {
    const card = cardWith({
      form: [{ key: 'x', name, type: 'text', required: true }],
      checklist: [{ key: 'c', name }],
      tasks: [{ key: 't', name }],
      deliverables: [{ key: 'd', name, approved: true }],
      exit: [{ key: 'e', name, when: { field: 'margin', op: 'gte', value: 0 } }],
    });
    card.do(fill({ x: 'y' }));
    card.do({ type: 'tick', node: 'a', attempt: 1, item: 'c', on: true });
    card.do({ type: 'tick', node: 'a', attempt: 1, item: 't', on: true });
    card.do({ type: 'attach', node: 'a', attempt: 1, slot: 'd', file: { file: 'f1' } });
    expect(card.codes(confirm)).toEqual(['file_not_approved', 'exit_unmet']);
    card.do({ type: 'attach', node: 'a', attempt: 1, slot: 'd', file: { file: 'f1', approved: true } });
    card.facts = facts({ fields: { margin: 0 } });
    card.confirm('a');
    expect(card.state('a')).toBe('done');
  });

  it('an item can be taken back while the node is active', () => {
    const card = cardWith({ checklist: [{ key: 'c', name }], deliverables: [{ key: 'd', name }] });
    card.do({ type: 'tick', node: 'a', attempt: 1, item: 'c', on: true });
    card.do({ type: 'tick', node: 'a', attempt: 1, item: 'c', on: false });
    card.do({ type: 'attach', node: 'a', attempt: 1, slot: 'd', file: { file: 'f' } });
    card.do({ type: 'attach', node: 'a', attempt: 1, slot: 'd', file: null });
    expect(card.codes(confirm)).toEqual(['item_open', 'file_missing']);
  });

  it('what holds already makes no event', () => {
    const card = cardWith({
      form: [{ key: 'x', name, type: 'text' }],
      checklist: [{ key: 'c', name }],
      deliverables: [{ key: 'd', name }],
    });
    const commands = [
      fill({ x: 'y' }),
      { type: 'tick', node: 'a', attempt: 1, item: 'c', on: true } as const,
      { type: 'attach', node: 'a', attempt: 1, slot: 'd', file: { file: 'f' } } as const,
    ];
    for (const command of commands) expect(card.do(command).length).toBe(1);
    for (const command of commands) expect(card.do(command)).toEqual([]);
    expect(card.do({ type: 'tick', node: 'a', attempt: 1, item: 'c', on: true })).toEqual([]);
  });

  it('an approved file cannot be taken out of a done node: that needs a rollback', () => {
    const card = cardWith({ deliverables: [{ key: 'd', name, approved: true }] });
    const file = { file: 'f1', approved: true };
    card.do({ type: 'attach', node: 'a', attempt: 1, slot: 'd', file });
    card.confirm('a');
    const remove = (attempt: number) => ({ type: 'attach', node: 'a', attempt, slot: 'd', file: null }) as const;
    expect(card.codes(remove(1))).toEqual(['already_done']);
    card.do({ type: 'rollback', to: ['a'], reason: 'wrong file' });
    expect(card.run.nodes['a']?.files).toEqual({ d: file });
    expect(card.codes(remove(2))).toEqual([]);
  });

  it('a linked card holds the node until it is completed or won', () => {
    const node = { starts: { template: 'tender', when: { field: 'tender', op: 'isTrue' as const } } };
    expect(cardWith(node).codes(confirm)).toEqual([]);
    const card = cardWith(node, facts({ fields: { tender: true } }));
    expect(card.codes(confirm)).toEqual(['linked_card_open']);
    card.facts = facts({ fields: { tender: true }, linked: { a: 'lost' } });
    expect(card.codes(confirm)).toEqual(['linked_card_open']);
    card.facts = facts({ fields: { tender: true }, linked: { a: 'completed' } });
    expect(card.codes(confirm)).toEqual([]);
  });

  it('entry criteria of the node that would start refuse the confirmation before it', () => {
    const definition = flow('start>a a>b b>won', {
      b: { entry: [{ key: 'ok', name, when: { field: 'margin', op: 'gte', value: 0 } }] },
    });
    const card = new TestCard(definition, facts({ fields: { margin: -1 } }));
    expect(card.try(confirm)).toEqual([{ code: 'entry_unmet', node: 'b', criterion: 'ok' }]);
    expect(card.state('a')).toBe('active');
    card.facts = facts({ fields: { margin: 1 } });
    expect(card.codes(confirm)).toEqual([]);
  });

  it('an automatic node waits for its criteria and goes on when they hold', () => {
    const card = cardWith({
      kind: 'auto',
      exit: [{ key: 'paid', name, when: { field: 'paid', op: 'isTrue' } }],
    });
    expect(card.codes(confirm)).toEqual(['exit_unmet']);
    card.facts = facts({ fields: { paid: true }, inPool: true });
    card.do({ type: 'recheck' });
    expect(card.state('a')).withContext('frozen in the pool').toBe('active');
    card.facts = facts({ fields: { paid: true } });
    card.do({ type: 'recheck' });
    expect(card.state('a')).toBe('done');
    expect(card.plan.watched).toEqual(['paid']);
  });
});

describe('forms', () => {
  const options = [
    { key: 'new', name },
    { key: 'old', name, retired: true },
  ];
  const all: FlowNode['form'] = [
    { key: 'text', name, type: 'text' },
    { key: 'number', name, type: 'number' },
    { key: 'money', name, type: 'money' },
    { key: 'date', name, type: 'date' },
    { key: 'boolean', name, type: 'boolean' },
    { key: 'option', name, type: 'option', options },
    { key: 'options', name, type: 'options', options },
    { key: 'user', name, type: 'user' },
  ];
  const values: [string, unknown, boolean][] = [
    ['text', 'x', true],
    ['text', 5, false],
    ['number', 1.5, true],
    ['number', '1', false],
    ['number', Number.NaN, false],
    ['money', 100, true],
    ['money', 1.5, false],
    ['money', 2 ** 53, false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['date', '28.02.2026', false],
    ['boolean', false, true],
    ['boolean', 'no', false],
    ['option', 'new', true],
    ['option', 'other', false],
    ['option', 'old', false],
    ['options', ['new'], true],
    ['options', ['new', 'other'], false],
    ['options', 'new', false],
    ['user', 'u1', true],
    ['colour', 'red', false],
    ['__proto__', 'red', false],
  ];
  for (const [field, value, accepted] of values) {
    it(`${field} ${accepted ? 'takes' : 'refuses'} ${JSON.stringify(value)}`, () => {
      const card = cardWith({ form: all });
      const fields = Object.fromEntries([[field, value]]);
      const known = all.some(({ key }) => key === field);
      expect(card.codes(fill(fields))).toEqual(accepted ? [] : [known ? 'field_invalid' : 'field_unknown']);
      expect(card.run.nodes['a']?.fields).toEqual(accepted ? fields : undefined);
    });
  }

  it('a retired option stays where it is set', () => {
    const card = cardWith({ form: all });
    card.run = { ...card.run, nodes: { a: { state: 'active', attempt: 1, fields: { option: 'old' } } } };
    expect(card.codes(fill({ option: 'old', text: 'x' }))).toEqual([]);
    card.do(fill({ option: 'new' }));
    expect(card.codes(fill({ option: 'old' }))).toEqual(['field_invalid']);
  });

  it('a cleared field is empty again', () => {
    const card = cardWith({ form: all });
    card.do(fill({ text: 'x', number: 1 }));
    card.do(fill({ text: '  ' }));
    expect(card.run.nodes['a']?.fields).toEqual({ number: 1 });
  });

  it('one wrong value keeps all others out', () => {
    const card = cardWith({ form: all });
    expect(card.codes(fill({ text: 'x', number: 'y' }))).toEqual(['field_invalid']);
    expect(card.run.nodes['a']?.fields).toBeUndefined();
  });

  it('strangers may not fill, the card owner and the node owners may', () => {
    const owners = [{ by: 'role' as const, role: 'legal' }];
    const card = cardWith({ form: all, owners }, facts({ roleHolders: { legal: ['leo'] } }));
    expect(card.codes(fill({ text: 'a' }), actor('zoe'))).toEqual(['no_right']);
    expect(card.codes(fill({ text: 'b' }), actor('leo'))).toEqual([]);
    expect(card.codes(fill({ text: 'c' }), actor('ann'))).toEqual([]);
  });

  it('a done node is frozen', () => {
    const card = cardWith({ form: all });
    card.confirm('a');
    expect(card.codes(fill({ text: 'x' }))).toEqual(['already_done']);
  });
});

describe('fields bound to the subject', () => {
  const node: Partial<FlowNode> = {
    form: [{ key: 'price', name, type: 'money', required: true, bind: 'amount' }],
  };

  it('read from the subject while the node is open', () => {
    expect(cardWith(node).codes(confirm)).toEqual(['field_missing']);
    expect(cardWith(node, facts({ fields: { amount: 500 } })).codes(confirm)).toEqual([]);
  });

  it('are written to the subject, not to the run', () => {
    const card = cardWith(node);
    const [event] = card.do(fill({ price: 700 }));
    expect(event).toEqual(jasmine.objectContaining({ type: 'node.filled', bound: { amount: 700 } }));
    expect(card.run.nodes['a']?.fields).toBeUndefined();
  });

  it('are frozen when the node is done, and read anew after a rollback', () => {
    const card = cardWith(node, facts({ fields: { amount: 500 } }));
    card.confirm('a');
    expect(card.run.nodes['a']?.fields).toEqual({ price: 500 });
    card.facts = facts({ fields: { amount: 900 } });
    const [shown] = inspect(card.plan, card.run, card.facts, actor());
    expect(shown?.values).toEqual({ price: 500 });
    card.do({ type: 'rollback', to: ['a'], reason: 'new price' });
    card.confirm('a');
    expect(card.run.nodes['a']?.fields).toEqual({ price: 900 });
  });
});
