import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { BoardMessage } from '@tideboard/domain';
import { filter, fromEvent, Observable } from 'rxjs';
import { I18n } from '../../../core/i18n/i18n';
import { Page } from '../../../core/page/page';
import { Realtime } from '../../../core/realtime/realtime';
import { Session } from '../../../core/session/session';
import { Announcer } from '../../../core/toasts/announcer';
import { BoardStore } from './board.store';
import { CardCommands } from './card-commands';

const mergeMs = 10_000;
const flashMs = 1000;
const mostFlashes = 5;

/** Keeps the board store up to date while its page is open, and says what others do. */
@Injectable()
export class BoardLive {
  private readonly store = inject(BoardStore);
  private readonly realtime = inject(Realtime);
  private readonly session = inject(Session);
  private readonly announcer = inject(Announcer);
  private readonly page = inject(Page);
  private readonly i18n = inject(I18n);
  private joinedId: string | null = null;
  private updates = 0;

  /** Cards that somebody else has just changed. */
  readonly flashed = signal<ReadonlySet<string>>(new Set());

  constructor() {
    const destroyRef = inject(DestroyRef);
    const ours = <T extends { boardId: string }>(source: Observable<T>): Observable<T> =>
      source.pipe(
        filter(({ boardId }) => boardId === this.joinedId),
        takeUntilDestroyed(destroyRef),
      );
    ours(this.realtime.messages).subscribe((message) => this.hear(message));
    ours(this.realtime.ticks).subscribe(({ seq }) => this.store.noticed(seq));
    ours(this.realtime.joined).subscribe(({ seq }) => void this.rejoined(seq));
    ours(this.realtime.presence).subscribe(({ people }) => this.showPeople(people));
    this.realtime.rights.pipe(takeUntilDestroyed(destroyRef)).subscribe(() => void this.session.load().then(() => this.store.reload()));
    inject(CardCommands)
      .replies.pipe(takeUntilDestroyed(destroyRef))
      .subscribe(({ card, message }) => {
        const kind = message ? this.store.take(message) : 'old';
        if (kind === 'gap' || !message) this.store.refresh(card);
      });
    fromEvent(document, 'visibilitychange')
      .pipe(takeUntilDestroyed(destroyRef))
      .subscribe(() => {
        if (document.visibilityState === 'visible' && this.joinedId) void this.store.catchUp();
      });
    const merging = setInterval(() => this.announceUpdates(), mergeMs);
    destroyRef.onDestroy(() => {
      clearInterval(merging);
      this.page.people.set([]);
      this.store.close();
      if (this.joinedId) void this.realtime.leave(this.joinedId);
    });
  }

  async join(boardId: string): Promise<void> {
    if (boardId === this.joinedId) return;
    if (this.joinedId) await this.realtime.leave(this.joinedId);
    this.joinedId = boardId;
    await this.realtime.join(boardId);
  }

  private async rejoined(seq: number): Promise<void> {
    const changed = seq > this.store.seq ? await this.store.catchUp() : 0;
    this.realtime.caughtUp(changed);
  }

  private hear(message: BoardMessage): void {
    const mine = message.actor?.id === this.session.user()?.id;
    const before = message.changes.map((change) => (change.type === 'card' ? this.store.card(change.card.id) : undefined));
    this.store.take(message);
    if (mine) return;
    message.changes.forEach((change, index) => {
      if (change.type !== 'card') return;
      this.flash(change.card.id);
      const from = before[index]?.column ?? change.before?.column;
      const isMine = change.card.owner?.id === this.session.user()?.id;
      if (isMine && message.actor && from && from !== change.card.column) this.announceMove(message.actor.name, change.card);
      else this.updates += 1;
    });
  }

  private announceMove(p: string, card: { title: string; column: string }): void {
    const column = this.store.columns().find(({ key }) => key === card.column);
    if (!column) return;
    this.announcer.polite(this.i18n.t('board.movedBy', { p, t: this.announcer.name(card.title), s: this.i18n.local(column.name) }));
  }

  private announceUpdates(): void {
    if (!this.updates) return;
    this.announcer.polite(this.i18n.t('board.updates', { n: this.updates }));
    this.updates = 0;
  }

  private flash(id: string): void {
    if (this.flashed().size >= mostFlashes) return;
    this.flashed.update((ids) => new Set(ids).add(id));
    setTimeout(() => this.flashed.update((ids) => new Set([...ids].filter((each) => each !== id))), flashMs);
  }

  private showPeople(people: readonly { id: string; name: string }[]): void {
    this.page.people.set(people.filter(({ id }) => id !== this.session.user()?.id));
  }
}
