import type { PoolPolicyView, SweepReport } from '@tideboard/contracts';
import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, DateColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NameColumn } from '../../platform/database/columns';

/** What an administrator sets, beside whether the pool works at all. */
export type StoredPolicy = Omit<PoolPolicyView, 'enabled'>;

/** A place in which records without an owner wait for somebody to claim them. */
@Entity('pool')
@Index('pool_key', ['key'], { unique: true })
export class Pool {
  @KeyColumn() id: string;
  @CodeColumn(40, { name: 'pool_key' }) key: string;
  /** Type of the subjects that it takes. */
  @CodeColumn(20) kind: string;
  @NameColumn(80, { name: 'name_zh' }) nameZh: string;
  @NameColumn(80, { name: 'name_en' }) nameEn: string;
  /** Order among the pools of its kind: a record goes to the first that is enabled. */
  @CountColumn() place: number;
  @FlagColumn() enabled: boolean;
  @JsonColumn() policy: StoredPolicy;
  @CountColumn() version: number;
  @InstantColumn({ name: 'created_at' }) createdAt: number;
}

export const HOW_ENDED = ['clock_a', 'clock_b', 'clock_c', 'released', 'lost', 'assigned'] as const;
/** Why a period of ownership ended; all but the last led into a pool. */
export type HowEnded = (typeof HOW_ENDED)[number];

/** Where a subject is, one row each. Its cards bear copies, which boards filter by. */
@Entity('ownership')
@Index('ownership_owner', ['ownerId', 'state'])
export class OwnershipRow {
  @KeyColumn() subject_id: string;
  @CodeColumn(20, { name: 'subject_type' }) subjectType: string;
  @CodeColumn(12) state: 'private' | 'pool' | 'unassigned';
  @IdColumn({ name: 'owner_id', nullable: true }) ownerId: string | null;
  @IdColumn({ name: 'team_id', nullable: true }) teamId: string | null;
  @IdColumn({ name: 'pool_id', nullable: true }) poolId: string | null;
  @InstantColumn({ name: 'owned_since', nullable: true }) ownedSince: number | null;
  /** When it last came into a pool. */
  @InstantColumn({ name: 'entered_at', nullable: true }) enteredAt: number | null;
  @CodeColumn(20, { nullable: true }) why: HowEnded | null;
  /** What the releasing owner wrote. */
  @NameColumn(500, { nullable: true }) note: string | null;
  /** How often it has left a pool. */
  @CountColumn() recycles: number;
}

/** Ended periods of ownership; append-only. */
@Entity('ownership_period')
@Index('ownership_period_subject', ['subjectId', 'endedAt'])
export class OwnershipPeriod {
  @KeyColumn() id: string;
  @IdColumn({ name: 'subject_id' }) subjectId: string;
  @IdColumn({ name: 'owner_id' }) ownerId: string;
  @IdColumn({ name: 'team_id', nullable: true }) teamId: string | null;
  @InstantColumn({ name: 'started_at' }) startedAt: number;
  @InstantColumn({ name: 'ended_at' }) endedAt: number;
  @CodeColumn(20, { name: 'how_ended' }) howEnded: HowEnded;
}

/** Nothing but a lock: limits of a person are judged while their row is held. */
@Entity('claim_quota')
export class ClaimQuota {
  @KeyColumn() user_id: string;
}

/** Who claimed what on which day; a release gives nothing back. */
@Entity('claim_ledger')
@Index('claim_ledger_day', ['userId', 'day'])
export class ClaimLedgerRow {
  @KeyColumn() id: string;
  @IdColumn({ name: 'user_id' }) userId: string;
  @IdColumn({ name: 'pool_id' }) poolId: string;
  @IdColumn({ name: 'card_id' }) cardId: string;
  /** Calendar date of the organisation. */
  @DateColumn() day: string;
  @InstantColumn() at: number;
}

@Entity('sweep_report')
@Index('sweep_report_pool', ['poolId', 'at'])
export class SweepReportRow {
  @KeyColumn() id: string;
  @IdColumn({ name: 'pool_id' }) poolId: string;
  @InstantColumn() at: number;
  @JsonColumn() report: SweepReport;
}
