import { z } from 'zod';
import { cardFace } from './boards';
import { id, instant, localText } from './common';
import { reason } from './problem';

/** A card in the pool as somebody who may claim sees it: personal data hidden where the pool says so. */
export const pooledCard = z.object({
  card: cardFace,
  enteredAt: instant,
  /** Why it is here: `clock_a`, `clock_b`, `clock_c`, `released`, `lost`. */
  why: z.string(),
  /** What the owner wrote at the release. */
  note: z.string().nullable(),
  /** Of a lost one: why and to whom. */
  lost: z.object({ reason: z.string(), competitor: z.string().nullable() }).nullish(),
  stageWhenLeft: localText,
  hidden: z.array(z.string()),
  /** Empty when the reader may claim it now. */
  whyNot: z.array(reason.loose()),
});
export type PooledCard = z.infer<typeof pooledCard>;

export const poolView = z.object({
  id,
  key: z.string(),
  name: localText,
  records: z.number(),
  claimsToday: z.number(),
  dailyClaims: z.number().nullable(),
  holdings: z.number(),
  holdingsCap: z.number().nullable(),
  mayClaim: z.boolean(),
  cards: z.array(pooledCard),
  next: z.string().nullable(),
});
export type PoolView = z.infer<typeof poolView>;
/** GET /api/pools: those that the reader may claim from, hand out or set the rules of. */
export const poolSummary = z.object({ id, key: z.string(), name: localText, records: z.number(), mayClaim: z.boolean() });
export type PoolSummary = z.infer<typeof poolSummary>;
export const poolQuery = z.object({ text: z.string().trim().max(100).optional(), cursor: z.string().max(120).optional() });

export const claimMany = z.object({ cardIds: z.array(id).min(1).max(50) });
export const claimResults = z.object({
  results: z.array(z.object({ cardId: id, ok: z.boolean(), code: z.string().nullable(), reasons: z.array(reason.loose()) })),
});
export type ClaimResults = z.infer<typeof claimResults>;
export const releaseRequest = z.object({ reason: z.string().trim().min(4).max(500) });

/** The rules of a pool, edited by an administrator. Null switches a rule off. */
export const poolPolicy = z.object({
  enabled: z.boolean(),
  clockADays: z.number().int().min(1).max(3650).nullable(),
  clockBDays: z.number().int().min(1).max(3650).nullable(),
  clockCDays: z.number().int().min(1).max(3650).nullable(),
  dayKind: z.enum(['calendar', 'working']),
  minFollowUpChars: z.number().int().min(1).max(1000),
  dailyClaims: z.number().int().min(1).max(1000).nullable(),
  holdingsCap: z.number().int().min(1).max(100000).nullable(),
  coolOffDays: z.number().int().min(0).max(3650),
  minAgeDays: z.number().int().min(0).max(365),
  breakerPercent: z.number().min(1).max(100),
  hiddenFields: z.array(z.enum(['customer', 'amount', 'note', 'log'])),
});
export type PoolPolicyView = z.infer<typeof poolPolicy>;

export const sweepRun = z.object({ breakerRaised: z.boolean().default(false) });
export const sweepReport = z.object({
  at: instant,
  candidates: z.number(),
  moved: z.number(),
  kept: z.number(),
  failed: z.array(z.object({ cardId: id, error: z.string() })),
  breaker: z.object({ open: z.boolean(), cap: z.number() }),
});
export type SweepReport = z.infer<typeof sweepReport>;
