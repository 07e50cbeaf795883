import { Injectable } from '@nestjs/common';
import type { ImportProblem } from '@tideboard/contracts';
import { neutraliseCell } from '@tideboard/domain';
import { ImportFiles } from './import-files';
import type { ImportFile } from './import.entity';
import { ImportRepository } from './import.repository';
import { problemsOf } from './import.view';
import { sayProblem, type SheetLocale, sheetWords } from './problem-words';

interface RefusedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly ImportProblem[];
}

/** The rows that stayed out, with the reason in front, harmless for a spreadsheet and ready to be corrected and imported again. */
@Injectable()
export class ErrorSheets {
  constructor(
    private readonly files: ImportFiles,
    private readonly repository: ImportRepository,
  ) {}

  /** Lines of CSV, batch by batch. */
  async *lines(row: ImportFile, locale: SheetLocale): AsyncGenerator<string> {
    const { header } = row.analysis;
    const { line, reason } = sheetWords(locale);
    // Spreadsheets take a file for UTF-8 by its mark only.
    yield `\uFEFF${csvLine([line, reason, ...header])}`;
    for await (const rows of this.refused(row)) {
      yield rows
        .map(({ line: number, cells, problems }) => csvLine([String(number), problems.map((problem) => sayProblem(problem, header, locale)).join('; '), ...cells]))
        .join('');
    }
  }

  private async *refused(row: ImportFile): AsyncGenerator<RefusedRow[]> {
    for await (const { from, to, refused, rowAt } of this.files.read(row)) {
      const known = await this.repository.refusals(row.id, from, to);
      const rows: RefusedRow[] = [
        ...refused.map((each) => ({ line: each.line, cells: each.row, problems: problemsOf(each) })),
        ...[...known].map(([line, problems]) => ({ line, cells: rowAt(line), problems })),
      ];
      if (rows.length) yield rows.sort((a, b) => a.line - b.line);
    }
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(neutraliseCell(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
