import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@tideboard/contracts';
import type { Request, Response } from 'express';
import { BadInput } from './bad-input';
import { Denied, NotFound, Refused } from './errors';

/** The one place that turns errors into problem+json (RFC 9457). What is not expected is a bug: logged, no detail out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = { type: 'about:blank', ...this.describe(error), requestId: String(request.id ?? '') };
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, `${request.method} ${request.path} failed`);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private describe(error: unknown): Omit<Problem, 'type'> {
    if (error instanceof Refused) {
      const { status = 422, params, reasons, fields, current } = error.details;
      return { status, title: 'Refused', code: error.code, params, reasons: reasons && [...reasons], fields: fields && [...fields], current };
    }
    if (error instanceof BadInput) return { status: 400, title: 'Bad request', code: 'bad_request', fields: error.fields };
    if (error instanceof NotFound) return { status: 404, title: 'Not found', code: 'not_found' };
    if (error instanceof Denied) return { status: 403, title: 'Denied', code: 'denied' };
    if (error instanceof HttpException) return describeHttp(error.getStatus());
    if (isBodyError(error)) return describeHttp(error.status);
    if (isForeignText(error)) return { status: 404, title: 'Not found', code: 'not_found' };
    if (isLostConnection(error)) return { status: 503, title: 'Unavailable', code: 'unavailable' };
    return { status: 500, title: 'Internal error', code: 'internal' };
  }
}

function describeHttp(status: number): Omit<Problem, 'type'> {
  if (status === 404) return { status, title: 'Not found', code: 'not_found' };
  if (status === 413) return { status, title: 'Too large', code: 'payload_too_large' };
  if (status === 429) return { status, title: 'Too many requests', code: 'too_many_requests' };
  if (status >= 500) return { status, title: 'Internal error', code: 'internal' };
  return { status, title: 'Bad request', code: 'bad_request' };
}

/** What the body parser throws: a client error with a status of its own. */
function isBodyError(error: unknown): error is { status: number } {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 && expose === true;
}

/** MariaDB and MySQL refuse to compare ids with letters that no id has: there is no such thing. */
function isForeignText(error: unknown): boolean {
  const { errno, driverError } = (error ?? {}) as { errno?: number; driverError?: { errno?: number } };
  return (driverError?.errno ?? errno) === 1267;
}

function isLostConnection(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  return ['ECONNREFUSED', 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ETIMEDOUT'].includes(driverError?.code ?? code ?? '');
}
