import { HttpErrorResponse, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, retry, throwError, timer } from 'rxjs';
import { toApiProblem } from './api-problem';
import { Credentials } from './credentials';

const retryAfterMs = 1000;

/**
 * A write carries the CSRF token and an idempotency key. When the network swallowed it, it is sent once more with the
 * same key, so that the server can tell the repeat from a second wish.
 */
export const writeInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOurs(request) || isRead(request)) return next(request);
  const headers = request.headers
    .set('X-CSRF-Token', inject(Credentials).csrfToken())
    .set('Idempotency-Key', request.headers.get('Idempotency-Key') ?? crypto.randomUUID());
  return next(request.clone({ headers })).pipe(
    retry({ count: 1, delay: (error) => (isNetworkError(error) ? timer(retryAfterMs) : throwError(() => error)) }),
  );
};

export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOurs(request)) return next(request);
  const credentials = inject(Credentials);
  return next(request).pipe(
    catchError((error: unknown) => {
      const problem = toApiProblem(error);
      if (problem.status === 401 && !request.url.endsWith('/api/session')) credentials.expired.update((count) => count + 1);
      return throwError(() => problem);
    }),
  );
};

function isOurs(request: HttpRequest<unknown>): boolean {
  return request.url.startsWith('/api/');
}

function isRead(request: HttpRequest<unknown>): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function isNetworkError(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 0;
}
