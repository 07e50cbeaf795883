import { inject, Injectable, signal } from '@angular/core';
import { Announcer } from './announcer';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void | Promise<void>;
}

export interface ToastInput {
  readonly text: string;
  /** `error` stays until dismissed and is announced at once. */
  readonly kind?: 'info' | 'done' | 'error';
  readonly action?: ToastAction;
  /** Whether Ctrl+Z runs the action. */
  readonly undo?: boolean;
}

export interface Toast extends ToastInput {
  readonly id: number;
}

const shownMs = 8000;
const most = 3;

/** Short notices at the lower edge: results whose place is not on screen, and the offer to undo. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly announcer = inject(Announcer);
  private readonly list = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private lastId = 0;

  readonly toasts = this.list.asReadonly();

  show(input: ToastInput): number {
    const toast: Toast = { ...input, id: ++this.lastId };
    this.list.update((list) => [...list, toast].slice(-most));
    if (toast.kind === 'error') this.announcer.assertive(toast.text);
    else this.announcer.polite(toast.text);
    this.resume(toast.id);
    return toast.id;
  }

  dismiss(id: number): void {
    this.hold(id);
    this.list.update((list) => list.filter((toast) => toast.id !== id));
  }

  /** Stops the clock while someone reads or points at it. */
  hold(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  resume(id: number): void {
    const toast = this.list().find((one) => one.id === id);
    if (!toast || toast.kind === 'error') return;
    this.hold(id);
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), shownMs),
    );
  }

  run(id: number): void {
    const toast = this.list().find((one) => one.id === id);
    this.dismiss(id);
    void toast?.action?.run();
  }

  /** Runs the newest undo on offer; false when there is none. */
  undoLast(): boolean {
    const toast = this.list().findLast((one) => one.undo);
    if (!toast) return false;
    this.run(toast.id);
    return true;
  }
}
