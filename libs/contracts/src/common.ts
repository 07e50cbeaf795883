import { MOST_MONEY } from '@tideboard/domain';
import { z } from 'zod';

export const id = z.string().min(1).max(36);
export const instant = z.iso.datetime();
export const calendarDate = z.iso.date();
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Minor units of a currency. */
export const money = z.number().int().min(0).max(MOST_MONEY);
export const localText = z.object({ zh: z.string(), en: z.string() });
export type LocalText = z.infer<typeof localText>;

export const person = z.object({ id, name: z.string() });
export type Person = z.infer<typeof person>;

/** Header that makes a repeated write count once; a UUID per intended change. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
/** Header that carries the token of the session, against forged requests. */
export const CSRF_HEADER = 'x-csrf-token';
