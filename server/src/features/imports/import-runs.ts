import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { JobProgress } from '@tideboard/contracts';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/http/errors';
import { JOB_LIMITS } from '../../platform/jobs/job-limits';
import { type Job, JobQueue } from '../../platform/jobs/job-queue';
import { Realtime } from '../../platform/realtime/realtime';
import { Boards } from '../boards';
import { People } from '../identity';
import { type ImportScope, type LineRefusal, OpportunityImports } from '../opportunities';
import { ImportFiles } from './import-files';
import { ImportRepository } from './import.repository';
import type { ImportFile, ImportProgress } from './import.entity';
import { refusalProblem } from './import.view';
import { RUN_JOB } from './imports.service';
import { linesOf, scopeOf, UNIT_SIZE, type UnitLines } from './units';

/** How far a run has come: moves on with every unit that is committed. */
interface RunState {
  readonly nextLine: number;
  readonly progress: ImportProgress;
}

/**
 * The job that writes an import, unit by unit. Rows and the mark of how far it has come are one commit, so a run that was killed goes
 * on at the right row, and a second one beside it finds the mark moved and stops.
 */
@Injectable()
export class ImportRuns {
  private readonly logger = new Logger(ImportRuns.name);

  constructor(
    private readonly files: ImportFiles,
    private readonly repository: ImportRepository,
    private readonly opportunities: OpportunityImports,
    private readonly boards: Boards,
    private readonly people: People,
    private readonly unit: UnitOfWork,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    jobs: JobQueue,
  ) {
    jobs.handle<{ importId: string }>(RUN_JOB, (job) => this.work(job));
  }

  private async work(job: Job<{ importId: string }>): Promise<ImportProgress | null> {
    const row = await this.repository.find(job.data.importId);
    if (row?.state !== 'running') return null;
    try {
      return await this.run(row, job.signal);
    } catch (error) {
      const isLast = job.attempt >= JOB_LIMITS.attempts || error instanceof Refused;
      if (!job.signal.aborted && isLast) await this.end(row, 'failed');
      throw error;
    }
  }

  /** @returns the outcome, or null when somebody else ended or took over the run. */
  private async run(row: ImportFile, signal: AbortSignal): Promise<ImportProgress | null> {
    const [actor, board] = [await this.people.actorOf(row.userId), await this.boards.byId(row.boardId)];
    if (!actor) throw new Refused('denied', { status: 403 });
    const scope = scopeOf(board, actor, row.mapping);
    let state: RunState = { nextLine: row.nextLine, progress: row.progress };
    for await (const batch of this.files.read(row)) {
      for (const lines of linesOf(batch, UNIT_SIZE)) {
        if (lines.next <= state.nextLine) continue;
        if (signal.aborted) throw new Error('the server is stopping; the run goes on later');
        const moved = await this.writeUnit(row, scope, lines, state);
        if (!moved) return null;
        state = moved;
        this.tell(row, 'running', state.progress);
        await setImmediate();
      }
    }
    return (await this.end({ ...row, progress: state.progress }, 'done')) ? state.progress : null;
  }

  /** A unit that is refused as a whole is tried again row by row, so that only the culprits are reported. */
  private async writeUnit(row: ImportFile, scope: ImportScope, lines: UnitLines, state: RunState): Promise<RunState | null> {
    try {
      return await this.writeOnce(row, scope, lines, state);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (lines.drafts.length === 1) return this.writeOnce(row, scope, { ...lines, drafts: [] }, state, [culprit(lines.drafts[0].line, error)]);
    }
    let now: RunState | null = state;
    const [first, ...others] = lines.drafts;
    for (const [index, draft] of [first, ...others].entries()) {
      const isLast = index === lines.drafts.length - 1;
      const one = { drafts: [draft], refused: isLast ? lines.refused : 0, next: isLast ? lines.next : draft.line + 1 };
      now = await this.writeUnit(row, scope, one, now);
      if (!now) return null;
    }
    return now;
  }

  private writeOnce(row: ImportFile, scope: ImportScope, lines: UnitLines, state: RunState, stuck: readonly LineRefusal[] = []): Promise<RunState | null> {
    return this.unit.run(async () => {
      const known = await this.repository.lock(row.id);
      if (known?.state !== 'running' || known.nextLine !== state.nextLine) return null;
      const { created, updated, unchanged, refused } = await this.opportunities.write(scope, lines.drafts);
      const all = [...refused, ...stuck];
      const failed = all.length + lines.refused;
      const before = state.progress;
      const progress = {
        done: before.done + lines.drafts.length + stuck.length + lines.refused,
        total: before.total,
        created: before.created + created,
        updated: before.updated + updated,
        unchanged: before.unchanged + unchanged,
        failed: before.failed + failed,
      };
      await this.repository.addRefusals(row.id, all.map((refusal) => ({ line: refusal.line, problems: [refusalProblem(refusal, row.mapping.columns)] })));
      await this.repository.update(row.id, { nextLine: lines.next, progress });
      return { nextLine: lines.next, progress };
    });
  }

  private async end(row: ImportFile, state: 'done' | 'failed'): Promise<boolean> {
    const ended = await this.unit.run(async () => {
      const known = await this.repository.lock(row.id);
      if (known?.state !== 'running') return false;
      await this.repository.update(row.id, { state, finishedAt: this.clock.now() });
      return true;
    });
    if (ended) this.tell(row, state, row.progress);
    if (state === 'failed') this.logger.warn(`import ${row.id} failed`);
    return ended;
  }

  private tell({ id, userId }: ImportFile, state: JobProgress['state'], { done, total }: ImportProgress): void {
    const progress: JobProgress = { kind: 'import', id, state, done, total };
    this.realtime.tell(userId, 'job', progress);
  }
}

function culprit(line: number, { code, details }: Refused): LineRefusal {
  return { line, field: null, code: 'write_failed', params: { code, ...details.params, reasons: details.reasons ?? [] } };
}
