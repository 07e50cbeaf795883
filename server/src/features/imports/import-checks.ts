import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ImportView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { type DraftLine, type ImportScope, type LineRefusal, OpportunityImports } from '../opportunities';
import { ImportFiles } from './import-files';
import type { ImportCheck, ImportFile } from './import.entity';
import { ImportRepository, type RowRefusal } from './import.repository';
import { problemsOf, refusalProblem } from './import.view';
import { Imports, mustBe, mustBeAnswered } from './imports.service';
import { linesOf, scopeOf, UNIT_SIZE } from './units';

const MOST_SHOWN = 200;
/** Changed stages are tried out one by one, each in a unit that is taken back. */
const MOST_TRIED = 200;

/** The dry run: reads the whole file against the database and writes nothing but its own report. */
@Injectable()
export class ImportChecks {
  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
    private readonly repository: ImportRepository,
    private readonly opportunities: OpportunityImports,
    private readonly unit: UnitOfWork,
  ) {}

  /** @throws Refused import_state where a question is open, or the import has begun. */
  async check(actor: Actor, id: string): Promise<ImportView> {
    const row = await this.imports.own(actor, id);
    mustBe(row, 'mapping', 'checked');
    mustBeAnswered(row);
    const { checked, refusals } = await this.report(row, scopeOf(await this.imports.boardOf(row), actor, row.mapping));
    await this.unit.run(async () => {
      const now = await this.repository.lock(id);
      mustBe({ ...row, state: now?.state ?? row.state }, 'mapping', 'checked');
      await this.repository.clearRefusals(id);
      await this.repository.addRefusals(id, refusals);
      await this.repository.update(id, { state: 'checked', checked });
    });
    return this.imports.one(actor, id);
  }

  private async report(row: ImportFile, scope: ImportScope): Promise<{ checked: ImportCheck; refusals: RowRefusal[] }> {
    const checked: ImportCheck = { fresh: 0, update: 0, unchanged: 0, bad: 0, problems: [] };
    const refusals: RowRefusal[] = [];
    let tries = MOST_TRIED;
    const report = ({ problems }: RowRefusal): void => {
      checked.bad += 1;
      checked.problems.push(...problems.slice(0, Math.max(0, MOST_SHOWN - checked.problems.length)));
    };
    for await (const batch of this.files.read(row)) {
      const refused: RowRefusal[] = batch.refused.map((each) => ({ line: each.line, problems: problemsOf(each) }));
      for (const { drafts } of linesOf(batch, UNIT_SIZE)) {
        const sorted = await this.opportunities.sort(scope, drafts);
        checked.fresh += sorted.fresh.length;
        checked.unchanged += sorted.unchanged.length;
        checked.update += sorted.changed.length;
        const known = [...sorted.refused];
        for (const line of sorted.changed) {
          if (line.moveTo === null || tries-- <= 0) continue;
          const stuck = await this.tryOut(scope, line);
          if (stuck) checked.update -= 1;
          if (stuck) known.push(stuck);
        }
        const found = known.map((refusal) => ({ line: refusal.line, problems: [refusalProblem(refusal, row.mapping.columns)] }));
        refusals.push(...found);
        refused.push(...found);
        await setImmediate();
      }
      refused.sort((a, b) => a.line - b.line).forEach(report);
    }
    return { checked, refusals };
  }

  private async tryOut(scope: ImportScope, line: DraftLine): Promise<LineRefusal | undefined> {
    try {
      return await this.unit.run(async () => {
        throw new TakenBack((await this.opportunities.write(scope, [line])).refused[0]);
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.refusal;
      throw error;
    }
  }
}

/** Ends a unit that was only tried. */
class TakenBack extends Error {
  constructor(readonly refusal: LineRefusal | undefined) {
    super('taken back');
  }
}
