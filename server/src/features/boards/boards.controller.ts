import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  boardCreate,
  type BoardChanges,
  type BoardOptions,
  type BoardSummary,
  type BoardView,
  cardFilter,
  type CardWindow,
  changesQuery,
  windowQuery,
} from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, Requires, RequiresVerb } from '../../platform/http/access';
import { BoardViews } from './board-views.service';
import { Boards } from './boards.service';

@Controller('api/boards')
@RequiresVerb('view')
export class BoardsController {
  constructor(
    private readonly boards: Boards,
    private readonly views: BoardViews,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<BoardSummary[]> {
    return this.views.summaries(actor);
  }

  @Post()
  @Requires('settings.boards')
  async create(@Body({ schema: boardCreate }) body: z.infer<typeof boardCreate>): Promise<{ id: string; key: string }> {
    const { id, key } = await this.boards.create(body);
    return { id, key };
  }

  @Get(':key')
  board(@CurrentActor() actor: Actor, @Param('key') key: string, @Query({ schema: cardFilter }) filter: z.infer<typeof cardFilter>): Promise<BoardView> {
    return this.views.board(actor, key, filter);
  }

  @Get(':key/columns/:column')
  window(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('column') column: string,
    @Query({ schema: windowQuery }) { cursor, limit, ...filter }: z.infer<typeof windowQuery>,
  ): Promise<CardWindow> {
    return this.views.window(actor, key, column, filter, limit, cursor ?? null);
  }

  @Get(':key/changes')
  changes(@CurrentActor() actor: Actor, @Param('key') key: string, @Query({ schema: changesQuery }) { since }: z.infer<typeof changesQuery>): Promise<BoardChanges> {
    return this.views.changes(actor, key, since);
  }

  @Get(':key/options')
  options(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<BoardOptions> {
    return this.views.options(actor, key);
  }
}
