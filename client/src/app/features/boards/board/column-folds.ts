import { inject, Injectable, signal } from '@angular/core';
import { BoardStore } from './board.store';

/** Which columns are collapsed: stages by choice, outcomes until somebody opens them. */
@Injectable()
export class ColumnFolds {
  private readonly store = inject(BoardStore);
  private readonly turned = signal<ReadonlySet<string>>(new Set());

  isFolded(column: string): boolean {
    const isOutcome = this.store.columns().some(({ key, kind }) => key === column && kind === 'outcome');
    return this.turned().has(column) !== isOutcome;
  }

  turn(column: string): void {
    this.turned.update((keys) => new Set(keys.has(column) ? [...keys].filter((key) => key !== column) : [...keys, column]));
    if (!this.store.windows()[column]) void this.store.loadMore(column);
  }
}
