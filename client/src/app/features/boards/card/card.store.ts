import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CardDetail, CardEdit, CardReply } from '@tideboard/contracts';
import type { BoardMessage, CardFace } from '@tideboard/domain';
import { Api } from '../../../core/api/api';
import { toApiProblem } from '../../../core/api/api-problem';
import { Realtime } from '../../../core/realtime/realtime';
import { CardCommands } from '../board/card-commands';
import { type CardFlow, FlowFacts } from '../move/flow-facts';

const settleMs = 150;

/** One open card: its detail and its flow, kept up to date by own replies and by what others do. */
@Injectable()
export class CardStore {
  private readonly api = inject(Api);
  private readonly flows = inject(FlowFacts);
  private readonly realtime = inject(Realtime);
  private readonly commands = inject(CardCommands);
  private loads = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;

  readonly detail = signal<CardDetail | null>(null);
  readonly flow = signal<CardFlow | null>(null);
  readonly error = signal<unknown>(null);
  /** The card has left what this reader may see. */
  readonly gone = signal(false);
  /** Counts changes, so that the log knows when to look again. */
  readonly changes = signal(0);
  readonly face = computed<CardFace | null>(() => this.detail()?.face ?? null);
  readonly may = computed<ReadonlySet<string>>(() => new Set(this.detail()?.may ?? []));

  constructor() {
    const destroyRef = inject(DestroyRef);
    this.realtime.messages.pipe(takeUntilDestroyed(destroyRef)).subscribe((message) => this.hear(message));
    this.realtime.joined.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ boardId }) => {
      if (boardId === this.face()?.boardId) this.refreshSoon();
    });
    this.commands.replies.pipe(takeUntilDestroyed(destroyRef)).subscribe((reply) => this.accept(reply));
    destroyRef.onDestroy(() => clearTimeout(this.settling));
  }

  async open(ref: string): Promise<void> {
    if (this.face()?.no !== ref) {
      this.detail.set(null);
      this.flow.set(null);
    }
    this.gone.set(false);
    await this.load(ref);
  }

  async edit(edit: CardEdit): Promise<void> {
    const face = this.face();
    if (face) await this.commands.edit(face.id, edit);
  }

  private async load(ref: string): Promise<void> {
    const load = ++this.loads;
    this.error.set(null);
    try {
      const detail = await this.api.get<CardDetail>(`/cards/${ref}`);
      if (load !== this.loads) return;
      this.detail.set(detail);
      const flow = await this.flows.of(detail.face);
      if (load === this.loads) this.flow.set(flow);
    } catch (error) {
      if (load !== this.loads) return;
      if (this.detail() && toApiProblem(error).status === 404) this.gone.set(true);
      else this.error.set(error);
    }
  }

  private accept({ card }: CardReply): void {
    if (card.id !== this.face()?.id) return;
    this.showFace(card);
    this.refreshSoon();
  }

  private hear(message: BoardMessage): void {
    const id = this.face()?.id;
    if (!id) return;
    for (const change of message.changes) {
      if (change.type === 'gone' && change.cardId === id) this.gone.set(true);
      else if (change.type === 'card' && change.card.id === id) {
        this.showFace(change.card);
        this.refreshSoon();
      }
    }
    if (message.cardIds?.includes(id)) this.refreshSoon();
  }

  private showFace(face: CardFace): void {
    this.detail.update((detail) => detail && { ...detail, face });
  }

  private refreshSoon(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const face = this.face();
      this.changes.update((n) => n + 1);
      if (face) void this.load(face.id);
    }, settleMs);
  }
}
