import { z } from 'zod';
import { id, instant } from './common';

/** Steps of an import, in order; a cancelled or failed one keeps what was written before. */
export const importState = z.enum(['mapping', 'checked', 'running', 'done', 'failed', 'cancelled']);

/** How the file is read; everything detected can be changed. */
export const importReading = z.object({
  encoding: z.string().max(30),
  separator: z.enum([',', ';', '\t', '|']),
  header: z.boolean(),
});

export const importMapping = z.object({
  /** Field of an opportunity by column index; null = not used. */
  columns: z.array(z.string().nullable()).max(200),
  dateOrder: z.enum(['ymd', 'mdy', 'dmy']).nullable(),
  /** Value as in the file to stage key or outcome; to user id or null (unassigned to anyone: the importer); to currency. */
  stages: z.record(z.string(), z.string()),
  owners: z.record(z.string(), id.nullable()),
  currencies: z.record(z.string(), z.string()),
  defaultCurrency: z.string().regex(/^[A-Z]{3}$/),
});
export type ImportMapping = z.infer<typeof importMapping>;

export const importSettings = z.object({ reading: importReading.partial().optional(), mapping: importMapping.partial().optional() });

export const importProblem = z.object({
  row: z.number(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  value: z.string().nullable(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importView = z.object({
  id,
  boardKey: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  state: importState,
  reading: importReading,
  encodingSure: z.boolean(),
  rows: z.number(),
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  mapping: importMapping,
  suggestions: z.object({
    columns: z.array(z.object({ column: z.number(), field: z.string(), sure: z.boolean() })),
    /** Null when the dates in the file read the same in no two ways. */
    dateOrder: z.object({ order: z.string().nullable(), ambiguous: z.boolean(), samples: z.array(z.string()) }).nullable(),
    stages: z.array(z.object({ value: z.string(), count: z.number(), suggestion: z.string().nullable() })),
    owners: z.array(z.object({ value: z.string(), count: z.number(), suggestion: id.nullable() })),
    currencies: z.array(z.object({ value: z.string(), count: z.number(), suggestion: z.string().nullable() })),
  }),
  /** Questions that still need an answer before the check: codes such as `date_order`, `stage_values`, `owner_values`. */
  open: z.array(z.string()),
  check: z
    .object({ fresh: z.number(), update: z.number(), unchanged: z.number(), bad: z.number(), problems: z.array(importProblem) })
    .nullable(),
  progress: z.object({ done: z.number(), total: z.number(), created: z.number(), updated: z.number(), unchanged: z.number(), failed: z.number() }),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

/** Fields of an opportunity that a column may fill. */
export const IMPORT_FIELDS = [
  'externalId',
  'title',
  'customer',
  'product',
  'owner',
  'stage',
  'amount',
  'currency',
  'openedOn',
  'closedOn',
  'tags',
  'note',
  'nextAction',
] as const;
