import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { JobQueue } from '../../platform/jobs/job-queue';

interface Difference {
  readonly board: string;
  readonly column: string;
  readonly stored: { readonly count: number; readonly sum: string };
  readonly counted: { readonly count: number; readonly sum: string };
}

const SHOWN = 50;

/** Counts every night whether the totals are what the cards say, and reports what differs. It mends nothing: a difference is a bug. */
@Injectable()
export class TotalsRecount {
  constructor(
    jobs: JobQueue,
    private readonly db: Database,
  ) {
    jobs.handle('recount-totals', () => this.run());
    jobs.schedule('recount-totals', '37 3 * * *');
  }

  async run(): Promise<{ columns: number; differences: Difference[] }> {
    const [stored, counted] = [await this.stored(), await this.counted()];
    const differences: Difference[] = [];
    for (const key of new Set([...stored.keys(), ...counted.keys()])) {
      const [was, is] = [stored.get(key) ?? NONE, counted.get(key) ?? NONE];
      const [board, column] = key.split('|');
      if (was.count !== is.count || was.sum !== is.sum) differences.push({ board, column, stored: was, counted: is });
    }
    return { columns: counted.size, differences: differences.slice(0, SHOWN) };
  }

  private stored(): Promise<Map<string, { count: number; sum: string }>> {
    return this.totals(`SELECT board_id, column_key, owner_id, team_id, currency, card_count AS n, amount_sum AS total FROM board_total`);
  }

  private counted(): Promise<Map<string, { count: number; sum: string }>> {
    return this.totals(
      `SELECT board_id, column_key, COALESCE(owner_id, '') AS owner_id, COALESCE(team_id, '') AS team_id, currency, COUNT(*) AS n, COALESCE(SUM(amount), 0) AS total
       FROM card GROUP BY board_id, column_key, owner_id, team_id, currency`,
    );
  }

  private async totals(sql: string): Promise<Map<string, { count: number; sum: string }>> {
    const rows = await this.db.query<Record<'board_id' | 'column_key' | 'owner_id' | 'team_id' | 'currency', string> & { n: number; total: number | string }>(sql);
    const found = rows.map((row) => [
      [row.board_id, row.column_key, row.owner_id, row.team_id, row.currency].join('|'),
      { count: Number(row.n), sum: String(row.total) },
    ] as const);
    return new Map(found.filter(([, { count, sum }]) => count !== 0 || sum !== '0'));
  }
}

const NONE = { count: 0, sum: '0' };
