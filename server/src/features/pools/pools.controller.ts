import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type ClaimResults, claimMany, poolQuery, type PoolSummary, type PoolView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, RequiresVerb, SignedIn } from '../../platform/http/access';
import { Key, type RequestKey } from '../../platform/http/commands';
import { Claims } from './claims.service';
import { PoolPages } from './pool-pages.service';

/** Which pools there are for the reader is judged in the service. */
@Controller('api/pools')
@SignedIn()
export class PoolsController {
  constructor(
    private readonly pages: PoolPages,
    private readonly claims: Claims,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<PoolSummary[]> {
    return this.pages.list(actor);
  }

  @Get(':key')
  page(@CurrentActor() actor: Actor, @Param('key') key: string, @Query({ schema: poolQuery }) { text, cursor }: z.infer<typeof poolQuery>): Promise<PoolView> {
    return this.pages.page(actor, key, text ?? '', cursor ?? null);
  }

  @Post(':key/claims')
  @HttpCode(200)
  @RequiresVerb('claim')
  claim(@CurrentActor() actor: Actor, @Param('key') pool: string, @Body({ schema: claimMany }) { cardIds }: z.infer<typeof claimMany>, @Key() key: RequestKey): Promise<ClaimResults> {
    return this.claims.claimMany(actor, pool, cardIds, key);
  }
}
