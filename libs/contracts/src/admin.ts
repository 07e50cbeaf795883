import { z } from 'zod';
import { id, instant, localText } from './common';
import { loginName, password } from './session';

export const userView = z.object({
  id,
  login: z.string(),
  name: z.string(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  roles: z.array(z.string()),
  active: z.boolean(),
  lastSeenAt: instant.nullable(),
});
export type UserView = z.infer<typeof userView>;
export const userCreate = z.object({
  login: loginName,
  name: z.string().trim().min(1).max(60),
  password,
  teamId: id.nullable(),
  roles: z.array(z.string()).max(10),
});
export const userChange = z.object({
  name: z.string().trim().min(1).max(60).optional(),
  teamId: id.nullable().optional(),
  roles: z.array(z.string()).max(10).optional(),
  active: z.boolean().optional(),
  password: password.optional(),
});

export const teamView = z.object({ id, name: z.string(), parentId: id.nullable(), path: z.array(id), members: z.number() });
export type TeamView = z.infer<typeof teamView>;
export const teamCreate = z.object({ name: z.string().trim().min(1).max(60), parentId: id.nullable() });
export const teamChange = z.object({ name: z.string().trim().min(1).max(60).optional(), parentId: id.nullable().optional() });

export const grants = z.record(z.string(), z.array(z.enum(['own', 'team', 'pool', 'participant', 'all'])));
export const roleView = z.object({ key: z.string(), name: localText, grants, members: z.number() });
export type RoleView = z.infer<typeof roleView>;
const roleName = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(40) });
export const roleCreate = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: roleName,
  grants,
});
export const roleChange = z.object({ name: roleName.optional(), grants: grants.optional() });

/** People of a picker: everyone active, name and team only. */
export const colleague = z.object({ id, name: z.string(), teamId: id.nullable(), teamName: z.string().nullable() });
export type Colleague = z.infer<typeof colleague>;

export const jobRunView = z.object({
  id,
  name: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'dead']),
  at: instant,
  finishedAt: instant.nullable(),
  attempts: z.number(),
  error: z.string().nullable(),
  report: z.unknown().nullable(),
});
export type JobRunView = z.infer<typeof jobRunView>;
