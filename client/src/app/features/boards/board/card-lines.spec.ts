import { face } from '../testing/cards';
import { overlaysOf, splitTitle } from './card-lines';

describe('splitTitle', () => {
  it('leaves a title that fits as it is', () => {
    expect(splitTitle('济南地铁 4 号线（第二标段）')).toEqual({ head: '济南地铁 4 号线（第二标段）', tail: '' });
  });

  it('splits the lot off a long title, in brackets or without', () => {
    const long = '济南城市轨道交通 4 号线一期工程信号系统设备采购供货安装调试及相关服务';
    expect(splitTitle(`${long}（第二标段）`)).toEqual({ head: long, tail: '（第二标段）' });
    expect(splitTitle(`${long}第3标段`)).toEqual({ head: long, tail: '第3标段' });
    expect(splitTitle(`${long}二期`).tail).toBe('二期');
    expect(splitTitle('Supply, installation and commissioning of signalling equipment (lot 2)').tail).toBe('(lot 2)');
  });

  it('does not take a long bracket for a lot', () => {
    const title = '某某单位信息化系统整体运维服务采购项目之二零二六年度部分（含硬件软件以及全部相关技术支持服务）';
    expect(splitTitle(title)).toEqual({ head: title, tail: '' });
  });
});

describe('overlaysOf', () => {
  const at = { now: new Date('2026-11-21T08:00:00Z'), today: '2026-11-21', idleDays: 7 };

  it('lists the worst first: blocked, overdue, back to the pool, idle', () => {
    const card = face('1', {
      block: { reason: '法务', kind: 'internal', since: '2026-11-18T08:00:00.000Z', by: '李伟', until: null },
      due: '2026-11-19',
      expiresAt: '2026-11-24T00:00:00.000Z',
      touchedAt: '2026-11-01T00:00:00.000Z',
    });
    expect(overlaysOf(card, at).map(({ kind }) => kind)).toEqual(['blocked', 'overdue', 'risk', 'idle']);
    expect(overlaysOf(card, at)[0]).toEqual({ kind: 'blocked', days: 3, reason: '法务' });
    expect(overlaysOf(card, at)[1]).toEqual({ kind: 'overdue', days: 2 });
  });

  it('leaves a healthy or ended card alone', () => {
    expect(overlaysOf(face('1', { due: '2026-11-21', expiresAt: '2026-12-21T00:00:00.000Z' }), at)).toEqual([]);
    expect(overlaysOf(face('1', { state: 'lost', due: '2026-01-01' }), at)).toEqual([]);
  });
});
