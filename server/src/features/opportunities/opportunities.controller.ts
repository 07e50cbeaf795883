import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { cardCreate, type CardDetail, cardEdit, type CardReply } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, RequiresVerb } from '../../platform/http/access';
import { Key, type RequestKey } from '../../platform/http/commands';
import { CardDetails } from '../boards';
import { PoolClocks } from '../pools';
import { Opportunities } from './opportunities.service';

@Controller('api')
@RequiresVerb('view')
export class OpportunitiesController {
  constructor(
    private readonly opportunities: Opportunities,
    private readonly details: CardDetails,
    private readonly clocks: PoolClocks,
  ) {}

  @Post('boards/:key/cards')
  @RequiresVerb('create')
  create(@CurrentActor() actor: Actor, @Param('key') board: string, @Body({ schema: cardCreate }) body: z.infer<typeof cardCreate>, @Key() key: RequestKey): Promise<CardReply> {
    return this.opportunities.create(actor, board, body, key);
  }

  @Get('cards/:ref')
  async detail(@CurrentActor() actor: Actor, @Param('ref') ref: string): Promise<CardDetail> {
    const { card } = await this.details.visible(actor, ref);
    const detail = await this.details.detail(actor, ref);
    return { ...detail, ...(await this.opportunities.noted(card.subjectId)), clock: this.clocks.view(card) };
  }

  @Patch('cards/:id')
  @RequiresVerb('edit')
  edit(@CurrentActor() actor: Actor, @Param('id') id: string, @Body({ schema: cardEdit }) body: z.infer<typeof cardEdit>, @Key() key: RequestKey): Promise<CardReply> {
    return this.opportunities.edit(actor, id, body, key);
  }
}
