import type { BoardKind } from '@tideboard/domain';
import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, KeyColumn, MoneyColumn, NameColumn, WholeColumn } from '../../platform/database/columns';

/** Cards of one template, side by side in its stages. */
@Entity('board')
@Index('board_key', ['key'], { unique: true })
export class Board {
  @KeyColumn() id: string;
  @CodeColumn(40, { name: 'board_key' }) key: string;
  @NameColumn(80, { name: 'name_zh' }) nameZh: string;
  @NameColumn(80, { name: 'name_en' }) nameEn: string;
  /** Names the actions on its cards. */
  @CodeColumn(20) kind: BoardKind;
  /** Version that new cards start with. */
  @IdColumn({ name: 'version_id' }) versionId: string;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
}

/** Count and sum of the cards of one column, owner, team and currency: changed with each card in the same unit. */
@Entity('board_total')
export class BoardTotal {
  @KeyColumn() board_id: string;
  @KeyColumn(40) column_key: string;
  @KeyColumn() owner_id: string;
  @KeyColumn() team_id: string;
  @KeyColumn(3) currency: string;
  @WholeColumn({ name: 'card_count' }) cardCount: number;
  @MoneyColumn({ name: 'amount_sum' }) amountSum: number;
}

/** Hands out card numbers without a lock that everybody waits for; gaps are allowed. */
@Entity('card_number')
export class CardNumber {
  @PrimaryGeneratedColumn({ type: 'integer' }) no: number;
  @CodeColumn(20) kind: string;
}
