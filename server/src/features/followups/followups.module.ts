import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { FollowUpsController } from './followups.controller';
import { FollowUps } from './followups.service';

@Module({ imports: [BoardsModule], controllers: [FollowUpsController], providers: [FollowUps] })
export class FollowUpsModule {}
