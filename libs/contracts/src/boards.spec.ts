import { cardFilter, windowQuery } from './boards';

describe('the filter in an address', () => {
  it('reads lists, flags, numbers and dates from query texts', () => {
    const filter = cardFilter.parse({ owner: 'u1,u2', blocked: 'true', idleDays: '7', amountMin: '100', dueTo: '2026-12-31', text: ' 地铁 ' });
    expect(filter).toEqual({ owner: ['u1', 'u2'], blocked: true, idleDays: 7, amountMin: 100, dueTo: '2026-12-31', text: '地铁' });
  });

  it('takes a repeated parameter as a list', () => {
    expect(cardFilter.parse({ tag: ['轨道', '重点'] }).tag).toEqual(['轨道', '重点']);
  });

  it('is empty without parameters, and refuses what it cannot read', () => {
    expect(cardFilter.parse({})).toEqual({});
    for (const bad of [{ idleDays: '-1' }, { idleDays: 'x' }, { dueTo: '31/12/2026' }, { blocked: 'perhaps' }, { text: 'x'.repeat(101) }]) {
      expect(cardFilter.safeParse(bad).success).withContext(JSON.stringify(bad)).toBeFalse();
    }
  });

  it('limits a window to two hundred cards', () => {
    expect(windowQuery.parse({}).limit).toBe(30);
    expect(windowQuery.safeParse({ limit: '201' }).success).toBeFalse();
  });
});
