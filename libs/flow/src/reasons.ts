import type { CardState, NodeState } from './run';

/**
 * What can be done about a reason, and who can. `inPlace` says whether the very person asking can supply it now, in the
 * dialog that shows the reason.
 */
export interface Fix {
  kind: FixKind;
  /** Users who can; empty when nobody is known. */
  who: string[];
  inPlace: boolean;
}

export type FixKind =
  | 'field'
  | 'file'
  | 'tick'
  | 'conclusion'
  | 'confirm'
  | 'assign'
  | 'give_reason'
  | 'skip'
  | 'link'
  | 'reopen'
  | 'resume'
  | 'claim'
  | 'reload'
  | 'wait';

/** Parameters of each refusal, by its code. The list is closed; the client has words for every code. */
export interface ReasonParams {
  /** Exit criteria. */
  field_missing: { node: string; field: string };
  file_missing: { node: string; slot: string };
  file_not_approved: { node: string; slot: string };
  item_open: { node: string; item: string };
  task_open: { node: string; task: string };
  linked_card_open: { node: string; template: string; state: CardState | null };
  conclusion_missing: { node: string };
  exit_unmet: { node: string; criterion: string };
  entry_unmet: { node: string; criterion: string };
  /** Who. */
  not_owner: { node: string; owners: string[] };
  no_owner: { node: string };
  waits_for: { node: string; owners: string[] };
  own_work: { node: string; of: string };
  no_right: { action: string; node?: string };
  owner_by_rule: { node: string; user: string };
  /** State. */
  unknown_node: { node: string };
  stale: { node: string; attempt: number; now: number };
  not_active: { node: string; state: NodeState; waitsFor: string[] };
  not_done: { node: string; state: NodeState };
  already_done: { node: string };
  not_trimmed: { node: string; state: NodeState };
  runs_by_itself: { node: string };
  card_closed: { state: CardState };
  card_suspended: Record<never, never>;
  not_lost: { state: CardState };
  not_suspended: { state: CardState };
  in_pool: Record<never, never>;
  /** Input. */
  field_unknown: { node: string; field: string };
  field_invalid: { node: string; field: string };
  item_unknown: { node: string; item: string };
  reason_required: { action: string; node?: string };
  date_required: { action: string };
  /** Moves. */
  late_open: { node: string };
  wip_full: { stage: string; limit: number };
  barrier: { nodes: string[] };
  nothing_to_confirm: { stage: string };
  nothing_to_roll_back: { stage: string };
  unreachable_stage: { stage: string };
  unknown_stage: { stage: string };
  no_lost: Record<never, never>;
}

export type ReasonCode = keyof ReasonParams;

/** Why something is refused: a code with its parameters and, where one exists, the way out. */
export type Reason = { [Code in ReasonCode]: { code: Code; fix?: Fix } & ReasonParams[Code] }[ReasonCode];

const codes: Record<ReasonCode, true> = {
  field_missing: true,
  file_missing: true,
  file_not_approved: true,
  item_open: true,
  task_open: true,
  linked_card_open: true,
  conclusion_missing: true,
  exit_unmet: true,
  entry_unmet: true,
  not_owner: true,
  no_owner: true,
  waits_for: true,
  own_work: true,
  no_right: true,
  owner_by_rule: true,
  unknown_node: true,
  stale: true,
  not_active: true,
  not_done: true,
  already_done: true,
  not_trimmed: true,
  runs_by_itself: true,
  card_closed: true,
  card_suspended: true,
  not_lost: true,
  not_suspended: true,
  in_pool: true,
  field_unknown: true,
  field_invalid: true,
  item_unknown: true,
  reason_required: true,
  date_required: true,
  late_open: true,
  wip_full: true,
  barrier: true,
  nothing_to_confirm: true,
  nothing_to_roll_back: true,
  unreachable_stage: true,
  unknown_stage: true,
  no_lost: true,
};

/** Every refusal code, for tests that walk them (translations, problem details). */
export const REASON_CODES = Object.keys(codes) as readonly ReasonCode[];
