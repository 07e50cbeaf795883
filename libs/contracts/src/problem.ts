import { z } from 'zod';

/** One reason of a refusal: a code that the client puts into the user's words, with its parameters. */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() });
export type ReasonView = z.infer<typeof reason>;

/** RFC 9457 problem details. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** A code of {@link PROBLEM_CODES} or of a rule. */
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  /** Input fields that are wrong: path and code. */
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  reasons: z.array(reason.loose()).optional(),
  /** The present view of what was to be changed, where the actor may see it. */
  current: z.unknown().optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** Codes of the platform and of features; refusals of the flow engine have their own list in `@tideboard/flow`. */
export const PROBLEM_CODES = [
  'bad_request',
  'not_signed_in',
  'csrf',
  'denied',
  'not_found',
  'stale',
  'key_reused',
  'too_many_requests',
  'payload_too_large',
  'internal',
  'unavailable',
  'login_failed',
  'login_blocked',
  'password_wrong',
  'password_weak',
  'setup_done',
  'login_taken',
  'name_taken',
  'team_cycle',
  'team_in_use',
  'role_in_use',
  'last_admin',
  'move_refused',
  'node_refused',
  'in_pool',
  'not_in_pool',
  'taken',
  'claim_refused',
  'release_refused',
  'archived',
  'breaker_open',
  'import_state',
  'file_unreadable',
  'file_empty',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
