import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { CookieOptions, Request } from 'express';

export const SESSION_COOKIE = 'tb_session';
/** A session ends after this time without a visit … */
export const SLIDING = 14 * 86_400_000;
/** … and after this one in any case. */
export const ABSOLUTE = 90 * 86_400_000;

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{43})(?:;|$)`);

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenOf(cookies: string | undefined): string | null {
  return cookies ? (COOKIE.exec(cookies)?.[1] ?? null) : null;
}

/** What the database knows of a token: who reads the table cannot log in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function csrfTokenOf(secret: string, token: string): string {
  return createHmac('sha256', secret).update(token).digest('base64url');
}

/** The cookie outlives the sliding end: the server alone decides when a session is over. */
export function cookieOptions(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/', maxAge: ABSOLUTE };
}
