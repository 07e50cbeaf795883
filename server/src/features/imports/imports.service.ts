import { Injectable } from '@nestjs/common';
import type { ImportMapping, ImportSettings, ImportView, JobProgress } from '@tideboard/contracts';
import { type Actor, cardAction, mayEver, type NamedOption } from '@tideboard/domain';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Denied, NotFound, Refused } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { JobQueue } from '../../platform/jobs/job-queue';
import { Realtime } from '../../platform/realtime/realtime';
import { type Board, Boards } from '../boards';
import { type Directory, People } from '../identity';
import { mayOwn } from '../opportunities';
import { ImportFiles } from './import-files';
import { ImportRepository } from './import.repository';
import type { ImportFile } from './import.entity';
import { viewOf } from './import.view';
import { answered, columnsFit, firstMapping, keepAnswers, openQuestions, suggestionsFor, type Surroundings } from './mapping';

export const RUN_JOB = 'import-run';
const LISTED = 50;
export const NO_PROGRESS: ImportFile['progress'] = { done: 0, total: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };

/** A file on its way in: uploaded, understood, answered about, started, cancelled. Everybody sees their own imports only. */
@Injectable()
export class Imports {
  constructor(
    private readonly files: ImportFiles,
    private readonly repository: ImportRepository,
    private readonly boards: Boards,
    private readonly people: People,
    private readonly jobs: JobQueue,
    private readonly realtime: Realtime,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The board, if the actor may import to it. @throws NotFound, Denied */
  async boardFor(actor: Actor, key: string): Promise<Board> {
    const board = await this.boards.visible(actor, key);
    if (!mayEver(actor, cardAction(board.kind, 'import'))) throw new Denied();
    return board;
  }

  async upload(actor: Actor, board: Board, fileName: string, content: AsyncIterable<Uint8Array>): Promise<ImportView> {
    const { key, bytes, reading } = await this.files.keep(content);
    try {
      const analysis = await this.files.analyse(key, reading);
      const around = await this.surroundings(actor, board);
      const mapping = firstMapping(analysis, around);
      const row: ImportFile = {
        id: newId(),
        boardId: board.id,
        userId: actor.id,
        fileName,
        fileKey: key,
        bytes,
        state: 'mapping',
        reading,
        analysis,
        suggestions: suggestionsFor(analysis, mapping.columns, around),
        mapping,
        checked: null,
        progress: NO_PROGRESS,
        nextLine: 0,
        createdAt: this.clock.now(),
        finishedAt: null,
      };
      await this.unit.run(() => this.repository.insert(row));
      return viewOf(row, board.key);
    } catch (error) {
      await this.files.discard(key);
      throw error;
    }
  }

  async list(actor: Actor): Promise<ImportView[]> {
    const rows = await this.repository.ofUser(actor.id, LISTED);
    return Promise.all(rows.map((row) => this.view(row)));
  }

  async one(actor: Actor, id: string): Promise<ImportView> {
    return this.view(await this.own(actor, id));
  }

  /** @throws NotFound for an import of somebody else, as for none. */
  async own(actor: Actor, id: string): Promise<ImportFile> {
    const row = await this.repository.find(id);
    if (!row || row.userId !== actor.id) throw new NotFound();
    return row;
  }

  async boardOf(row: ImportFile): Promise<Board> {
    return this.boards.byId(row.boardId);
  }

  /** Changes how the file is read and what was answered; a check made before counts no more. */
  async change(actor: Actor, id: string, settings: ImportSettings): Promise<ImportView> {
    const row = await this.own(actor, id);
    mustBe(row, 'mapping', 'checked');
    const board = await this.boardOf(row);
    const around = await this.surroundings(actor, board);
    if (settings.reading) await this.reread(row, settings.reading, around);
    if (settings.mapping) await this.answer(row, settings.mapping, around);
    return this.save(row, { ...row, state: 'mapping', checked: null }, ['mapping', 'checked']);
  }

  /** Starts the run in the background, or starts it again after it has failed; what is written already is not written twice. */
  async run(actor: Actor, id: string): Promise<ImportView> {
    const row = await this.own(actor, id);
    mustBe(row, 'checked', 'running', 'failed');
    const board = await this.boardOf(row);
    if (!mayEver(actor, cardAction(board.kind, 'import'))) throw new Denied();
    const begins = row.state === 'checked';
    const started = { state: 'running' as const, finishedAt: null, ...(begins ? { nextLine: 0, progress: { ...NO_PROGRESS, total: row.analysis.rows } } : {}) };
    await this.save(row, started, ['checked', 'running', 'failed'], begins);
    await this.jobs.add(RUN_JOB, { importId: id });
    return this.one(actor, id);
  }

  /** Takes effect after the unit that is being written; what was written stays. */
  async cancel(actor: Actor, id: string): Promise<ImportView> {
    const row = await this.own(actor, id);
    mustBe(row, 'mapping', 'checked', 'running', 'failed');
    await this.save(row, { state: 'cancelled', finishedAt: this.clock.now() }, ['mapping', 'checked', 'running', 'failed']);
    const view = await this.one(actor, id);
    const { done, total } = view.progress;
    this.realtime.tell(actor.id, 'job', { kind: 'import', id, state: 'cancelled', done, total } satisfies JobProgress);
    return view;
  }

  private async view(row: ImportFile): Promise<ImportView> {
    return viewOf(row, (await this.boardOf(row)).key);
  }

  private async reread(row: ImportFile, reading: NonNullable<ImportSettings['reading']>, around: Surroundings): Promise<void> {
    const { encoding, separator } = reading;
    row.reading = { ...row.reading, ...reading, ...(encoding ? { encodingSure: true } : {}), ...(separator ? { separatorSure: true } : {}) };
    row.analysis = await this.files.analyse(row.fileKey, row.reading);
    row.mapping = firstMapping(row.analysis, around);
    row.suggestions = suggestionsFor(row.analysis, row.mapping.columns, around);
  }

  private async answer(row: ImportFile, answers: Partial<ImportMapping>, around: Surroundings): Promise<void> {
    const { columns } = answers;
    if (columns && !columnsFit(columns, row.analysis.header.length)) throw wrong('mapping.columns');
    refuseUnknown(answers, around);
    if (columns && columns.join() !== row.mapping.columns.join()) {
      row.analysis = await this.files.analyse(row.fileKey, row.reading, columns);
      row.mapping = keepAnswers(row.mapping, firstMapping(row.analysis, around, columns));
      row.suggestions = suggestionsFor(row.analysis, columns, around);
    }
    row.mapping = answered(row.mapping, answers);
  }

  /** Writes a change unless the import has gone on in the meantime. */
  private async save(row: ImportFile, change: Partial<ImportFile>, allowed: readonly ImportFile['state'][], clear = false): Promise<ImportView> {
    const { id, ...rest } = { ...change, id: row.id };
    await this.unit.run(async () => {
      const now = await this.repository.lock(id);
      if (!now || !allowed.includes(now.state)) throw wrongState(now?.state ?? row.state);
      if (clear) await this.repository.clearRefusals(id);
      await this.repository.update(id, rest);
    });
    return this.view({ ...row, ...change });
  }

  private async surroundings(actor: Actor, board: Board): Promise<Surroundings> {
    const directory = await this.people.directory();
    const columns = await this.boards.columns(board);
    return {
      stages: columns.filter(({ kind }) => kind === 'stage').map(({ key, name }) => ({ id: key, names: [name.zh, name.en, key] })),
      people: namesOf(directory, (id) => mayOwn(actor, id, board, directory)),
      importerId: actor.id,
      currency: directory.organisation.currency,
    };
  }
}

export function mustBe(row: Pick<ImportFile, 'state' | 'mapping' | 'analysis'>, ...states: readonly ImportFile['state'][]): void {
  if (!states.includes(row.state)) throw wrongState(row.state);
}

/** @throws Refused import_state with the open questions. */
export function mustBeAnswered(row: Pick<ImportFile, 'state' | 'mapping' | 'analysis'>): void {
  const open = openQuestions(row.mapping, row.analysis);
  if (open.length) throw new Refused('import_state', { status: 409, params: { state: row.state, open } });
}

function wrongState(state: ImportFile['state']): Refused {
  return new Refused('import_state', { status: 409, params: { state } });
}

function wrong(path: string): Refused {
  return new Refused('bad_request', { status: 422, fields: [{ path, code: 'unknown', message: 'does not fit' }] });
}

function refuseUnknown({ stages = {}, owners = {}, defaultOwner, defaultStage }: Partial<ImportMapping>, around: Surroundings): void {
  const known = new Set(around.stages.map(({ id }) => id));
  const allowed = new Set([around.importerId, ...around.people.map(({ id }) => id)]);
  if (Object.values(stages).some(({ stage, outcome }) => (stage === null ? outcome === 'open' : !known.has(stage)))) throw wrong('mapping.stages');
  if (defaultStage !== undefined && !known.has(defaultStage)) throw wrong('mapping.defaultStage');
  if (Object.values(owners).some((id) => !allowed.has(id))) throw wrong('mapping.owners');
  if (defaultOwner !== undefined && !allowed.has(defaultOwner)) throw wrong('mapping.defaultOwner');
}

function namesOf(directory: Directory, allowed: (id: string) => boolean): NamedOption[] {
  return directory
    .active()
    .filter(({ id }) => allowed(id))
    .map(({ id, name }) => ({ id, names: [name] }));
}
