import { z } from 'zod';
import { id, instant, localText } from './common';

export const locale = z.enum(['zh-CN', 'en']);
export const theme = z.enum(['light', 'dark', 'system']);
export const density = z.enum(['compact', 'standard', 'comfortable']);
export type Locale = z.infer<typeof locale>;

/** The passwords' only rule: length. 10 to 200 characters; the demo's are known and refused in production. */
export const password = z.string().min(10).max(200);
export const loginName = z.string().trim().min(1).max(60);

export const loginRequest = z.object({ login: loginName, password: z.string().min(1).max(200) });
export const passwordChange = z.object({ current: z.string().min(1).max(200), next: password });
export const preferences = z.object({ locale: locale.optional(), theme: theme.optional(), density: density.optional() });
export const setupRequest = z.object({
  login: loginName,
  name: z.string().trim().min(1).max(60),
  password,
  organisation: z.string().trim().min(1).max(120),
});

/** GET /api/session: who is signed in and what the menus may show. */
export const sessionView = z.object({
  user: z
    .object({
      id,
      login: z.string(),
      name: z.string(),
      teamId: id.nullable(),
      teamName: z.string().nullable(),
      roles: z.array(z.object({ key: z.string(), name: localText })),
      locale: locale.nullable(),
      theme: theme.nullable(),
      density: density.nullable(),
      mustChangePassword: z.boolean(),
    })
    .nullable(),
  /** Actions that the user holds in some scope; the server judges each record again. */
  grants: z.record(z.string(), z.array(z.string())),
  startPage: z.string(),
  csrfToken: z.string(),
  demo: z.boolean(),
  demoLogins: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role: localText })).optional(),
  needsSetup: z.boolean(),
  organisation: z.object({ name: z.string(), currency: z.string(), timeZone: z.string() }),
  serverTime: instant,
});
export type SessionView = z.infer<typeof sessionView>;
