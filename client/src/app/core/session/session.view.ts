import type { preferences, SessionView, setupRequest } from '@tideboard/contracts';
import type { z } from 'zod';

export type SessionUser = NonNullable<SessionView['user']>;
export type DemoLogin = NonNullable<SessionView['demoLogins']>[number];
export type Preferences = z.infer<typeof preferences>;
export type SetupRequest = z.infer<typeof setupRequest>;
