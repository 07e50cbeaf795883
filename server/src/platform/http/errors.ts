import type { ProblemCode, ReasonView } from '@tideboard/contracts';

/** A rule said no: nothing was written. 409 when somebody else was faster, 422 otherwise. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: {
      readonly status?: 400 | 401 | 403 | 409 | 410 | 413 | 422 | 429;
      readonly params?: Record<string, unknown>;
      readonly reasons?: readonly ReasonView[];
      readonly fields?: readonly { path: string; code: string; message: string }[];
      /** The present view of the record, for who may see it. */
      readonly current?: unknown;
    } = {},
  ) {
    super(code);
  }
}

/** There is nothing here, or the actor may not see it: both look alike. */
export class NotFound extends Error {}

/** The actor sees the record but may not do this with it. */
export class Denied extends Error {}
