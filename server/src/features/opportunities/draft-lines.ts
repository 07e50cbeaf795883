import { type Actor, can, cardAction, type ImportField, type OpportunityDraft } from '@tideboard/domain';
import type { Board, CardData } from '../boards';
import { customerNameKey } from '../customers';
import type { Directory } from '../identity';
import type { DraftChanges } from './draft-changes';
import type { Opportunity } from './opportunity.entity';

/** A row of a file, understood. */
export interface DraftLine {
  readonly line: number;
  readonly draft: OpportunityDraft;
}

/** A row whose external id is known, with what is different about it. */
export interface ChangedLine extends DraftLine {
  readonly opportunity: Opportunity;
  readonly card: CardData;
  readonly changes: DraftChanges | null;
  /** The column where the file says it is, if it stands elsewhere. */
  readonly moveTo: string | null;
}

export interface LineRefusal {
  readonly line: number;
  readonly field: ImportField | null;
  readonly code: string;
  readonly params: Record<string, unknown>;
}

/** Rows by what an import would do with them. */
export interface SortedLines {
  readonly fresh: DraftLine[];
  readonly changed: ChangedLine[];
  readonly unchanged: DraftLine[];
  readonly refused: LineRefusal[];
}

/** Where rows go, with whose rights, and which fields the file has. */
export interface ImportScope {
  readonly board: Board;
  readonly actor: Actor;
  readonly fields: ReadonlySet<ImportField>;
}

/** Columns of cards and customers are narrower than what a row may hold. */
const LONGEST = { customer: 120, nextAction: 200, tag: 30 } as const;

/** What the house says against a row, whatever is in the database. */
export function refusalOf({ line, draft }: DraftLine, { board, actor }: ImportScope, directory: Directory): LineRefusal | null {
  const refuse = (field: ImportField, code: string, params: Record<string, unknown> = {}): LineRefusal => ({ line, field, code, params });
  if (draft.outcome === 'suspended') return refuse('stage', 'suspended_unsupported');
  if (draft.customer !== null && draft.customer.length > LONGEST.customer) return refuse('customer', 'too_long', { max: LONGEST.customer });
  if (draft.customer !== null && !customerNameKey(draft.customer)) return refuse('customer', 'customer_invalid');
  if (draft.nextAction !== null && draft.nextAction.length > LONGEST.nextAction) return refuse('nextAction', 'too_long', { max: LONGEST.nextAction });
  if (draft.tags.some((tag) => tag.length > LONGEST.tag)) return refuse('tags', 'too_long', { max: LONGEST.tag });
  return mayOwn(actor, draft.ownerId, board, directory) ? null : refuse('owner', 'owner_denied');
}

/** Whether the importer may lay a card into somebody's hands. */
export function mayOwn(actor: Actor, ownerId: string | null, { kind }: Pick<Board, 'kind'>, directory: Directory): boolean {
  const owner = ownerId === null ? null : directory.byId(ownerId);
  if (!owner?.active) return false;
  const teamPath = owner.teamId === null ? [] : directory.teamPathOf(owner.teamId);
  return can(actor, cardAction(kind, 'import'), { ownerId: owner.id, teamPath, participantIds: [], inPool: false });
}

/** The column that a row names. */
export function columnOf({ outcome, stage }: OpportunityDraft): string | null {
  return outcome === 'won' || outcome === 'lost' ? outcome : stage;
}
