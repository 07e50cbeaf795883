import type { CardFilter } from '@tideboard/domain';
import { readFilter, writeFilter } from './filter-address';

describe('filter in the address', () => {
  const full: CardFilter = {
    text: '地铁',
    owner: ['u1', 'u2'],
    team: ['t1'],
    tag: ['重点'],
    blocked: true,
    overdue: true,
    idleDays: 14,
    amountMin: 0,
    amountMax: 100_000_000,
    dueFrom: '2026-11-01',
    dueTo: '2026-12-31',
  };

  it('comes back as it was written', () => {
    const address = Object.fromEntries(Object.entries(writeFilter(full)).map(([name, value]) => [name, value ?? undefined]));
    expect(readFilter(address)).toEqual(full);
  });

  it('removes what is not set from the address', () => {
    expect(Object.values(writeFilter({})).every((value) => value === null)).toBe(true);
    expect(writeFilter({ owner: [], blocked: false }).owner).toBeNull();
  });

  it('leaves out what it does not understand', () => {
    expect(readFilter({ idleDays: 'x', amountMin: '-5', dueFrom: 'soon', blocked: 'maybe', owner: ',' })).toEqual({});
  });
});
