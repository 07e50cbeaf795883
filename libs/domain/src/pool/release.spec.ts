import type { Hold } from './hold';
import { judgeRelease, routeToPool } from './release';

const now = '2026-03-10T02:00:00.000Z';
const hold = (kind: Hold['kind'], to: string | null): Hold => ({ kind, from: '2026-03-01T00:00:00.000Z', to });
const input = {
  record: { state: 'private' as const, ownerId: 'lin', holds: [] as Hold[] },
  pool: { enabled: true },
  actorId: 'lin',
  mayForOthers: false,
  reason: 'no budget this year',
  now,
};
const codes = (change: Partial<Parameters<typeof judgeRelease>[0]>) => {
  const verdict = judgeRelease({ ...input, ...change });
  return verdict.ok ? [] : verdict.reasons.map(({ code }) => code);
};

describe('judgeRelease', () => {
  it('lets the owner give a record back with a reason', () => {
    expect(judgeRelease(input)).toEqual({ ok: true });
    expect(codes({ reason: ' ' })).toEqual(['reason_missing']);
  });

  it('asks for the right to release what others own', () => {
    expect(codes({ actorId: 'wu' })).toEqual(['not_owner']);
    expect(codes({ actorId: 'wu', mayForOthers: true })).toEqual([]);
  });

  it('refuses while money or a bid holds the record, other holds do not bind', () => {
    const holds = [
      hold('bid', '2026-04-01T00:00:00.000Z'),
      hold('lock', null),
      hold('approval', '2026-03-05T00:00:00.000Z'),
    ];
    expect(judgeRelease({ ...input, record: { ...input.record, holds } })).toEqual({
      ok: false,
      reasons: [{ code: 'held', params: { kind: 'bid', until: '2026-04-01T00:00:00.000Z' } }],
    });
  });

  it('releases only private records, into a pool that works', () => {
    expect(codes({ record: { ...input.record, state: 'pool' }, reason: '' })).toEqual(['not_private']);
    expect(codes({ pool: { enabled: false } })).toEqual(['pool_disabled']);
  });
});

describe('routeToPool', () => {
  const pools = [
    { id: 'south', kind: 'opportunity', enabled: true, order: 2 },
    { id: 'closed', kind: 'opportunity', enabled: false, order: 0 },
    { id: 'north', kind: 'opportunity', enabled: true, order: 1 },
    { id: 'leads', kind: 'lead', enabled: true, order: 0 },
  ];

  it('takes the choice if it fits, else the first fitting pool in order', () => {
    expect(routeToPool(pools, 'opportunity')).toBe('north');
    expect(routeToPool(pools, 'opportunity', 'south')).toBe('south');
    expect(routeToPool(pools, 'opportunity', 'leads')).toBeNull();
    expect(routeToPool(pools, 'opportunity', 'closed')).toBeNull();
    expect(routeToPool(pools, 'customer')).toBeNull();
  });
});
