import type { Request } from 'express';
import { Refused } from '../../../platform/http/errors';

/**
 * Routes that open a session have no CSRF token yet. A foreign site can send forms without asking, but not JSON.
 * @throws Refused `csrf`
 */
export function refuseForms(request: Request): void {
  if (!request.is('application/json')) throw new Refused('csrf', { status: 403 });
}
