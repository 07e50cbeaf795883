import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CSRF_HEADER } from '@tideboard/contracts';
import { type Actor, BOARD_KINDS, cardAction, mayEver } from '@tideboard/domain';
import { type ActedRequest, Authenticator, type Requirement, REQUIREMENT } from './access';
import { Denied, Refused } from './errors';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Denies every route that does not say whom it is for. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIREMENT, [context.getHandler(), context.getClass()]);
    if (requirement === 'public') return true;
    if (requirement === undefined) throw new Denied();
    const request = context.switchToHttp().getRequest<ActedRequest>();
    const recognised = await this.authenticator.recognise(request.headers.cookie);
    if (!recognised) throw new Refused('not_signed_in', { status: 401 });
    if (!READS.has(request.method) && request.headers[CSRF_HEADER] !== recognised.csrfToken) throw new Refused('csrf', { status: 403 });
    request.actor = recognised.actor;
    request.sessionHash = recognised.sessionHash;
    if (!satisfies(recognised.actor, requirement)) throw new Denied();
    return true;
  }
}

function satisfies(actor: Actor, requirement: Exclude<Requirement, 'public'>): boolean {
  if (requirement === 'signed-in') return true;
  if ('action' in requirement) return mayEver(actor, requirement.action);
  return BOARD_KINDS.some((kind) => mayEver(actor, cardAction(kind, requirement.verb)));
}
