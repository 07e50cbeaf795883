import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards';
import { IdentityModule } from '../identity';
import { Ownership } from './ownership';
import { PoolClocks } from './pool-clocks';
import { PoolPolicies } from './pool-policies';

@Module({
  imports: [BoardsModule, IdentityModule],
  providers: [Ownership, PoolClocks, PoolPolicies],
  exports: [Ownership, PoolClocks],
})
export class PoolsModule {}
