import type { FlowCommand } from './commands';
import type { FlowEvent } from './events';
import type { Reason } from './reasons';
import type { Conclusion, NodeState, Run, SkipCause, VoidCause } from './run';

/** Answer of `decide`: what happened with the run after it, or why not. */
export type Decision = { ok: true; events: FlowEvent[]; run: Run } | Refusal;

/** Nothing was done, for these reasons; there is at least one. */
export interface Refusal {
  ok: false;
  refused: true;
  reasons: Reason[];
}

export type NodeAction =
  | 'confirm'
  | 'override'
  | 'fill'
  | 'assign'
  | 'unassign'
  | 'trim'
  | 'untrim'
  | 'rollback';

/** One node as a person sees it (docs/flow.md 2). */
export interface NodeView {
  node: string;
  /** Absent for nodes under the lost marker. */
  stage?: string;
  state: NodeState;
  skip?: SkipCause;
  void?: VoidCause;
  attempt: number;
  late: boolean;
  /** Whether it stands under the lost marker. */
  followOn: boolean;
  owners: string[];
  confirmed: string[];
  /** Confirmations needed in all; 0 for a node that completes by itself. */
  needed: number;
  conclusion?: Conclusion;
  startedAt?: string;
  finishedAt?: string;
  /** Values of the form, bound ones read from the subject while the node is open. */
  values: Record<string, unknown>;
  /** Why an active node cannot be confirmed yet (criteria only, not ownership). */
  unmet: Reason[];
  /** Nodes whose tokens a pending node still waits for. */
  waitsFor: string[];
  /** What the actor may do now; the server asks again. */
  actions: NodeAction[];
}

/** Where a card stands: its column, and the stages in which it is shown as a ghost. */
export interface CardStage {
  /** Stage key, or `won`, `completed`, `lost`. */
  column: string;
  ghosts: string[];
}

export interface RollbackCandidate {
  node: string;
  /** Barriers the rollback would cross. */
  barriers: string[];
}

/** What a drag means (docs/flow.md 6). */
export type MovePlan =
  | { kind: 'rank' }
  | {
      kind: 'confirm';
      commands: FlowCommand[];
      /** Column after the move. */
      landsIn: string;
      /** Whether the card would go further than asked: say so first. */
      beyond?: true;
    }
  | { kind: 'rollback'; candidates: RollbackCandidate[] }
  | { kind: 'lost' }
  | {
      kind: 'refused';
      reasons: Reason[];
      /** Unmet nodes the actor may skip with a reason. */
      skippable?: string[];
      /** "Confirm only mine": what the actor can do alone. */
      mine?: FlowCommand[];
    };

/** Everything a rollback would do, before it happens (docs/flow.md 7). */
export interface RollbackPreview {
  to: { node: string; attempt: number }[];
  /** Nodes that go back to pending, with the state they have now. */
  reset: { node: string; state: NodeState; attempt: number }[];
  /** Trims made by hand that stand unless undone. */
  keptTrims: string[];
  barriers: string[];
  /** Nodes whose open tasks, reviews and meetings are cancelled. */
  cancels: string[];
  /** Column after the rollback. */
  landsIn: string;
  /** Whether a won or completed card becomes open again. */
  reopens: boolean;
}

/** One root cause of a wait: the way to it, the node at its end, who can clear it. */
export interface Cause {
  /** From the node asked about to the node that holds it up, both included. */
  path: string[];
  node: string;
  reasons: Reason[];
}
