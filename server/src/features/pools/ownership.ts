import { Injectable } from '@nestjs/common';
import type { CardData } from '../boards';

@Injectable()
export class Ownership {
  async begin(_card: CardData): Promise<void> {}
}
