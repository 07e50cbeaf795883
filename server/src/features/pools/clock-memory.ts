import { createHash } from 'node:crypto';
import type { ActorRelation } from '@tideboard/domain';
import type { FlowEvent } from '@tideboard/flow';
import type { CardData } from '../boards';

/** Texts of follow-ups that are remembered, newest last. */
const TEXTS = 8;
const FORMER_FOR = 86_400_000;

/** What a card remembers for its clocks while it has its present owner. Lives on the card's row, so that judging costs no statement. */
export interface ClockMemory {
  /** Nodes whose confirmation has counted. */
  readonly nodes?: readonly string[];
  /** Nodes that a review has sent back: their next attempt counts as a first one. */
  readonly again?: readonly string[];
  /** Whether a next step has counted. */
  readonly nextStep?: true;
  /** Digests of follow-ups that have counted. */
  readonly texts?: readonly string[];
  /** Who owned the card before, and until when. */
  readonly former?: { readonly user: string; readonly until: number };
}

export function memoryOf(card: CardData): ClockMemory {
  return card.clockMemory;
}

/** A new ownership begins: all counts anew, only who owned it last is kept. */
export function startOwnership(card: CardData, former: string | null, at: number): void {
  const last = former === null ? memoryOf(card).former : { user: former, until: at };
  card.clockMemory = last ? { former: last } : {};
}

/** Who acts on the card, as the clocks see it. */
export function relationTo(card: CardData, actorId: string, at: number): ActorRelation {
  if (card.ownerId === actorId) return 'owner';
  const { former } = memoryOf(card);
  if (former?.user === actorId && at < former.until + FORMER_FOR) return 'former_owner';
  return card.people.some(({ user }) => user === actorId) ? 'virtual_team' : 'other';
}

export function countedNode(card: CardData, node: string): void {
  const { nodes = [], again = [], ...rest } = memoryOf(card);
  card.clockMemory = { ...rest, nodes: [...new Set([...nodes, node])], again: again.filter((each) => each !== node) };
}

/** What a review's rejection sends back may count once more. */
export function sentBack(card: CardData, events: readonly FlowEvent[]): void {
  if (!events.some((event) => event.type === 'node.confirmed' && event.conclusion === 'reject')) return;
  const opened = events.flatMap((event) => (event.type === 'flow.rolledBack' ? [...event.to.map(({ node }) => node), ...event.reset] : []));
  if (!opened.length) return;
  const { nodes = [], again = [], ...rest } = memoryOf(card);
  card.clockMemory = { ...rest, nodes: nodes.filter((node) => !opened.includes(node)), again: [...new Set([...again, ...opened])] };
}

export function countedText(card: CardData, author: string, text: string): void {
  const { texts = [], ...rest } = memoryOf(card);
  card.clockMemory = { ...rest, texts: [...texts, digest(author, text)].slice(-TEXTS) };
}

export function countedNextStep(card: CardData): void {
  card.clockMemory = { ...memoryOf(card), nextStep: true };
}

/** Whether the author has written this before, whatever white space and case. */
export function knowsText(card: CardData, author: string, text: string): boolean {
  return memoryOf(card).texts?.includes(digest(author, text)) ?? false;
}

function digest(author: string, text: string): string {
  const words = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return createHash('sha256').update(`${author}\n${words}`).digest('base64url').slice(0, 16);
}
