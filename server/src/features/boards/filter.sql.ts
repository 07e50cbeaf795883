import type { CardFilter } from '@tideboard/domain';
import { marks, type Param } from '../../platform/database/database';

export interface FilterTime {
  /** Instant, milliseconds. */
  readonly now: number;
  /** Calendar date of the organisation. */
  readonly today: string;
}

const DAY = 86_400_000;

/** The filter bar as SQL over `card c`; the same judgement as `matchesFilter` in the domain. */
export function filterSql(filter: CardFilter, { now, today }: FilterTime): { sql: string; params: Param[] } {
  const parts: string[] = [];
  const params: Param[] = [];
  const add = (sql: string, ...values: Param[]): void => {
    parts.push(sql);
    params.push(...values);
  };
  if (filter.text) {
    const found = textSql(filter.text, ['title', 'customer_name']);
    add(found.sql, ...found.params);
  }
  if (filter.owner?.length) add(`c.owner_id IN (${marks(filter.owner.length)})`, ...filter.owner);
  if (filter.team?.length) add(`c.team_id IN (${marks(filter.team.length)})`, ...filter.team);
  if (filter.tag?.length) add(`c.id IN (SELECT card_id FROM card_tag WHERE board_id = c.board_id AND tag IN (${marks(filter.tag.length)}))`, ...filter.tag);
  if (filter.blocked) add('c.block IS NOT NULL');
  if (filter.overdue) add(`c.state = 'open' AND c.due < ?`, today);
  if (filter.idleDays !== undefined) {
    add('c.last_status_at <= ? AND c.last_follow_up_at <= ?', now - filter.idleDays * DAY, now - filter.idleDays * DAY);
  }
  if (filter.amountMin !== undefined) add('c.amount >= ?', filter.amountMin);
  if (filter.amountMax !== undefined) add('c.amount <= ?', filter.amountMax);
  if (filter.dueFrom) add('c.due >= ?', filter.dueFrom);
  if (filter.dueTo) add('c.due <= ?', filter.dueTo);
  return { sql: parts.map((part) => ` AND ${part}`).join(''), params };
}

/** A text anywhere in one of the columns, or in the card's number. */
export function textSql(text: string, columns: readonly string[]): { sql: string; params: string[] } {
  const like = `%${text.trim().toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  // A card's number is ASCII by its collation too: MySQL refuses to compare it with anything else.
  const searched = [...columns, ...(/^[ -~]*$/.test(like) ? ['no'] : [])];
  return { sql: `(${searched.map((column) => `LOWER(c.${column}) LIKE ? ESCAPE '!'`).join(' OR ')})`, params: searched.map(() => like) };
}
