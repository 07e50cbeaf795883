import { Injectable } from '@nestjs/common';
import type { ColumnView } from '@tideboard/contracts';
import { type Actor, type BoardKind, cardAction, mayEver, type ScopeRange, scopeWhere } from '@tideboard/domain';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { NotFound, Refused } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { Flows } from '../flows';
import { People } from '../identity';
import { Board } from './board.entity';
import { type Range, rangesOf } from './board.repository';

/** Which boards there are, what stands in their columns, and which part of one a person sees. */
@Injectable()
export class Boards {
  /** Boards by id and key; a board's row does not change once made. */
  private readonly known = new Map<string, Board>();

  constructor(
    private readonly db: Database,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly flows: Flows,
    private readonly people: People,
  ) {}

  async byId(id: string): Promise<Board> {
    return this.known.get(id) ?? this.remember(await this.db.repository(Board).findOneBy({ id }));
  }

  async byKey(key: string): Promise<Board> {
    return this.known.get(key) ?? this.remember(await this.db.repository(Board).findOneBy({ key }));
  }

  /** The board, if the actor may see any of its cards. @throws NotFound otherwise: absent and forbidden look alike. */
  async visible(actor: Actor, key: string): Promise<Board> {
    const board = await this.byKey(key);
    if (!mayEver(actor, cardAction(board.kind, 'view'))) throw new NotFound();
    return board;
  }

  async list(actor: Actor): Promise<Board[]> {
    const boards = await this.db.repository(Board).find({ order: { createdAt: 'ASC', id: 'ASC' } });
    return boards.filter(({ kind }) => mayEver(actor, cardAction(kind, 'view')));
  }

  /** The index ranges of the board's cards that the actor may see, or of those whose amount they may read. */
  async ranges(actor: Actor, kind: BoardKind, verb: 'view' | 'amount' = 'view'): Promise<Range[]> {
    const directory = await this.people.directory();
    const seen = scopeWhere(actor, cardAction(kind, 'view'));
    const held = scopeWhere(actor, cardAction(kind, verb));
    const holds = (kinds: readonly ScopeRange[], range: ScopeRange): boolean => kinds.some((each) => each.kind === 'all' || each.kind === range.kind);
    const both = [...seen.filter((range) => holds(held, range)), ...held.filter((range) => range.kind !== 'all' && seen.some((each) => each.kind === 'all'))];
    const ranges = both.filter((range, index) => both.findIndex((each) => each.kind === range.kind) === index);
    return rangesOf(ranges, (teamId) => directory.subtree(teamId));
  }

  /** Stages of the version that new cards start with, then the outcomes that it can end in. */
  async columns(board: Board): Promise<ColumnView[]> {
    const { stages, markers } = await this.flows.definition(board.versionId);
    const outcomes = [...new Set(markers.flatMap((marker) => (marker.kind === 'end' ? [marker.outcome] : [])))];
    const lost = markers.some(({ kind }) => kind === 'lost');
    return [
      ...stages.map((stage): ColumnView => ({
        key: stage.key,
        name: stage.name,
        kind: 'stage',
        probability: stage.probability,
        standard: stage.standard,
        idleDays: stage.idleDays ?? null,
        wipLimit: stage.wip?.limit ?? null,
      })),
      ...[...outcomes, ...(lost ? (['lost'] as const) : [])].map(outcomeColumn),
    ];
  }

  /** A new board for a published template. @throws Refused name_taken for a key that is in use. */
  create({ key, name, kind, template }: { key: string; name: { zh: string; en: string }; kind: BoardKind; template: string }): Promise<Board> {
    return this.unit.run(async () => {
      const boards = this.db.repository(Board);
      if (await boards.existsBy({ key })) throw new Refused('name_taken', { status: 409 });
      const versionId = await this.flows.published(template);
      const board = boards.create({ id: newId(), key, nameZh: name.zh, nameEn: name.en, kind, versionId, createdAt: this.clock.now() });
      const fresh = await this.db.execute(
        `${this.db.insertIgnore} INTO board (id, board_key, name_zh, name_en, kind, version_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [board.id, key, name.zh, name.en, kind, versionId, board.createdAt],
      );
      // Somebody was faster.
      if (!fresh) throw new Refused('name_taken', { status: 409 });
      await this.db.execute('INSERT INTO board_counter (board_id, seq) VALUES (?, 0)', [board.id]);
      return board;
    });
  }

  private remember(board: Board | null): Board {
    if (!board) throw new NotFound();
    this.known.set(board.id, board);
    this.known.set(board.key, board);
    return board;
  }
}

const OUTCOME_NAMES = {
  won: { zh: '赢单', en: 'Won' },
  completed: { zh: '办结', en: 'Completed' },
  lost: { zh: '输单', en: 'Lost' },
};

function outcomeColumn(key: keyof typeof OUTCOME_NAMES): ColumnView {
  const probability = key === 'lost' ? 0 : 100;
  return { key, name: OUTCOME_NAMES[key], kind: 'outcome', probability, standard: { zh: '', en: '' }, idleDays: null, wipLimit: null };
}
