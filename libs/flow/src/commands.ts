import type { Conclusion, NodeFile } from './run';

/** A right used beyond one's own: always with a reason. */
export interface Override {
  reason: string;
  /** Whether unmet exit criteria are waived as well. */
  criteria?: boolean;
}

/** Conclusions a person can give. */
export type ReviewConclusion = Exclude<Conclusion, 'imported'>;

/** What somebody wants. Node commands name the attempt they were made for, so a stale one is noticed. Plain JSON. */
export type FlowCommand =
  | {
      type: 'confirm';
      node: string;
      attempt: number;
      conclusion?: ReviewConclusion;
      reason?: string;
      override?: Override;
    }
  | { type: 'fill'; node: string; attempt: number; fields: Record<string, unknown> }
  | { type: 'tick'; node: string; attempt: number; item: string; on: boolean }
  | { type: 'attach'; node: string; attempt: number; slot: string; file: NodeFile | null }
  | { type: 'assign'; node: string; user: string; reason?: string }
  | { type: 'unassign'; node: string; user: string; reason: string }
  | { type: 'trim'; node: string; reason: string; tasksTo?: string }
  | { type: 'untrim'; node: string; reason?: string }
  | { type: 'rollback'; to: string[]; reason: string; undoTrims?: string[]; override?: Override }
  | { type: 'lose'; reason: string; competitor?: string; pool?: string }
  | { type: 'reopen'; reason?: string; keepFollowOn?: boolean }
  | { type: 'suspend'; reason: string; reviewOn: string }
  | { type: 'resume'; reason?: string }
  /** Facts have changed: evaluate switches and automatic nodes again. */
  | { type: 'recheck' };

export type FlowCommandType = FlowCommand['type'];
