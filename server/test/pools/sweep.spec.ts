import type { SweepReport } from '@tideboard/contracts';
import type { Person } from '../harness';
import { CardWrites } from '../../src/features/boards';
import { ClockRefresh } from '../../src/features/pools/clock-refresh';
import { DAY, PoolHouse } from './pool-house';

describe('the sweep', () => {
  let house: PoolHouse;
  let li: Person;

  beforeEach(async () => {
    house = await PoolHouse.open();
    li = await house.as('li.wei');
    // The demo's own deals expire as well; one card at a time is easier to follow.
    await house.tideboard.unit(() => house.tideboard.query('UPDATE card SET expires_at = NULL'));
  });
  afterEach(async () => {
    await house.expectTotalsRight();
    await house.close();
  });

  it('returns a card at the first working morning after its clock has run out, and not before', async () => {
    const { card } = await li.create('无人跟进', { amount: 700 });
    const { clock } = await li.get<{ clock: { expiresAt: string; clock: string; from: string; days: number } }>(`/api/cards/${card.id}`);
    // Fifteen days after Monday 23 November 09:00 is Tuesday 8 December 09:00 in Shanghai: the ninth at midnight.
    expect(clock).toEqual({ expiresAt: '2026-12-08T16:00:00.000Z', clock: 'B', from: '2026-11-23T01:00:00.000Z', days: 15 });
    house.tideboard.clock.advance(Date.parse('2026-12-08T15:59:59.999Z') - house.tideboard.now());
    expect(await house.sweep()).toEqual(jasmine.objectContaining({ candidates: 0, moved: 0 }));
    house.tideboard.clock.advance(1);
    li = await house.as('li.wei');
    const ear = await li.listen(card.boardId);
    expect(await house.sweep()).toEqual(jasmine.objectContaining({ candidates: 1, moved: 1, kept: 0, failed: [] }));
    const gone = await ear.until(({ changes }) => changes.some(({ type }) => type === 'gone'));
    expect(gone.changes).toEqual([{ type: 'gone', cardId: card.id, before: { column: card.column, amount: 700, currency: 'CNY' } }]);
    ear.close();
    const liId = await house.idOf('li.wei');
    expect(await house.eventsOf(card.id, 'opportunity.released')).toEqual([jasmine.objectContaining({ why: 'clock_b', clock: 'B', from: liId })]);
    expect((await li.send('GET', `/api/cards/${card.id}`)).status).toBe(404);
    const row = await house.card(card.id);
    expect([row['owner_id'], row['team_id'], row['expires_at'], row['column_key'], row['state']]).toEqual([null, null, null, 'pool', 'open']);
    expect(await house.count("ownership_period WHERE owner_id = ? AND how_ended = 'clock_b'", [liId])).toBe(1);
  });

  it('changes nothing the second time, nor in parallel', async () => {
    for (let n = 0; n < 5; n += 1) await li.create(`过期 ${n}`);
    house.tideboard.clock.advance(30 * DAY);
    const reports = await Promise.all([house.sweep(), house.sweep(), house.sweep()]);
    expect(reports.reduce((sum, { moved }) => sum + moved, 0)).toBe(5);
    const events = await house.count('event');
    expect(await house.sweep()).toEqual(jasmine.objectContaining({ candidates: 0, moved: 0 }));
    expect(await house.count('event')).toBe(events);
    expect(await house.count('ownership_period')).toBe(5);
  });

  it('leaves a card that was worked on in the meantime, whatever the stored expiry says', async () => {
    const { card } = await li.create('刚刚跟进');
    house.tideboard.clock.advance(20 * DAY);
    li = await house.as('li.wei');
    await li.do('POST', `/api/cards/${card.id}/follow-ups`, { channel: 'call', outcome: 'progress', text: '与客户电话沟通了采购计划' });
    await house.tideboard.unit(() => house.tideboard.query('UPDATE card SET expires_at = 1 WHERE id = ?', [card.id]));
    expect(await house.sweep()).toEqual(jasmine.objectContaining({ candidates: 1, moved: 0, kept: 1 }));
    expect((await house.card(card.id))['pool_id']).toBeNull();
  });

  it('goes on card by card when a unit fails, and reports what could not be moved', async () => {
    const { card: bad } = await li.create('坏数据');
    for (let n = 0; n < 3; n += 1) await li.create(`好数据 ${n}`);
    house.tideboard.clock.advance(30 * DAY);
    const writes = house.tideboard.get(CardWrites);
    const opened = writes.opened.bind(writes);
    spyOn(writes, 'opened').and.callFake((card) => (card.id === bad.id ? Promise.reject(new Error('broken')) : opened(card)));
    const report = await house.sweep();
    expect([report.moved, report.failed]).toEqual([3, [{ cardId: bad.id, error: 'broken' }]]);
  });

  it('stops before the first move above the cap, until an administrator raises it once', async () => {
    const { card } = await li.create('熔断');
    const copies = 501;
    await house.tideboard.unit(() => house.copies(card.id, copies));
    house.tideboard.clock.advance(40 * DAY);
    const admin = await house.as('admin');
    const stopped = await admin.do<SweepReport>('POST', '/api/admin/pools/public/sweep', {});
    expect([stopped.candidates, stopped.moved, stopped.breaker]).toEqual([copies + 1, 0, { open: true, cap: 500 }]);
    expect(await admin.do<unknown>('POST', '/api/admin/pools/public/sweep', { breakerRaised: true })).toEqual({ started: true });
    await house.eventually(async () => (await house.count('card WHERE pool_id IS NOT NULL')) === copies + 1);
    expect(await house.count('event WHERE type = ? AND actor_id IS NULL', ['opportunity.released'])).toBe(copies + 1);
    expect(await house.count("outbox")).toBeLessThan(10);
    await house.eventually(async () => (await admin.get<SweepReport[]>('/api/admin/pools/public/sweeps')).length === 2);
    const [last] = await admin.get<SweepReport[]>('/api/admin/pools/public/sweeps');
    expect([last.moved, last.breaker.open]).toEqual([copies + 1, false]);
    const [{ seqs, top }] = await house.tideboard.query<{ seqs: number; top: number }>('SELECT COUNT(*) AS seqs, MAX(seq) AS top FROM event WHERE board_id = ?', [card.boardId]);
    expect(Number(seqs)).toBe(Number(top));
  });

  it('finds cards by new rules once their expiry is computed again', async () => {
    const { card } = await li.create('规则收紧');
    house.tideboard.clock.advance(5 * DAY);
    await house.rules({ clockADays: 3, clockBDays: null });
    await house.tideboard.get(ClockRefresh).run();
    expect(await house.sweep()).toEqual(jasmine.objectContaining({ moved: jasmine.any(Number) }));
    expect(await house.eventsOf(card.id, 'opportunity.released')).toEqual([jasmine.objectContaining({ why: 'clock_a' })]);
  });

  it('is for who keeps the pools, and its rules too', async () => {
    for (const [method, path] of [['GET', 'policy'], ['PUT', 'policy'], ['POST', 'sweep'], ['GET', 'sweeps']]) {
      expect((await li.send(method, `/api/admin/pools/public/${path}`, method === 'GET' ? undefined : {})).status).toBe(403);
    }
  });
});
