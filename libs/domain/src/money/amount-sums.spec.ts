import fc from 'fast-check';
import { addAmount, addSums, percentOf, type AmountSums } from './amount-sums';

describe('sums of amounts', () => {
  it('keep currencies apart and pass 2^53', () => {
    const sums = addSums({ CNY: '9007199254740991', USD: '5' }, { CNY: '9007199254740991' });
    expect(sums).toEqual({ CNY: '18014398509481982', USD: '5' });
    expect(addAmount(sums, 'EUR', -7)).toEqual({ CNY: '18014398509481982', USD: '5', EUR: '-7' });
  });

  it('do not depend on the order of adding', () => {
    const entry = fc.tuple(fc.constantFrom('CNY', 'USD', 'JPY'), fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const add = (list: typeof entries) =>
          list.reduce<AmountSums>((sums, [currency, minor]) => addAmount(sums, currency, minor), {});
        expect(add(entries)).toEqual(add([...entries].reverse()));
      }),
    );
  });

  it('weigh by a percentage, halves away from zero', () => {
    expect([percentOf('250', 50), percentOf(1, 50), percentOf(-1, 50), percentOf(101, 33), percentOf('0', 60)]).toEqual(
      ['125', '1', '-1', '33', '0'],
    );
  });
});
