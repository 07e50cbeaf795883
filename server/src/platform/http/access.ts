import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action, Actor, CardVerb } from '@tideboard/domain';
import type { Request } from 'express';

/** What a route asks of its caller: an action of the access table, a verb on any kind of card, or only to be signed in. */
export type Requirement = { readonly action: Action } | { readonly verb: CardVerb } | 'signed-in' | 'public';
export const REQUIREMENT = Symbol('requirement');

/** The caller holds this action in some scope; which record is judged in the service. */
export const Requires = (action: Action): MethodDecorator & ClassDecorator => SetMetadata(REQUIREMENT, { action } satisfies Requirement);
/** The caller holds this verb on cards of some kind. */
export const RequiresVerb = (verb: CardVerb): MethodDecorator & ClassDecorator => SetMetadata(REQUIREMENT, { verb } satisfies Requirement);
/** Any signed-in person, about their own things. */
export const SignedIn = (): MethodDecorator & ClassDecorator => SetMetadata(REQUIREMENT, 'signed-in' satisfies Requirement);
/** Anybody at all. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(REQUIREMENT, 'public' satisfies Requirement);

/** A request whose session was recognised. */
export interface ActedRequest extends Request {
  actor?: Actor;
  sessionHash?: string;
}

/** The person who acts, in a controller's parameters. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActedRequest>();
  if (!actor) throw new Error('a route without @Requires asked for the actor');
  return actor;
});

export interface Recognised {
  readonly actor: Actor;
  readonly sessionHash: string;
  /** Token that a write must carry. */
  readonly csrfToken: string;
}

/** Turns the cookies of a request or socket into a person. Provided by the identity feature. */
export abstract class Authenticator {
  abstract recognise(cookies: string | undefined): Promise<Recognised | null>;
  /** Rights or sessions of these people changed, here or on another node: look again instead of remembering. */
  abstract forget(userIds: readonly string[]): void;
}
