import { Injectable, Module } from '@nestjs/common';
import { isoOrNull } from '../../platform/clock';
import type { CardData } from '../boards';

@Injectable()
export class PoolClocks {
  view(card: CardData): { expiresAt: string | null; clock: string | null; from: string | null; days: number | null } {
    return { expiresAt: isoOrNull(card.expiresAt), clock: null, from: null, days: null };
  }
}

@Module({ providers: [PoolClocks], exports: [PoolClocks] })
export class PoolsModule {}

export const POOL_ENTITIES = [];
