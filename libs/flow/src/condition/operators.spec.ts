import fc from 'fast-check';
import { holds } from './evaluate';
import { OPERATORS, type OperatorKey, isEmpty } from './operators';

describe('condition operators', () => {
  const cases: [OperatorKey, unknown, unknown, boolean][] = [
    ['eq', 5, 5, true],
    ['eq', 5, '5', false],
    ['eq', 'a', 'a', true],
    ['ne', 5, 6, true],
    ['ne', 5, 5, false],
    ['gt', 6, 5, true],
    ['gt', 5, 5, false],
    ['gt', '6', 5, false],
    ['gte', 5, 5, true],
    ['gte', 4, 5, false],
    ['lt', 4, 5, true],
    ['lt', 5, 5, false],
    ['lte', 5, 5, true],
    ['lte', 6, 5, false],
    ['lt', '2026-01-31', '2026-02-01', true],
    ['gt', '2026-01-31', '2026-02-01', false],
    ['between', 5, [1, 5], true],
    ['between', 6, [1, 5], false],
    ['between', 0, [1, 5], false],
    ['between', 5, [1], false],
    ['between', 5, 5, false],
    ['between', '2026-02-01', ['2026-01-01', '2026-03-01'], true],
    ['in', 'a', ['a', 'b'], true],
    ['in', 'c', ['a', 'b'], false],
    ['in', ['c', 'b'], ['a', 'b'], true],
    ['in', 'a', 'a', false],
    ['notIn', 'c', ['a', 'b'], true],
    ['notIn', 'a', ['a', 'b'], false],
    ['notIn', 'a', 'a', false],
    ['contains', 'Jinan Metro', 'metro', true],
    ['contains', 'Jinan Metro', 'bus', false],
    ['contains', ['x', 'y'], 'y', true],
    ['contains', 5, '5', false],
    ['isTrue', true, undefined, true],
    ['isTrue', 'true', undefined, false],
    ['isFalse', false, undefined, true],
    ['isFalse', undefined, undefined, false],
    ['empty', '', undefined, true],
    ['empty', '  ', undefined, true],
    ['empty', [], undefined, true],
    ['empty', 0, undefined, false],
    ['empty', false, undefined, false],
    ['filled', 0, undefined, true],
    ['filled', null, undefined, false],
  ];
  for (const [op, actual, value, expected] of cases) {
    it(`${JSON.stringify(actual)} ${op} ${JSON.stringify(value)} is ${expected}`, () => {
      expect(holds({ field: 'f', op, value }, () => actual)).toBe(expected);
    });
  }

  it('never holds for an empty field, except the operators about emptiness', () => {
    for (const op of Object.keys(OPERATORS) as OperatorKey[]) {
      for (const nothing of [undefined, null, '', []]) {
        expect(holds({ field: 'f', op, value: nothing }, () => nothing)).withContext(op).toBe(op === 'empty');
      }
    }
  });

  it('tests every operator in the table', () => {
    expect(new Set(cases.map(([op]) => op))).toEqual(new Set(Object.keys(OPERATORS) as OperatorKey[]));
  });

  it('is total: any value against any operand gives a boolean', () => {
    const ops = fc.constantFrom(...(Object.keys(OPERATORS) as OperatorKey[]));
    fc.assert(
      fc.property(ops, fc.anything(), fc.anything(), (op, actual, value) => {
        expect(typeof holds({ field: 'f', op, value }, () => actual)).toBe('boolean');
      }),
    );
  });

  it('describes each operator in both languages', () => {
    for (const { name, types } of Object.values(OPERATORS)) {
      expect(name.zh).not.toBe('');
      expect(name.en).not.toBe('');
      expect(types.length).toBeGreaterThan(0);
    }
  });

  it('calls blank texts and empty lists empty, zero and no are values', () => {
    expect([undefined, null, '', ' \t', []].map(isEmpty)).toEqual([true, true, true, true, true]);
    expect([0, false, 'x', [0], {}].map(isEmpty)).toEqual([false, false, false, false, false]);
  });
});
