import type { ActiveNode, Block, CardState } from '@tideboard/domain';
import type { Run } from '@tideboard/flow';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  MoneyColumn,
  NameColumn,
} from '../../platform/database/columns';

/** A person who takes part in a card, in a role of its flow. */
export interface Participant {
  readonly user: string;
  readonly role: string;
}

/** Nodes being worked on and the stages of parallel ones, written with the run. */
export interface ShownRun {
  readonly active: ActiveNode[];
  readonly ghosts: string[];
}

/**
 * One run of a flow version on one board, with the copies of its subject's fields that boards show and filter by
 * (title, customer, amount, due). The subject's feature writes these through `Cards.describe`, nobody else.
 */
@Entity('card')
@Index('card_no', ['no'], { unique: true })
@Index('card_column', ['boardId', 'columnKey', 'rankKey', 'id'])
@Index('card_owner', ['boardId', 'ownerId', 'columnKey', 'rankKey', 'id'])
@Index('card_team', ['boardId', 'teamId', 'columnKey', 'rankKey', 'id'])
@Index('card_subject', ['subjectId'])
@Index('card_expires', ['expiresAt'])
@Index('card_holder', ['ownerId', 'state'])
@Index('card_pool', ['poolId', 'pooledAt'])
export class Card {
  @KeyColumn() id: string;
  @CodeColumn(20) no: string;
  @IdColumn({ name: 'board_id' }) boardId: string;
  @IdColumn({ name: 'version_id' }) versionId: string;
  @CodeColumn(20, { name: 'subject_type' }) subjectType: string;
  @IdColumn({ name: 'subject_id' }) subjectId: string;
  @NameColumn(200) title: string;
  @IdColumn({ name: 'customer_id', nullable: true }) customerId: string | null;
  @NameColumn(120, { name: 'customer_name', nullable: true }) customerName: string | null;
  @MoneyColumn({ nullable: true }) amount: number | null;
  @CodeColumn(3) currency: string;
  @DateColumn({ nullable: true }) due: string | null;
  @IdColumn({ name: 'owner_id', nullable: true }) ownerId: string | null;
  @IdColumn({ name: 'team_id', nullable: true }) teamId: string | null;
  @CodeColumn(12) state: CardState;
  /** Where it stands: a stage, an outcome, `pool` or `archived`. */
  @CodeColumn(40, { name: 'column_key' }) columnKey: string;
  @CodeColumn(80, { name: 'rank_key' }) rankKey: string;
  @JsonColumn() run: Run;
  /** What a board shows of the run, so that windows need not read it. */
  @JsonColumn() shown: ShownRun;
  @JsonColumn() people: Participant[];
  @JsonColumn() tags: string[];
  @NameColumn(200, { name: 'next_text', nullable: true }) nextText: string | null;
  @DateColumn({ name: 'next_on', nullable: true }) nextOn: string | null;
  @CountColumn() comments: number;
  @JsonColumn({ nullable: true }) block: Block | null;
  @InstantColumn({ name: 'last_status_at' }) lastStatusAt: number;
  @InstantColumn({ name: 'last_follow_up_at' }) lastFollowUpAt: number;
  @InstantColumn({ name: 'owned_since', nullable: true }) ownedSince: number | null;
  /** What the rules of the clocks remember of the present ownership; stored here, so that they need no statement. */
  @JsonColumn({ name: 'clock_memory' }) clockMemory: object;
  @InstantColumn({ name: 'expires_at', nullable: true }) expiresAt: number | null;
  @IdColumn({ name: 'pool_id', nullable: true }) poolId: string | null;
  @InstantColumn({ name: 'pooled_at', nullable: true }) pooledAt: number | null;
  @CountColumn() version: number;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
  @InstantColumn({ name: 'ended_at', nullable: true }) endedAt: number | null;
}

/** Finds the cards in which a person takes part; the card's own copy is read with the card. */
@Entity('card_participant')
@Index('card_participant_user', ['user_id', 'board_id'])
export class CardParticipant {
  @KeyColumn() card_id: string;
  @KeyColumn() user_id: string;
  @KeyColumn(40) role: string;
  @IdColumn() board_id: string;
}

/** Finds cards by tag; the card's own copy is read with the card. */
@Entity('card_tag')
@Index('card_tag_board', ['board_id', 'tag'])
export class CardTag {
  @KeyColumn() card_id: string;
  @NameColumn(30, { primary: true }) tag: string;
  @IdColumn() board_id: string;
}
