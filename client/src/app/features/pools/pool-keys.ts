import { DestroyRef, DOCUMENT, inject, Injectable, Signal, signal } from '@angular/core';
import { Shortcuts } from '../../core/shortcuts/shortcuts';
import type { PoolRow } from './pool-rows';

export interface PoolActs {
  readonly rows: Signal<readonly PoolRow[]>;
  readonly open: (row: PoolRow) => void;
  readonly claim: (row: PoolRow) => void;
  readonly toggle: (row: PoolRow) => void;
  readonly find: () => void;
  /** Closes what lies on top; false when nothing does. */
  readonly close: () => boolean;
}

/** The keyboard of the pool: one row is active, arrows move it, single keys act on it. */
@Injectable()
export class PoolKeys {
  private readonly document = inject(DOCUMENT);
  private readonly shortcuts = inject(Shortcuts);
  private readonly destroyRef = inject(DestroyRef);
  private acts: PoolActs | null = null;
  readonly activeId = signal<string | null>(null);

  connect(acts: PoolActs): void {
    this.acts = acts;
    const onRow = (act: (row: PoolRow) => void) => (event: KeyboardEvent) => {
      const row = this.activeRow();
      if (!row || (event.key === 'Enter' && isControl(event.target))) return false;
      act(row);
      return true;
    };
    this.shortcuts.register(
      [
        { keys: 'ArrowDown', label: 'pools.next', run: () => this.move(1) },
        { keys: 'ArrowUp', label: 'pools.previous', run: () => this.move(-1) },
        { keys: 'x', label: 'pools.selectOne', run: onRow(acts.toggle) },
        { keys: 'Enter', label: 'pools.details', run: onRow(acts.open) },
        { keys: 'c', label: 'pools.claim', run: onRow(acts.claim) },
        { keys: '/', label: 'pools.find', run: () => acts.find() },
        { keys: 'Escape', label: 'common.close', run: () => acts.close() },
      ],
      this.destroyRef,
    );
  }

  /** Whether the row is the one that Tab reaches. */
  isEntry(row: PoolRow, index: number): boolean {
    return this.activeId() === row.id || (index === 0 && !this.activeRow());
  }

  focusActive(): void {
    this.focus(this.activeId());
  }

  private activeRow(): PoolRow | null {
    return this.acts?.rows().find(({ id }) => id === this.activeId()) ?? null;
  }

  private move(step: number): boolean {
    const rows = this.acts?.rows() ?? [];
    const at = rows.findIndex(({ id }) => id === this.activeId());
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return false;
    this.activeId.set(next.id);
    this.focus(next.id);
    return true;
  }

  private focus(id: string | null): void {
    if (id) this.document.getElementById(rowElementId(id))?.focus();
  }
}

export function rowElementId(id: string): string {
  return `pool-row-${id}`;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a, button, input, select');
}
