import fc from 'fast-check';
import { similarity } from './similarity';

describe('similarity', () => {
  it('counts insertions, deletions, replacements and swaps of neighbours', () => {
    expect([
      similarity('nmae', 'name'),
      similarity('compny', 'company'),
      similarity('', ''),
      similarity('a', ''),
      similarity('王伟', '王五'),
    ]).toEqual([0.75, 1 - 1 / 7, 1, 0, 0.5]);
  });

  it('is symmetric, within 0 and 1, and 1 only for equal texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '王', '𠮷'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alike = similarity(a, b);
        expect(alike).toBe(similarity(b, a));
        expect(alike >= 0 && alike <= 1 && (alike === 1) === (a === b)).toBeTrue();
      }),
    );
  });
});
