import type { Conclusion, NodeFile, Run, RunFlag, SkipCause, SplitDecision, TrimSource } from './run';

interface Base<Type extends string> {
  type: Type;
  /** Instant, ISO 8601 UTC. */
  at: string;
  /** User who caused it. */
  by: string;
}

/** Edges whose tokens an event sets. */
export interface TokenChange {
  satisfied?: string[];
  dead?: string[];
}

/** What happened to a run. Each event holds all that `evolve` needs, so the plan is not consulted again. Plain JSON. */
export type FlowEvent =
  | (Base<'card.started'> & TokenChange & { switches?: Record<string, boolean> })
  | (Base<'card.imported'> & { run: Run })
  | Base<'card.won'>
  | Base<'card.completed'>
  | (Base<'card.lost'> &
      TokenChange & { stage: string; n: number; reason: string; competitor?: string; pool?: string })
  | (Base<'card.reopened'> & { reset: string[]; cleared: string[]; late: string[]; reason?: string })
  | (Base<'card.suspended'> & { reason: string; reviewOn: string })
  | (Base<'card.resumed'> & { reason?: string })
  | (Base<'node.activated'> & { node: string; attempt: number; late?: true })
  | (Base<'node.filled'> & {
      node: string;
      attempt: number;
      fields?: Record<string, unknown>;
      /** Values for the subject, by subject field: the server writes them there in the same unit. */
      bound?: Record<string, unknown>;
    })
  | (Base<'node.ticked'> & { node: string; attempt: number; item: string; on: boolean })
  | (Base<'node.attached'> & { node: string; attempt: number; slot: string; file: NodeFile | null })
  | (Base<'node.confirmed'> & {
      node: string;
      attempt: number;
      /** Owners for whom it counts: the actor, who the actor stands in for, or all by an override. */
      owners: string[];
      conclusion?: Conclusion;
      reason?: string;
      override?: true;
    })
  | (Base<'node.done'> &
      TokenChange & {
        node: string;
        attempt: number;
        owners: string[];
        decision?: SplitDecision;
        /** Bound values as they were when the node closed, by form field. */
        frozen?: Record<string, unknown>;
        reason?: string;
      })
  | (Base<'node.skipped'> &
      TokenChange & {
        node: string;
        why: SkipCause;
        trim?: TrimSource;
        reason?: string;
        /** Where the unfinished tasks of an active node go; absent: they are cancelled. */
        tasksTo?: string;
      })
  | (Base<'node.passed'> & TokenChange & { node: string; decision?: SplitDecision })
  | (Base<'node.untrimmed'> & { node: string; reset: string[]; cleared: string[]; reason?: string })
  | (Base<'node.superseded'> & TokenChange & { node: string; join: string })
  | (Base<'node.assigned'> & { node: string; owners: string[]; user: string; reason?: string })
  | (Base<'node.unassigned'> & { node: string; owners: string[]; user: string; reason: string })
  | (Base<'flow.rolledBack'> & {
      to: { node: string; attempt: number }[];
      reset: string[];
      cleared: string[];
      untrimmed: string[];
      reason: string;
      override?: true;
      /** Whether a card that was won or completed is open again by this. */
      reopened?: true;
    })
  | (Base<'flow.switched'> & { switches: Record<string, boolean> })
  | (Base<'flow.flagged'> & { flag: RunFlag });

export type FlowEventType = FlowEvent['type'];

type WithoutStamp<Event> = Event extends unknown ? Omit<Event, 'at' | 'by'> : never;

/** An event before it is stamped with instant and actor. */
export type FlowEventBody = WithoutStamp<FlowEvent>;
