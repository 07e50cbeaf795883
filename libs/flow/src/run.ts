/** State of a card as a whole. */
export type CardState = 'open' | 'won' | 'completed' | 'lost' | 'suspended';

/** State of a node as people see it. */
export type NodeState = 'pending' | 'active' | 'done' | 'skipped' | 'void';

export type SkipCause = 'trimmed' | 'dead' | 'migrated';
export type VoidCause = 'closed' | 'superseded';
export type TrimSource = 'switch' | 'hand';
export type Conclusion = 'pass' | 'pass_with_changes' | 'reject' | 'imported';

/** Token of an edge that waits no more: 1 satisfied, 0 dead. A waiting edge has no entry. */
export type Token = 0 | 1;

/**
 * One card on its way through a flow. Plain JSON, kept small: what the plan says is not repeated, a node has an entry
 * only once it differs from "pending, never started", an edge only once it waits no more.
 */
export interface Run {
  state: CardState;
  nodes: Record<string, NodeRun>;
  /** By edge identity `from>to`. */
  tokens: Record<string, Token>;
  /** Values of the template's switches when last evaluated. */
  switches?: Record<string, boolean>;
  /** Why and since when the card is suspended. */
  suspended?: { at: string; reason: string; reviewOn: string };
  /** The loss the card stands in. */
  lost?: { at: string; reason: string; competitor?: string };
  /** How often the card was lost so far. */
  losses?: number;
  /** When the card was won or completed. */
  closedAt?: string;
  /** What an administrator should look at. */
  flags?: RunFlag[];
}

/**
 * The current attempt of a node. `void(closed)` is never stored: a node that is pending or active while the card is
 * lost, suspended or ended *counts as* void, so that reopening restores exactly. `void` here is always superseded.
 */
export interface NodeRun {
  state: NodeState;
  /** How often the node became active, 0 = never. */
  attempt: number;
  skip?: SkipCause;
  trim?: { by: TrimSource; reason?: string };
  /** Untrimmed beside successors that had started: blocks the next stage exit and winning. */
  late?: true;
  /** Owners named by hand; absent: the template's rule decides at every look. */
  owners?: string[];
  /** Owners for whom the current attempt is confirmed. */
  confirmed?: string[];
  /** Form values by field key; values bound to the subject are added when the node is done. */
  fields?: Record<string, unknown>;
  /** Keys of checklist items and child tasks that are done. */
  ticked?: string[];
  /** File of each deliverable slot. */
  files?: Record<string, NodeFile>;
  conclusion?: Conclusion;
  /** Reason given with the conclusion, an override or a trim. */
  reason?: string;
  /** Where a split went, and the values it read. */
  decision?: SplitDecision;
  startedAt?: string;
  finishedAt?: string;
}

export interface NodeFile {
  /** Identity of the file version. */
  file: string;
  approved?: boolean;
}

export interface SplitDecision {
  /** Nodes the taken edges lead to. */
  took: string[];
  values: Record<string, unknown>;
}

export type RunFlag =
  | { code: 'join_reduced'; node: string }
  | { code: 'dead_end' }
  | { code: 'step_limit' };
