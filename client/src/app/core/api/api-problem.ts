import { HttpErrorResponse } from '@angular/common/http';

/** A rule's refusal: a code that this client has a text for, and what to fill into it. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly field?: string;
}

/** Every failed call ends as this: `offline` when no answer came, otherwise the code of the problem document. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly reasons: readonly Reason[] = [],
    readonly requestId: string | null = null,
    /** The present view of what was to be changed, in a 409. */
    readonly current: unknown = null,
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
  }

  /** The first form field that the server complained about. */
  get field(): string | undefined {
    return this.reasons.find((reason) => reason.field)?.field;
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

const codeByStatus: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'not_signed_in',
  403: 'denied',
  404: 'not_found',
  409: 'stale',
  413: 'payload_too_large',
  422: 'bad_request',
  429: 'too_many_requests',
  502: 'offline',
  503: 'unavailable',
  504: 'offline',
};

/** Reads an RFC 9457 problem document out of whatever `HttpClient` threw. */
export function toApiProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!(error instanceof HttpErrorResponse)) return new ApiProblem(-1, 'unknown');
  if (error.status === 0) return new ApiProblem(0, 'offline');
  const body = asRecord(error.error);
  const reasons = readReasons(body);
  return new ApiProblem(
    error.status,
    asText(body['code']) ?? codeByStatus[error.status] ?? 'internal',
    asRecord(body['params']),
    reasons,
    asText(body['requestId']) ?? error.headers.get('x-request-id'),
    body['current'],
  );
}

function readReasons(body: Record<string, unknown>): Reason[] {
  const reasons = asRecords(body['reasons']).flatMap((entry): Reason[] => {
    const { code, params, ...rest } = entry;
    // The engine's reasons carry their parameters beside the code.
    return asText(code) ? [{ code: String(code), params: { ...rest, ...asRecord(params) } }] : [];
  });
  const fields = asRecords(body['fields']).flatMap((entry): Reason[] => {
    const field = asText(entry['path']);
    return field ? [{ code: asText(entry['code']) ?? 'invalid', field }] : [];
  });
  return [...reasons, ...fields];
}

function asRecords(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asRecord) : [];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
