import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm';

/**
 * Portable column words. Instants are integer milliseconds, money is integer minor units: both engines return them the
 * same way whatever the time zone or driver (docs/adr/0008). Ids and codes compare byte by byte.
 */
const whole: ValueTransformer = {
  to: (value: number | null | undefined) => {
    if (value !== null && value !== undefined && !Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return value;
  },
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined ? undefined : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

/** Byte order on MariaDB and MySQL; SQLite compares so anyway. */
export const BYTES = { charset: 'ascii', collation: 'ascii_bin' } as const;

export const KeyColumn = (length = 36): PropertyDecorator => PrimaryColumn({ type: 'varchar', length, ...BYTES });
export const IdColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'varchar', length: 36, ...BYTES, ...options });
export const CodeColumn = (length: number, options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, ...BYTES, ...options });
export const NameColumn = (length: number, options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'varchar', length, ...options });
export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'text', ...options });
export const WholeColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'bigint', transformer: whole, ...options });
export const InstantColumn = WholeColumn;
export const MoneyColumn = WholeColumn;
export const CountColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'integer', ...options });
export const FlagColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'boolean', ...options });
export const DateColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'varchar', length: 10, ...BYTES, ...options });
export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'text', transformer: json, ...options });
