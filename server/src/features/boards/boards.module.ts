import { Module } from '@nestjs/common';
import { FlowsModule } from '../flows';
import { IdentityModule } from '../identity';
import { BoardRepository } from './board.repository';
import { ScopedBoardDoor } from './board-door';
import { BoardViews } from './board-views.service';
import { BoardsController } from './boards.controller';
import { Boards } from './boards.service';
import { BulkCards } from './bulk-cards';
import { CardClocks } from './card-clocks';
import { CardDetails } from './card-detail.service';
import { CardReplay } from './card-replay';
import { CardRepository } from './card.repository';
import { CardWrites } from './card-writes';
import { CardsController } from './cards.controller';
import { Cards } from './cards.service';
import { ColumnRespacing } from './column-respacing';
import { FlowFacts } from './flow-facts';
import { Moves } from './moves.service';
import { RunEffects } from './run-effects';
import { Subjects } from './subjects';
import { TotalsRecount } from './totals-recount';
import { TotalsRepository } from './totals.repository';

@Module({
  imports: [FlowsModule, IdentityModule],
  controllers: [BoardsController, CardsController],
  providers: [
    BoardRepository,
    ScopedBoardDoor,
    BoardViews,
    Boards,
    BulkCards,
    CardClocks,
    CardDetails,
    CardReplay,
    CardRepository,
    CardWrites,
    Cards,
    ColumnRespacing,
    FlowFacts,
    Moves,
    RunEffects,
    Subjects,
    TotalsRecount,
    TotalsRepository,
  ],
  exports: [Boards, BoardViews, BulkCards, CardClocks, CardDetails, CardRepository, CardWrites, Cards, Moves, ScopedBoardDoor, Subjects],
})
export class BoardsModule {}
