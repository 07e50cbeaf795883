import type { FlowDefinition } from '../model';
import { opportunityTemplate } from '../templates/opportunity';
import { quickSaleTemplate } from '../templates/quick-sale';
import { edges, flow, stage, text } from '../testing/flows';
import { validate } from './validate';

type Change = (definition: FlowDefinition) => FlowDefinition;

const base = (): FlowDefinition => flow('start>a a>b b>won lost>debrief');
const node = (key: string, change: object): Change => (definition) => ({
  ...definition,
  nodes: definition.nodes.map((candidate) => (candidate.key === key ? { ...candidate, ...change } : candidate)),
});
const line = (links: string, nodes: Parameters<typeof flow>[1] = {}): Change => () => flow(links, nodes);
const patch = (change: Partial<FlowDefinition>): Change => (definition) => ({ ...definition, ...change });
const amount = { field: 'amount', op: 'gt', value: 1 } as const;

describe('validate', () => {
  it('accepts a plain flow and the built-in templates', () => {
    expect(validate(base())).toEqual([]);
    expect(validate(opportunityTemplate, { amount: 'money' })).toEqual([]);
    expect(validate(quickSaleTemplate, {})).toEqual([]);
  });

  const faults: [string, Change, string[]][] = [
    ['a key with a dot', patch({ key: 'a.b' }), ['bad_key']],
    ['a key every object has', line('start>constructor constructor>won'), ['bad_key']],
    ['a stage named like an outcome', patch({ stages: [stage('s1'), stage('won')] }), ['bad_key']],
    ['a key twice', (d) => ({ ...d, stages: [...d.stages, stage('s1')] }), ['duplicate_key']],
    ['a node named like a marker', (d) => ({ ...d, nodes: [...d.nodes, { key: 'won', name: text(''), kind: 'task', stage: 's1' }] }), ['duplicate_key']],
    ['a field twice', node('a', { form: [{ key: 'x', name: text(''), type: 'text' }, { key: 'x', name: text(''), type: 'text' }] }), ['duplicate_key']],
    ['an edge twice', (d) => ({ ...d, edges: [...d.edges, ...edges('a>b')] }), ['duplicate_edge']],
    ['no stages', (d) => ({ ...d, stages: [] }), ['no_stages', 'unknown_stage', 'unknown_stage']],
    ['a stage that does not exist', node('a', { stage: 's9' }), ['unknown_stage']],
    ['a node without a stage', node('a', { stage: undefined }), ['stage_missing']],
    ['a chance above 100', patch({ stages: [stage('s1', { probability: 101 })] }), ['probability_range']],
    ['a role that does not exist', node('a', { owners: [{ by: 'role', role: 'cook' }] }), ['unknown_role']],
    ['a completion role that does not exist', node('a', { completion: { mode: 'role', role: 'cook' } }), ['unknown_role']],
    ['a trimming role that does not exist', node('a', { deletableBy: ['cook'] }), ['unknown_role']],
    ['a switch that does not exist', node('a', { switch: 'big' }), ['unknown_switch']],
    ['an edge to nowhere', (d) => ({ ...d, edges: [...d.edges, ...edges('b>z')] }), ['unknown_node']],
    ['no start', (d) => ({ ...d, markers: d.markers.filter(({ kind }) => kind !== 'start') }), ['start_count', 'unknown_node', 'unreachable', 'unreachable', 'unreachable']],
    ['two starts', (d) => ({ ...d, markers: [...d.markers, { key: 'go', kind: 'start' }] }), ['start_count']],
    ['no end', (d) => ({ ...d, markers: d.markers.filter(({ kind }) => kind !== 'end') }), ['end_missing', 'unknown_node', 'reaches_no_end', 'reaches_no_end']],
    ['two lost markers', (d) => ({ ...d, markers: [...d.markers, { key: 'gone', kind: 'lost' }] }), ['lost_count']],
    ['an edge into the start', (d) => ({ ...d, edges: [...d.edges, ...edges('a>start')] }), ['edge_into_source', 'cycle', 'cycle']],
    ['an edge out of an end', (d) => ({ ...d, edges: [...d.edges, ...edges('won>debrief')] }), ['edge_out_of_end', 'reached_twice', 'reaches_no_end']],
    ['a cycle', line('start>a a>b b>c c>b c>won'), ['cycle', 'cycle']],
    ['a node nothing leads to', line('start>a a>won z>won'), ['unreachable']],
    ['a node under start and lost', (d) => ({ ...d, edges: [...d.edges, ...edges('lost>b')] }), ['reached_twice', 'reached_twice']],
    ['a node that leads nowhere', line('start>a a>won a>b'), ['reaches_no_end']],
    ['a join of more than its inputs', node('b', { join: { mode: 'count', k: 2 } }), ['join_size']],
    ['a join of none', node('b', { join: { mode: 'count', k: 0 } }), ['join_size']],
    ['a quorum of none', node('a', { completion: { mode: 'quorum', k: 0 } }), ['quorum_size']],
    ['an automatic node with owners to confirm', node('a', { kind: 'auto', completion: { mode: 'any' } }), ['auto_mode']],
    ['a review nobody does', node('b', { kind: 'review', completion: { mode: 'auto' }, review: { rejectTo: 'a' } }), ['auto_mode']],
    ['a review without a way back', node('b', { kind: 'review' }), ['reject_target']],
    ['a review that rejects forward', node('a', { kind: 'review', review: { rejectTo: 'b' } }), ['reject_target']],
    ['a review of nothing', node('b', { kind: 'review', review: { of: 'z', rejectTo: 'a' } }), ['unknown_node']],
    ['a condition on a plain edge', (d) => ({ ...d, edges: d.edges.map((e) => (e.from === 'a' ? { ...e, when: amount } : e)) }), ['condition_without_split']],
    ['a split with one way', line('start>s s>won?', { s: { kind: 'split' } }), ['split_too_small']],
    ['a split without default', line('start>s s>a s>b a>won b>won', { s: { kind: 'split' } }), ['default_edge', 'condition_missing', 'condition_missing']],
    ['a split edge without condition', line('start>s s>a s>b? a>won b>won', { s: { kind: 'split' } }), ['condition_missing']],
    ['a choice without options', node('a', { form: [{ key: 'x', name: text(''), type: 'option' }] }), ['options_missing']],
    ['an exit on a field that does not exist', node('a', { exit: [{ key: 'e', name: text(''), when: { ...amount, field: 'a.z' } }] }), ['unknown_field']],
    ['a switch that reads a form', patch({ switches: [{ key: 'big', name: text(''), when: { ...amount, field: 'a.x' } }] }), ['unknown_field']],
    ['a misshapen condition', patch({ switches: [{ key: 'big', name: text(''), when: 'amount > 1' as never }] }), ['condition_shape']],
    ['a start condition on an unknown form', node('a', { starts: { template: 't', when: { ...amount, field: 'b.q' } } }), ['unknown_field']],
  ];
  for (const [name, change, codes] of faults) {
    it(`finds ${name}`, () => {
      expect(validate(change(base())).map(({ code }) => code as string).sort()).toEqual([...codes].sort());
    });
  }

  it('checks subject fields when it knows them', () => {
    const bound = node('a', { form: [{ key: 'x', name: text(''), type: 'text', bind: 'amount' }] })(base());
    expect(validate(bound)).toEqual([]);
    expect(validate(bound, { amount: 'text' })).toEqual([]);
    expect(validate(bound, { amount: 'money' }).map(({ code }) => code)).toEqual(['operator_type']);
    expect(validate(bound, {}).map(({ code }) => code)).toEqual(['unknown_field']);
    const exit = node('a', { exit: [{ key: 'e', name: text(''), when: amount }] })(base());
    expect(validate(exit, { amount: 'money' })).toEqual([]);
    expect(validate(exit, { amount: 'text' }).map(({ code }) => code)).toEqual(['operator_type']);
  });

  it('says where the fault is', () => {
    expect(validate(node('b', { join: { mode: 'count', k: 9 } })(base()))).toEqual([{ code: 'join_size', node: 'b' }]);
    expect(validate(patch({ edges: edges('start>a a>b b>won b>z lost>debrief') })(base()))).toEqual([
      { code: 'unknown_node', edge: 'b>z', name: 'z' },
    ]);
  });
});
