import type { ImportMapping, ImportReading, ImportState, ImportView } from '@tideboard/contracts';
import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NameColumn, WholeColumn } from '../../platform/database/columns';
import type { FileAnalysis } from './reading/analyse-file';

export type ImportProgress = ImportView['progress'];
export type ImportCheck = NonNullable<ImportView['check']>;
/** How the file is read, and how sure that guess was. */
export interface StoredReading extends ImportReading {
  readonly encodingSure: boolean;
  readonly separatorSure: boolean;
}

/** A file that somebody imports: what is known of it, what was answered, and how far its run has come. */
@Entity('import_file')
@Index('import_file_user', ['userId', 'createdAt'])
export class ImportFile {
  @KeyColumn() id: string;
  @IdColumn({ name: 'board_id' }) boardId: string;
  /** Whose import it is; nobody else sees it, and it acts with this person's rights. */
  @IdColumn({ name: 'user_id' }) userId: string;
  @NameColumn(200, { name: 'file_name' }) fileName: string;
  @CodeColumn(64, { name: 'file_key' }) fileKey: string;
  @WholeColumn() bytes: number;
  @CodeColumn(12) state: ImportState;
  @JsonColumn() reading: StoredReading;
  @JsonColumn() analysis: FileAnalysis;
  @JsonColumn() suggestions: ImportView['suggestions'];
  @JsonColumn() mapping: ImportMapping;
  @JsonColumn() checked: ImportCheck | null;
  @JsonColumn() progress: ImportProgress;
  /** First line that is not written yet: moves in the unit that writes, so a run goes on where the last one stopped. */
  @CountColumn({ name: 'next_line' }) nextLine: number;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  @InstantColumn({ name: 'finished_at', nullable: true }) finishedAt: number | null;
}

/** Why a row was refused by what is in the database; what the file itself does wrong is found again by reading it. */
@Entity('import_refusal')
export class ImportRefusal {
  @KeyColumn() import_id: string;
  @CountColumn({ primary: true }) line: number;
  @JsonColumn() problems: unknown;
}
