import type { BoardView, CardReply, ColumnView } from '@tideboard/contracts';
import type { BoardMessage, CardFace } from '@tideboard/domain';
import { type FlowDefinition, opportunityTemplate, planOf, startRun } from '@tideboard/flow';
import type { CardFlow } from '../move/flow-facts';

/** Makers of what the server sends, for specs. */
export function face(id: string, change: Partial<CardFace> = {}): CardFace {
  return {
    id,
    no: `OPP-${id}`,
    boardId: 'b1',
    title: `Card ${id}`,
    customer: null,
    amount: 100_00,
    currency: 'CNY',
    due: null,
    owner: { id: 'u1', name: '李伟' },
    teamId: 't1',
    state: 'open',
    column: 'first-talks',
    rank: `a${id}`,
    active: [{ node: 'talk', attempt: 1, stage: 'first-talks', done: 0, of: 1 }],
    ghosts: [],
    tags: [],
    nextAction: null,
    comments: 0,
    block: null,
    touchedAt: '2026-11-20T00:00:00.000Z',
    expiresAt: null,
    version: 1,
    ...change,
  };
}

export function column(key: string, change: Partial<ColumnView> = {}): ColumnView {
  return { key, name: { zh: key, en: key }, kind: 'stage', probability: 20, standard: { zh: '', en: '' }, idleDays: 7, wipLimit: null, ...change };
}

export function boardView(cards: readonly CardFace[], change: Partial<BoardView> = {}): BoardView {
  const keys = ['first-talks', 'requirements', 'proposal'];
  const of = (key: string): CardFace[] => cards.filter((card) => card.column === key);
  return {
    id: 'b1',
    key: 'opportunity',
    name: { zh: '商机', en: 'Opportunities' },
    kind: 'opportunity',
    versionId: 'v1',
    seq: 10,
    columns: [...keys.map((key) => column(key)), column('lost', { kind: 'outcome' })],
    totals: Object.fromEntries(keys.map((key) => [key, { count: of(key).length, sums: { CNY: String(of(key).length * 100_00) } }])),
    filtered: null,
    windows: Object.fromEntries(keys.map((key) => [key, { cards: of(key), next: null }])),
    mayCreate: true,
    serverTime: '2026-11-21T08:00:00.000Z',
    today: '2026-11-21',
    ...change,
  };
}

export function moved(card: CardFace, to: Partial<CardFace>, seq: number): BoardMessage {
  const { column, amount, currency } = card;
  return {
    boardId: card.boardId,
    from: seq,
    to: seq,
    changes: [{ type: 'card', card: { ...card, ...to }, before: { column, amount, currency } }],
    actor: { id: 'u2', name: '陈静' },
    event: 'card.moved',
  };
}

export function reply(message: BoardMessage): CardReply {
  const [change] = message.changes;
  if (change?.type !== 'card') throw new Error('the message carries no card');
  return { card: change.card, message };
}

/** The flow of a fresh card of the built-in template, owned by `u1`. */
export function freshFlow(actorId = 'u1', definition: FlowDefinition = opportunityTemplate): CardFlow {
  const facts = { fields: { amount: 100_00, currency: 'CNY' }, owner: 'u1', roleHolders: {}, teamLead: null };
  const actor = { id: actorId, roles: [], delegations: [] };
  const { run } = startRun(planOf(definition), facts, { at: '2026-11-21T08:00:00.000Z', actor });
  return { cardId: '1', versionId: 'v1', run, facts, actor, nodes: [], definition };
}
