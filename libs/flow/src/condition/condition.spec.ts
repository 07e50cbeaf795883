import fc from 'fast-check';
import type { FieldType } from '../model';
import { checkCondition } from './check';
import type { Condition } from './condition';
import { holds } from './evaluate';
import type { OperatorKey } from './operators';
import { leavesOf, usedFields } from './used-fields';

const big: Condition = { field: 'amount', op: 'gte', value: 100 };
const vip: Condition = { field: 'level', op: 'eq', value: 'vip' };
const read =
  (values: Record<string, unknown>) =>
  (field: string): unknown =>
    values[field];

describe('condition', () => {
  it('all needs every part, any needs one, not turns around', () => {
    const both = read({ amount: 100, level: 'vip' });
    const one = read({ amount: 100, level: 'new' });
    const none = read({ amount: 1, level: 'new' });
    expect([both, one, none].map((values) => holds({ all: [big, vip] }, values))).toEqual([true, false, false]);
    expect([both, one, none].map((values) => holds({ any: [big, vip] }, values))).toEqual([true, true, false]);
    expect([both, one, none].map((values) => holds({ not: big }, values))).toEqual([false, false, true]);
  });

  it('all of nothing holds, any of nothing does not', () => {
    expect(holds({ all: [] }, read({}))).toBeTrue();
    expect(holds({ any: [] }, read({}))).toBeFalse();
  });

  it('an operator that does not exist never holds', () => {
    for (const op of ['matches', 'constructor', '__proto__']) {
      expect(holds({ field: 'amount', op: op as OperatorKey, value: 1 }, read({ amount: 1 }))).toBeFalse();
    }
  });

  it('names the fields it reads, each once', () => {
    const condition: Condition = { all: [big, { any: [vip, { not: { field: 'amount', op: 'empty' } }] }] };
    expect(usedFields(condition)).toEqual(['amount', 'level']);
    expect(leavesOf(condition).length).toBe(3);
  });

  it('depends on the fields it names and on nothing else', () => {
    const leaf = fc.record({
      field: fc.constantFrom('a', 'b', 'c', 'd'),
      op: fc.constantFrom<OperatorKey>('eq', 'gt', 'empty', 'filled', 'ne'),
      value: fc.integer({ min: 0, max: 3 }),
    });
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
        fc.record({ not: tie('tree') }),
      ),
    }));
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(tree, values, values, (condition, first, second) => {
        const used = usedFields(condition);
        const mixed = { ...second };
        for (const field of ['a', 'b', 'c', 'd']) {
          if (!used.includes(field)) continue;
          delete mixed[field];
          if (field in first) mixed[field] = first[field] as number;
        }
        expect(holds(condition, read(mixed))).toBe(holds(condition, read(first)));
      }),
    );
  });
});

describe('condition check', () => {
  const types: Record<string, FieldType> = { amount: 'money', level: 'option', on: 'boolean' };
  const typeOf = (field: string): FieldType | undefined => types[field];
  const codes = (condition: unknown): string[] => checkCondition(condition, typeOf).map(({ code }) => code);

  it('accepts what is well formed', () => {
    expect(codes({ all: [big, { not: vip }, { any: [{ field: 'on', op: 'isTrue' }] }] })).toEqual([]);
    expect(codes({ field: 'amount', op: 'between', value: [1, 2] })).toEqual([]);
  });

  const faults: [string, unknown, string][] = [
    ['a text', 'amount > 5', 'condition_shape'],
    ['nothing', null, 'condition_shape'],
    ['a list that is none', { all: big }, 'condition_shape'],
    ['a leaf without field', { op: 'eq', value: 1 }, 'condition_shape'],
    ['an unknown operator', { field: 'amount', op: 'like', value: 1 }, 'unknown_operator'],
    ['a name every object has', { field: 'amount', op: 'toString', value: 1 }, 'unknown_operator'],
    ['an unknown field', { field: 'colour', op: 'eq', value: 1 }, 'unknown_field'],
    ['an operator of another type', { field: 'on', op: 'gt', value: 1 }, 'operator_type'],
    ['a missing operand', { field: 'amount', op: 'gt' }, 'operand_shape'],
    ['an operand too many', { field: 'on', op: 'isTrue', value: true }, 'operand_shape'],
    ['half a pair', { field: 'amount', op: 'between', value: [1] }, 'operand_shape'],
    ['an empty choice', { field: 'level', op: 'in', value: [] }, 'operand_shape'],
  ];
  for (const [name, condition, code] of faults) {
    it(`finds ${name}`, () => expect(codes({ all: [condition] })).toEqual([code]));
  }

  it('does not follow a tree without end', () => {
    let deep: unknown = big;
    for (let level = 0; level < 50; level += 1) deep = { not: deep };
    expect(codes(deep)).toEqual(['condition_too_deep']);
  });
});
