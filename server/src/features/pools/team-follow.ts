import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SWEEP_UNIT } from '@tideboard/domain';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/jobs/job-queue';
import { CardRepository, Cards, CardWrites } from '../boards';
import { People, UserMoved } from '../identity';
import { OwnershipRepository } from './ownership.repository';

const JOB = 'cards-follow-team';

/** A person's cards follow into their new team: in the unit of the move, or by a job when they are many. */
@Injectable()
export class TeamFollow implements OnModuleInit {
  private readonly logger = new Logger(TeamFollow.name);

  constructor(
    private readonly moved: UserMoved,
    private readonly people: People,
    private readonly repository: OwnershipRepository,
    private readonly cards: CardRepository,
    private readonly cardActs: Cards,
    private readonly writes: CardWrites,
    private readonly unit: UnitOfWork,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.moved.listen((userId, teamId) => this.follow(userId, teamId));
    this.jobs.handle<{ userId: string }>(JOB, ({ data, signal }) => this.followAll(data.userId, signal));
  }

  private async follow(userId: string, teamId: string | null): Promise<void> {
    const ids = await this.repository.ofOtherTeam(userId, teamId, SWEEP_UNIT + 1);
    if (ids.length <= SWEEP_UNIT) return this.setTeam(userId, ids, teamId);
    this.unit.afterCommit(() => {
      this.jobs.add(JOB, { userId }).catch((error: unknown) => this.logger.error({ err: error, userId }, 'cards do not follow into the new team'));
    });
  }

  private async followAll(userId: string, signal: AbortSignal): Promise<{ moved: number }> {
    // The move that asked for this may be younger than what is remembered.
    this.people.forget();
    const teamId = (await this.people.directory()).byId(userId)?.teamId ?? null;
    let moved = 0;
    for (;;) {
      const ids = await this.repository.ofOtherTeam(userId, teamId, SWEEP_UNIT);
      if (!ids.length) return { moved };
      signal.throwIfAborted();
      await this.unit.run(() => this.setTeam(userId, ids, teamId));
      moved += ids.length;
    }
  }

  private async setTeam(userId: string, ids: readonly string[], teamId: string | null): Promise<void> {
    for (const card of await this.cards.lockMany(ids)) {
      if (card.ownerId !== userId) continue;
      const open = await this.writes.opened(card);
      await this.writes.save(open, null, [this.cardActs.setTeam(open, teamId)]);
    }
    await this.repository.setTeam(userId, teamId);
  }
}
