import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { assignRequest, type CardReply, releaseRequest } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, RequiresVerb } from '../../platform/http/access';
import { Key, type RequestKey } from '../../platform/http/commands';
import { Claims } from './claims.service';
import { Handovers } from './handovers.service';

@Controller('api/cards/:id')
export class OwnershipController {
  constructor(
    private readonly claims: Claims,
    private readonly handovers: Handovers,
  ) {}

  @Post('claim')
  @HttpCode(200)
  @RequiresVerb('claim')
  claim(@CurrentActor() actor: Actor, @Param('id') id: string, @Key() key: RequestKey): Promise<CardReply> {
    return this.claims.claim(actor, id, key);
  }

  @Post('release')
  @HttpCode(200)
  @RequiresVerb('release')
  release(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: releaseRequest }) body: z.infer<typeof releaseRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.handovers.release(actor, id, body.reason, key);
  }

  @Post('assign')
  @HttpCode(200)
  @RequiresVerb('assign')
  assign(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: assignRequest }) body: z.infer<typeof assignRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.handovers.assign(actor, id, body.ownerId, body.overrideReason ?? null, key);
  }
}
