import { countsForA, countsForB, type FollowUpActivity, type NotCounted, type StatusActivity } from './activity';

const at = '2026-03-10T02:00:00.000Z';
const confirm: StatusActivity = { kind: 'node_confirmed', by: 'owner', source: 'person', enteredAt: at };
const written: FollowUpActivity = {
  kind: 'written',
  text: '客户同意下周看演示方案',
  channel: 'phone',
  outcome: 'interested',
  by: 'owner',
  source: 'person',
  enteredAt: at,
};
const a = (change: Partial<StatusActivity>) => countsForA({ ...confirm, ...change });
const b = (change: Partial<FollowUpActivity>) => countsForB({ ...written, ...change }, 10);
const not = (code: NotCounted) => ({ counts: false, code }) as const;

describe('countsForA', () => {
  it('counts progress of the owner and the virtual team, at the time of entry', () => {
    for (const kind of ['node_confirmed', 'stage_changed', 'review_concluded', 'business_recorded', 'bid_task_done']) {
      expect(a({ kind })).withContext(kind).toEqual({ counts: true, at });
    }
    expect(a({ by: 'virtual_team' })).toEqual({ counts: true, at });
  });

  it('does not count anything else that happens to a card', () => {
    for (const kind of [
      'viewed',
      'tagged',
      'ranked',
      'field_edited',
      'rolled_back',
      'reopened',
      'trimmed',
      'blocked',
      'transferred',
      'toString',
    ]) {
      expect(a({ kind })).withContext(kind).toEqual(not('kind'));
    }
  });

  it('does not count acts of others, of a former owner, or of machines', () => {
    expect(a({ by: 'other' })).toEqual(not('actor'));
    expect(a({ by: 'former_owner' })).toEqual(not('former_owner'));
    for (const source of ['import', 'automation', 'migration'] as const) expect(a({ source })).toEqual(not('source'));
  });

  it('counts a confirm once per node and ownership, again only after a reject', () => {
    expect(a({ attempt: 2 })).toEqual(not('repeated'));
    expect(a({ attempt: 2, afterReject: true })).toEqual({ counts: true, at });
    expect(a({ countedBefore: true })).toEqual(not('repeated'));
  });
});

describe('countsForB', () => {
  it('counts a written follow-up with channel, outcome and enough words', () => {
    expect(b({})).toEqual({ counts: true, at });
    expect(b({ channel: null })).toEqual(not('incomplete'));
    expect(b({ outcome: '' })).toEqual(not('incomplete'));
    expect(b({ text: '已 联 系 客 户 。 。 。' })).toEqual(not('too_short'));
    expect(b({ text: '𠮷'.repeat(9) })).toEqual(not('too_short'));
    expect(b({ text: '𠮷'.repeat(10) })).toEqual({ counts: true, at });
  });

  it('does not count the same words again', () => {
    expect(b({ earlierTexts: ['别的', ' 客户同意 下周看演示方案\n'] })).toEqual(not('duplicate'));
  });

  it('counts meetings that took place and messages of the customer', () => {
    for (const kind of ['visit', 'call', 'meeting'] as const) {
      expect(b({ kind, completed: true })).toEqual({ counts: true, at });
      expect(b({ kind })).toEqual(not('incomplete'));
    }
    expect(b({ kind: 'inbound', by: 'other', source: 'automation' })).toEqual({ counts: true, at });
    expect(b({ kind: 'inbound', source: 'import' })).toEqual(not('source'));
  });

  it('counts one future next step per ownership', () => {
    const next = { kind: 'next_step', plannedFor: '2026-03-12T02:00:00.000Z' } as const;
    expect(b(next)).toEqual({ counts: true, at });
    expect(b({ ...next, countedBefore: true })).toEqual(not('repeated'));
    expect(b({ ...next, plannedFor: at })).toEqual(not('not_future'));
    expect(b({ ...next, plannedFor: null })).toEqual(not('not_future'));
  });

  it('does not count what was deleted, imported, or written by a leader or the former owner', () => {
    expect(b({ deleted: true })).toEqual(not('deleted'));
    expect(b({ source: 'import' })).toEqual(not('source'));
    expect(b({ by: 'other' })).toEqual(not('actor'));
    expect(b({ by: 'former_owner' })).toEqual(not('former_owner'));
  });
});
