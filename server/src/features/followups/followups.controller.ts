import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type CardReply, commentCreate, followUpCreate } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, RequiresVerb } from '../../platform/http/access';
import { Key, type RequestKey } from '../../platform/http/commands';
import { FollowUps } from './followups.service';

@Controller('api/cards/:id')
@RequiresVerb('comment')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUps) {}

  @Post('follow-ups')
  @HttpCode(200)
  followUp(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: followUpCreate }) body: z.infer<typeof followUpCreate>, @Key() key: RequestKey): Promise<CardReply> {
    return this.followUps.followUp(actor, id, body, key);
  }

  @Post('comments')
  @HttpCode(200)
  comment(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: commentCreate }) body: z.infer<typeof commentCreate>, @Key() key: RequestKey): Promise<CardReply> {
    return this.followUps.comment(actor, id, body.text, key);
  }
}
