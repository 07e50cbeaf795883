import { Injectable } from '@nestjs/common';
import { rankBetween } from '@tideboard/domain';
import { Database, marks, type Param } from '../../platform/database/database';
import type { Participant } from './card.entity';
import { CARD_COLUMNS, CARD_INSERT, CARD_WIDTH, type CardData, changedColumns, type RawCard, readCard, valuesOf } from './card.row';

const CHUNK = 25;

/** Cards by id and their places in a column. */
@Injectable()
export class CardRepository {
  /** Rows as they were when they were locked, for an update to write only what has changed: half of the indexes stay untouched. */
  private readonly locked = new WeakMap<CardData, RawCard>();

  constructor(private readonly db: Database) {}

  /** By id or by number (`OPP-1042`). */
  async find(ref: string): Promise<CardData | null> {
    const column = /^[A-Z]+-\d+$/.test(ref) ? 'no' : 'id';
    const raw = await this.db.one<RawCard>(`SELECT ${CARD_COLUMNS} FROM card c WHERE c.${column} = ?`, [ref]);
    return raw && readCard(raw);
  }

  /** The card with its row locked until the unit ends. */
  async lock(id: string): Promise<CardData | null> {
    const raw = await this.db.one<RawCard>(`SELECT ${CARD_COLUMNS} FROM card c WHERE c.id = ?${this.db.forUpdate}`, [id]);
    return raw && this.keep(raw);
  }

  /** Several cards, locked in the order of their ids. */
  async lockMany(ids: readonly string[]): Promise<CardData[]> {
    if (!ids.length) return [];
    const sql = `SELECT ${CARD_COLUMNS} FROM card c WHERE c.id IN (${marks(ids.length)}) ORDER BY c.id${this.db.forUpdate}`;
    return (await this.db.query<RawCard>(sql, ids)).map((raw) => this.keep(raw));
  }

  async byIds(ids: readonly string[]): Promise<CardData[]> {
    if (!ids.length) return [];
    return (await this.db.query<RawCard>(`SELECT ${CARD_COLUMNS} FROM card c WHERE c.id IN (${marks(ids.length)})`, ids)).map(readCard);
  }

  async ofSubject(subjectId: string): Promise<CardData[]> {
    return (await this.db.query<RawCard>(`SELECT ${CARD_COLUMNS} FROM card c WHERE c.subject_id = ? ORDER BY c.id`, [subjectId])).map(readCard);
  }

  /** Cards of several subjects, in the order of their ids. */
  async ofSubjects(subjectIds: readonly string[], { lock = false } = {}): Promise<CardData[]> {
    if (!subjectIds.length) return [];
    const sql = `SELECT ${CARD_COLUMNS} FROM card c WHERE c.subject_id IN (${marks(subjectIds.length)}) ORDER BY c.id${lock ? this.db.forUpdate : ''}`;
    return (await this.db.query<RawCard>(sql, subjectIds)).map(readCard);
  }

  async insert(cards: readonly CardData[]): Promise<void> {
    for (let start = 0; start < cards.length; start += CHUNK) {
      const some = cards.slice(start, start + CHUNK);
      const rows = some.map(() => `(${marks(CARD_WIDTH)})`).join(', ');
      await this.db.execute(`INSERT INTO ${CARD_INSERT} VALUES ${rows}`, some.flatMap(valuesOf));
    }
  }

  async update(card: CardData): Promise<void> {
    const { columns, values } = changedColumns(card, this.locked.get(card));
    this.locked.delete(card);
    if (!columns.length) return;
    await this.db.post(`UPDATE card SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [...values, card.id]);
  }

  /** Card numbers of one kind, such as `OPP`, from a table of their own. */
  async nextNumbers(prefix: string, n: number): Promise<string[]> {
    const numbers: string[] = [];
    for (let start = 0; start < n; start += 200) {
      const many = Math.min(200, n - start);
      const last = await this.db.insertNumbers('card_number', 'kind', prefix, many);
      for (let each = 0; each < many; each += 1) numbers.push(`${prefix}-${last - many + 1 + each}`);
    }
    return numbers;
  }

  /** The key right below `upper` in the column, or at the top. `self` is the card that is moved. */
  async rankAfter(boardId: string, column: string, upper: string | null, self: string): Promise<string> {
    const place = upper === null ? null : await this.placeBelow(boardId, column, upper, self);
    if (place) return rankBetween(place.above, place.below);
    const top = await this.db.one<{ rank_key: string }>(
      'SELECT rank_key FROM card WHERE board_id = ? AND column_key = ? AND id <> ? ORDER BY rank_key, id LIMIT 1',
      [boardId, column, self],
    );
    return rankBetween(null, top?.rank_key ?? null);
  }

  /** The last key of a column, for cards that come in at its end. */
  async lastRank(boardId: string, column: string): Promise<string | null> {
    const row = await this.db.one<{ rank_key: string }>(
      'SELECT rank_key FROM card WHERE board_id = ? AND column_key = ? ORDER BY rank_key DESC LIMIT 1',
      [boardId, column],
    );
    return row?.rank_key ?? null;
  }

  /** Writes the rows by which cards are found through people; the card's own copy goes with the card. */
  async setPeople(card: CardData, people: readonly Participant[]): Promise<void> {
    card.people = [...people];
    await this.db.execute('DELETE FROM card_participant WHERE card_id = ?', [card.id]);
    for (const { user, role } of people) {
      await this.db.execute('INSERT INTO card_participant (card_id, user_id, role, board_id) VALUES (?, ?, ?, ?)', [card.id, user, role, card.boardId]);
    }
  }

  async setTags(card: CardData, tags: readonly string[]): Promise<void> {
    card.tags = [...new Set(tags)];
    await this.db.execute('DELETE FROM card_tag WHERE card_id = ?', [card.id]);
    for (const tag of card.tags) {
      await this.db.execute('INSERT INTO card_tag (card_id, tag, board_id) VALUES (?, ?, ?)', [card.id, tag, card.boardId]);
    }
  }

  /** Writes the tags of new cards. */
  async addTags(cards: readonly CardData[]): Promise<void> {
    const rows = cards.flatMap(({ id, boardId, tags }) => tags.map((tag): Param[] => [id, tag, boardId]));
    for (let start = 0; start < rows.length; start += 200) {
      const some = rows.slice(start, start + 200);
      await this.db.execute(`INSERT INTO card_tag (card_id, tag, board_id) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`, some.flat());
    }
  }

  /** The key of a card of this column and the next one; null when it does not stand there any more. */
  private placeBelow(boardId: string, column: string, upper: string, self: string): Promise<{ above: string; below: string | null } | null> {
    return this.db.one(
      `SELECT u.rank_key AS above, (SELECT MIN(n.rank_key) FROM card n WHERE n.board_id = u.board_id AND n.column_key = u.column_key AND n.rank_key > u.rank_key AND n.id <> ?) AS below
       FROM card u WHERE u.id = ? AND u.board_id = ? AND u.column_key = ?`,
      [self, upper, boardId, column],
    );
  }

  private keep(raw: RawCard): CardData {
    const card = readCard(raw);
    this.locked.set(card, raw);
    return card;
  }
}
