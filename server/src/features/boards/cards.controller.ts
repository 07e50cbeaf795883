import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  archiveRequest,
  blockRequest,
  cardMove,
  type CardReply,
  nodeWork,
  participantRequest,
  reopenRequest,
  rollbackRequest,
} from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { RollbackPreview } from '@tideboard/flow';
import type { z } from 'zod';
import { CurrentActor, RequiresVerb } from '../../platform/http/access';
import { Key, type RequestKey } from '../../platform/http/commands';
import { CardDetails } from './card-detail.service';
import { Cards } from './cards.service';
import { Moves } from './moves.service';

@Controller('api/cards/:id')
@RequiresVerb('view')
export class CardsController {
  constructor(
    private readonly cards: Cards,
    private readonly moves: Moves,
    private readonly details: CardDetails,
  ) {}

  @Get('flow')
  flow(@CurrentActor() actor: Actor, @Param('id') id: string): ReturnType<CardDetails['flow']> {
    return this.details.flow(actor, id);
  }

  @Get('log')
  log(@CurrentActor() actor: Actor, @Param('id') id: string, @Query('before') before?: string): ReturnType<CardDetails['log']> {
    return this.details.log(actor, id, typeof before === 'string' ? before : null);
  }

  @Get('rollback')
  preview(@CurrentActor() actor: Actor, @Param('id') id: string, @Query('to') to = ''): Promise<RollbackPreview> {
    return this.details.rollback(actor, id, String(to).split(',').filter(Boolean));
  }

  @Post('move')
  @HttpCode(200)
  @RequiresVerb('move')
  move(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: cardMove }) body: z.infer<typeof cardMove>, @Key() key: RequestKey): Promise<CardReply> {
    return this.moves.move(actor, id, body, key);
  }

  @Post('nodes/:node')
  @HttpCode(200)
  @RequiresVerb('move')
  work(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('node') node: string,
    @Body({ schema: nodeWork }) body: z.infer<typeof nodeWork>,
    @Key() key: RequestKey,
  ): Promise<CardReply> {
    return this.moves.work(actor, id, node, body, key);
  }

  @Post('rollback')
  @HttpCode(200)
  @RequiresVerb('move')
  rollback(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: rollbackRequest }) body: z.infer<typeof rollbackRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.moves.command(actor, id, key, () => [{ type: 'rollback', to: body.targets, reason: body.reason }], body.active);
  }

  @Post('reopen')
  @HttpCode(200)
  @RequiresVerb('move')
  reopen(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: reopenRequest }) body: z.infer<typeof reopenRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.moves.command(actor, id, key, () => [{ type: 'reopen', reason: body.reason }]);
  }

  @Put('block')
  @RequiresVerb('edit')
  block(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: blockRequest }) body: z.infer<typeof blockRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.cards.block(actor, id, body, key);
  }

  @Delete('block')
  @RequiresVerb('edit')
  unblock(@CurrentActor() actor: Actor, @Param('id') id: string, @Key() key: RequestKey): Promise<CardReply> {
    return this.cards.unblock(actor, id, key);
  }

  @Put('archived')
  @RequiresVerb('archive')
  archive(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: archiveRequest }) body: z.infer<typeof archiveRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.cards.archive(actor, id, body.archived, key);
  }

  @Post('participants')
  @HttpCode(200)
  @RequiresVerb('edit')
  addParticipant(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: participantRequest }) body: z.infer<typeof participantRequest>, @Key() key: RequestKey): Promise<CardReply> {
    return this.cards.participant(actor, id, { user: body.userId, role: body.role }, true, key);
  }

  @Delete('participants/:user/:role')
  @RequiresVerb('edit')
  removeParticipant(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('user') user: string, @Param('role') role: string, @Key() key: RequestKey): Promise<CardReply> {
    return this.cards.participant(actor, id, { user, role }, false, key);
  }
}
