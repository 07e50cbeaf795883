import { z } from 'zod';
import { currency, id, instant } from './common';

/** Steps of an import, in order; a cancelled or failed one keeps what was written before. */
export const importState = z.enum(['mapping', 'checked', 'running', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importState>;

/** Encodings that a file may be read in. `gb18030` reads GBK and GB2312 as well. */
export const IMPORT_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'windows-1252'] as const;
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];

/** How the file is read; everything detected can be changed. */
export const importReading = z.object({
  encoding: z.enum(IMPORT_ENCODINGS),
  separator: z.enum([',', ';', '\t', '|']),
  header: z.boolean(),
});
export type ImportReading = z.infer<typeof importReading>;

/** Fields of an opportunity that a column may fill: the domain's `ImportField`. */
export const IMPORT_FIELDS = [
  'externalId',
  'title',
  'customer',
  'product',
  'owner',
  'stage',
  'outcome',
  'amount',
  'currency',
  'openedOn',
  'closedOn',
  'expectedCloseOn',
  'tags',
  'note',
  'nextAction',
] as const;
const field = z.enum(IMPORT_FIELDS);
const dateField = z.enum(['openedOn', 'closedOn', 'expectedCloseOn']);
const dateOrder = z.enum(['ymd', 'mdy', 'dmy']);
const outcome = z.enum(['open', 'won', 'lost', 'suspended']);
/** A stage key, an ending (stage null), or both. */
const stageChoice = z.object({ stage: z.string().max(40).nullable(), outcome });
/** The key of a distinct value, as in the suggestions. */
const valueKey = z.string().max(500);

/** What a person decided. Value maps go by the `key` of the value. A PATCH merges maps key by key and replaces the rest. */
export const importMapping = z.object({
  /** Field by column index; null = not used. */
  columns: z.array(field.nullable()).max(200),
  dateOrders: z.partialRecord(dateField, dateOrder),
  stages: z.record(valueKey, stageChoice),
  outcomes: z.record(valueKey, outcome),
  /** User id; a value without an entry goes to `defaultOwner`. */
  owners: z.record(valueKey, id),
  currencies: z.record(valueKey, currency),
  defaultCurrency: currency,
  /** Owner of rows that name none or nobody known; at first the importer. */
  defaultOwner: id,
  /** Stage of rows that name none; at first the board's first. */
  defaultStage: z.string().max(40),
  /** Unit of bare numbers in the amount column: 10000 for 万元. */
  amountUnit: z.number().int().min(1).max(100_000_000),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** Changed columns or reading drop what was answered about the old ones. Allowed before the run. */
export const importSettings = z.object({ reading: importReading.partial().optional(), mapping: importMapping.partial().optional() });
export type ImportSettings = z.infer<typeof importSettings>;

/** One reason against a row. Codes: the domain's `ImportProblemCode` and {@link IMPORT_ROW_CODES}. */
export const importProblem = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number(),
  /** Index; null = the row as a whole. */
  column: z.number().nullable(),
  field: field.nullable(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** The cell as in the file. */
  value: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

/** Reasons that only the database knows, beside the domain's `ImportProblemCode`. */
export const IMPORT_ROW_CODES = ['owner_denied', 'update_denied', 'other_board', 'suspended_unsupported', 'customer_invalid', 'move_refused', 'write_failed'] as const;

const distinct = { key: z.string(), text: z.string(), rows: z.number() };
const dateSample = z.object({ text: z.string(), readings: z.partialRecord(dateOrder, z.string()) });

export const importView = z.object({
  id,
  boardKey: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  state: importState,
  reading: importReading,
  encodingSure: z.boolean(),
  separatorSure: z.boolean(),
  /** Rows with data, blank ones left out. */
  rows: z.number(),
  header: z.array(z.string()),
  /** The first rows of data. */
  sample: z.array(z.array(z.string())),
  /** Sure suggestions are in it already. */
  mapping: importMapping,
  suggestions: z.object({
    columns: z.array(z.object({ field, match: z.enum(['exact', 'similar']) }).nullable()),
    /** One entry per mapped date column; `order` null = must be answered, with samples. */
    dates: z.array(
      z.object({ field: dateField, column: z.number(), order: dateOrder.nullable(), mixed: z.boolean(), orders: z.array(dateOrder), samples: z.array(dateSample) }),
    ),
    stages: z.array(z.object({ ...distinct, suggestion: stageChoice.nullable(), sure: z.boolean() })),
    outcomes: z.array(z.object({ ...distinct, suggestion: outcome.nullable(), sure: z.boolean() })),
    /** People, the likeliest first. */
    owners: z.array(z.object({ ...distinct, suggestions: z.array(id), sure: z.boolean() })),
    currencies: z.array(z.object({ ...distinct, suggestion: currency.nullable(), sure: z.boolean() })),
    /** The currency that the signs in the amounts speak of. */
    currency: currency.nullable(),
  }),
  /** Questions that still need an answer before the check. */
  open: z.array(z.enum(['title_column', 'date_order', 'stage_values', 'outcome_values', 'currency_values'])),
  check: z
    .object({ fresh: z.number(), update: z.number(), unchanged: z.number(), bad: z.number(), problems: z.array(importProblem) })
    .nullable(),
  /** `done` and `total` in rows. */
  progress: z.object({ done: z.number(), total: z.number(), created: z.number(), updated: z.number(), unchanged: z.number(), failed: z.number() }),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;
export type ImportList = { imports: ImportView[] };

/** Header of the upload: the file's name, URI-encoded. The body is the file as it is (application/octet-stream). */
export const FILE_NAME_HEADER = 'x-file-name';
/** Largest file accepted, in bytes. */
export const IMPORT_LIMIT = 50 * 1024 * 1024;
