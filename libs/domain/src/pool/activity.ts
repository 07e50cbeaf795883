import type { Instant } from '../calendar';

/** Who acted, relative to the record at that moment. */
export type ActorRelation = 'owner' | 'virtual_team' | 'former_owner' | 'other';

/** By what means it happened. */
export type ActivitySource = 'person' | 'import' | 'automation' | 'migration';

interface Activity {
  readonly by: ActorRelation;
  readonly source: ActivitySource;
  /** When it was entered: back-dating moves no clock. */
  readonly enteredAt: Instant;
}

/**
 * Kinds of flow and business events that show progress. Everything else, such as rollback, trimming, blocking or a
 * view, does not.
 */
export type StatusKind =
  'node_confirmed' | 'stage_changed' | 'review_concluded' | 'business_recorded' | 'bid_task_done';

const STATUS_KINDS: ReadonlySet<string> = new Set<StatusKind>([
  'node_confirmed',
  'stage_changed',
  'review_concluded',
  'business_recorded',
  'bid_task_done',
]);

/** Something that happened to a record, judged for clock A. */
export interface StatusActivity extends Activity {
  /**
   * A `StatusKind`, or any other kind of event, which does not count. `business_recorded`: a quote, contract, order
   * or receipt event.
   */
  readonly kind: string;
  /** For confirms: which attempt of the node this is, 1 first. */
  readonly attempt?: number;
  /** For confirms: whether the attempt was opened by a review's reject. */
  readonly afterReject?: boolean;
  /** For confirms: whether this node has counted since the record has its present owner. */
  readonly countedBefore?: boolean;
}

/** Why an activity moves no clock. */
export type NotCounted =
  | 'kind'
  | 'actor'
  | 'former_owner'
  | 'source'
  | 'repeated'
  | 'incomplete'
  | 'too_short'
  | 'duplicate'
  | 'deleted'
  | 'not_future';

/** Whether an activity counts and from when, or why it does not. */
export type CountVerdict =
  { readonly counts: true; readonly at: Instant } | { readonly counts: false; readonly code: NotCounted };

const no = (code: NotCounted): CountVerdict => ({ counts: false, code });

/**
 * Whether an event restarts clock A: progress made by the owner or the virtual team themselves. A confirm counts once
 * per node and ownership, at its first attempt or after a review's reject, so going back and forth gains nothing.
 * docs/pool.md 3.
 */
export function countsForA(event: StatusActivity): CountVerdict {
  if (!STATUS_KINDS.has(event.kind)) return no('kind');
  const refused = byOutsider(event);
  if (refused) return refused;
  if (event.kind === 'node_confirmed') {
    if (event.countedBefore) return no('repeated');
    if ((event.attempt ?? 1) > 1 && !event.afterReject) return no('repeated');
  }
  return { counts: true, at: event.enteredAt };
}

/** Contact with a customer, or the plan of it, judged for clock B. */
export interface FollowUpActivity extends Activity {
  readonly kind: 'written' | 'visit' | 'call' | 'meeting' | 'inbound' | 'next_step';
  readonly text: string;
  readonly channel: string | null;
  readonly outcome: string | null;
  /** For visits, calls and meetings: whether it took place. */
  readonly completed?: boolean;
  /** For next steps: the instant it is planned for. */
  readonly plannedFor?: Instant | null;
  /** For next steps: whether one has counted since the record has its present owner. */
  readonly countedBefore?: boolean;
  /** Earlier texts of the same author on this record. */
  readonly earlierTexts?: readonly string[];
  readonly deleted?: boolean;
}

/**
 * Whether a follow-up restarts clock B. A written one needs channel, outcome and `minChars` characters other than
 * white space and must not repeat the author's own words. docs/pool.md 3.
 */
export function countsForB(followUp: FollowUpActivity, minChars: number): CountVerdict {
  if (followUp.deleted) return no('deleted');
  const yes: CountVerdict = { counts: true, at: followUp.enteredAt };
  if (followUp.kind === 'inbound')
    return followUp.source === 'import' || followUp.source === 'migration' ? no('source') : yes;
  const refused = byOutsider(followUp);
  if (refused) return refused;
  switch (followUp.kind) {
    case 'visit':
    case 'call':
    case 'meeting':
      return followUp.completed ? yes : no('incomplete');
    case 'next_step':
      if (followUp.countedBefore) return no('repeated');
      return followUp.plannedFor && followUp.plannedFor > followUp.enteredAt ? yes : no('not_future');
    case 'written': {
      const text = wordsOf(followUp.text);
      if (!followUp.channel || !followUp.outcome) return no('incomplete');
      if ([...text].length < minChars) return no('too_short');
      return followUp.earlierTexts?.some((earlier) => wordsOf(earlier) === text) ? no('duplicate') : yes;
    }
  }
}

function byOutsider({ by, source }: Activity): CountVerdict | null {
  if (source !== 'person') return no('source');
  if (by === 'former_owner') return no('former_owner');
  return by === 'other' ? no('actor') : null;
}

/** A text without white space and case, so that a re-typed copy is seen as one. */
const wordsOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
