import { z } from 'zod';
import { id, instant } from './common';

export const customerView = z.object({ id, name: z.string(), shortName: z.string().nullable(), createdAt: instant });
export type CustomerView = z.infer<typeof customerView>;
export const customerQuery = z.object({ q: z.string().trim().max(100).default(''), cursor: z.string().max(120).optional() });
export const customerCreate = z.object({ name: z.string().trim().min(1).max(120), shortName: z.string().trim().max(40).nullable().default(null) });
