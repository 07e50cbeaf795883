import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CardReply } from '@tideboard/contracts';
import { type CardFace, rankBetween } from '@tideboard/domain';
import type { Reason } from '@tideboard/flow';
import { type ApiProblem, toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Realtime } from '../../../core/realtime/realtime';
import { Announcer } from '../../../core/toasts/announcer';
import { Toasts } from '../../../core/toasts/toasts';
import { BoardStore } from '../board/board.store';
import { CardCommands, type MoveInput } from '../board/card-commands';
import { type CardFlow, FlowFacts } from './flow-facts';
import { judge } from './judge';
import { MoveQuestions } from './move-questions';
import { ReasonWords } from './reason-words';

/** A drop that was refused and can be completed in the panel. */
export interface MissingMove {
  readonly card: CardFace;
  readonly to: string;
  readonly after: string | null;
  readonly flow: CardFlow;
}

type Answers = Omit<MoveInput, 'to' | 'active' | 'after'>;

interface Drop {
  readonly cardId: string;
  readonly to: string;
  readonly after: string | null;
  readonly answers: Answers;
}

/** The one way in for every move: drag, keys, menu and panel. */
@Injectable()
export class CardMoves {
  private readonly store = inject(BoardStore);
  private readonly commands = inject(CardCommands);
  private readonly flows = inject(FlowFacts);
  private readonly questions = inject(MoveQuestions);
  private readonly reasons = inject(ReasonWords);
  private readonly toasts = inject(Toasts);
  private readonly announcer = inject(Announcer);
  private readonly realtime = inject(Realtime);
  private readonly problemText = inject(ProblemText);
  private readonly i18n = inject(I18n);
  /** The drop that waits for the one under way, by card: at most one. */
  private readonly waiting = new Map<string, Drop>();
  /** The undo on offer, by card; a newer move of the card takes it back. */
  private readonly undos = new Map<string, number>();

  readonly saving = signal<ReadonlySet<string>>(new Set());
  readonly missing = signal<MissingMove | null>(null);

  constructor() {
    effect(() => {
      const missing = this.missing();
      const card = missing && this.store.card(missing.card.id);
      if (card && card !== missing.card && !this.store.isPlaced(card.id)) untracked(() => void this.recheck(missing, card));
    });
  }

  /** @returns whether the card is on its way; false when it stays where it is. */
  async request(card: CardFace, to: string, after: string | null): Promise<boolean> {
    if (this.realtime.connection().state === 'offline') return this.refuse(this.i18n.t('move.offline', { t: card.title }));
    if (to === card.column) return this.send(card, { cardId: card.id, to, after, answers: {} });
    const flow = this.flows.peek(card);
    const verdict = judge(flow, card, { key: to }, this.store.totals());
    switch (verdict.kind) {
      case 'asks':
        return this.ask(verdict.what, card, to, after);
      case 'supply':
        if (flow) this.showMissing({ card, to, after, flow }, verdict.reasons.length);
        return false;
      case 'refused':
      case 'full':
        return this.refuseFor(card, verdict.reasons, flow);
      default:
        return this.send(card, { cardId: card.id, to, after, answers: {} });
    }
  }

  /** Sends the drop of the panel with what it was missing. */
  complete({ card, to, after }: MissingMove, answers: Answers): Promise<boolean> {
    return this.send(this.store.card(card.id) ?? card, { cardId: card.id, to, after, answers });
  }

  private async ask(question: 'rollback' | 'lost', card: CardFace, to: string, after: string | null): Promise<boolean> {
    const flow = await this.flows.of(card);
    const answers = await this.questions.ask(question, card, to, flow, this.store.totals());
    return answers ? this.send(this.store.card(card.id) ?? card, { cardId: card.id, to, after, answers }) : false;
  }

  private async send(card: CardFace, drop: Drop): Promise<boolean> {
    this.store.place(card.id, { column: drop.to, rank: this.rankAfter(drop) });
    if (this.saving().has(card.id)) {
      this.waiting.set(card.id, drop);
      return true;
    }
    this.toasts.dismiss(this.undos.get(card.id) ?? -1);
    this.mark(card.id, true);
    try {
      const active = card.active.map(({ node, attempt }) => `${node}#${attempt}`);
      const reply = await this.commands.move(card.id, { to: drop.to, after: drop.after, active, ...drop.answers });
      this.finish(card.id);
      this.landed(card, drop, reply);
      return true;
    } catch (error) {
      this.waiting.delete(card.id);
      this.finish(card.id);
      await this.refused(card, drop, toApiProblem(error));
      return false;
    }
  }

  private finish(cardId: string): void {
    this.mark(cardId, false);
    const next = this.waiting.get(cardId);
    const card = this.store.card(cardId);
    this.store.unplace(cardId);
    if (!next || !card) return;
    this.waiting.delete(cardId);
    void this.send(this.store.card(cardId) ?? card, next);
  }

  private landed(before: CardFace, drop: Drop, { card }: CardReply): void {
    if (this.missing()?.card.id === card.id) this.missing.set(null);
    const cards = this.store.cardsOf(card.column)();
    const position = Math.max(1, cards.findIndex(({ id }) => id === card.id) + 1);
    const text = this.i18n.t('move.dropped', { s: this.columnName(card.column), i: position, n: Math.max(position, cards.length) });
    const undo = this.undoOf(before, drop, card);
    if (undo) this.undos.set(card.id, this.toasts.show({ kind: 'done', text, action: { label: this.i18n.t('common.undo'), run: undo }, undo: true }));
    else this.announcer.polite(text);
  }

  /** Taking back a change of order, or the own last step forward. */
  private undoOf(before: CardFace, drop: Drop, now: CardFace): (() => Promise<void>) | null {
    if (now.column === before.column) {
      const previous = before.rank;
      return () => this.undo(now, async () => this.commands.move(now.id, { to: now.column, after: this.aboveRank(now, previous), active: activeOf(this.store.card(now.id) ?? now) }));
    }
    if (drop.answers.rollback || drop.answers.lost || now.state !== 'open') return null;
    const done = before.active.filter(({ node, attempt }) => !now.active.some((each) => each.node === node && each.attempt === attempt));
    if (!done.length) return null;
    const targets = done.map(({ node }) => node);
    return () => this.undo(now, () => this.commands.rollback(now.id, targets, this.i18n.t('move.undoReason'), activeOf(now)));
  }

  private async undo(card: CardFace, run: () => Promise<CardReply>): Promise<void> {
    try {
      const reply = await run();
      this.announcer.polite(this.i18n.t('move.undone', { s: this.columnName(reply.card.column) }));
    } catch (error) {
      this.show(card, toApiProblem(error));
    }
  }

  private aboveRank(card: CardFace, rank: string): string | null {
    const others = this.store.cardsOf(card.column)().filter(({ id }) => id !== card.id);
    return others.filter((each) => each.rank < rank).at(-1)?.id ?? null;
  }

  private async refused(card: CardFace, drop: Drop, problem: ApiProblem): Promise<void> {
    this.flows.forget(card.id);
    const current = problem.current as CardFace | null;
    if (current?.id === card.id) this.store.refresh(current);
    const question = problem.params['question'];
    const fresh = this.store.card(card.id) ?? card;
    if (question === 'rollback' || question === 'lost') {
      await this.ask(question, fresh, drop.to, drop.after);
    } else if (question === 'missing') {
      const flow = await this.flows.of(fresh).catch(() => null);
      const verdict = judge(flow, fresh, { key: drop.to }, this.store.totals());
      const reasons = problem.reasons.map(({ code, params }) => ({ ...params, code })) as unknown as Reason[];
      if (flow && verdict.kind === 'supply') this.showMissing({ card: fresh, to: drop.to, after: drop.after, flow }, verdict.reasons.length);
      else this.refuseFor(fresh, 'reasons' in verdict ? verdict.reasons : reasons, flow);
    } else {
      this.show(fresh, problem, () => void this.send(fresh, drop));
    }
    if (problem.status === 404) void this.store.catchUp();
  }

  private show(card: CardFace, problem: ApiProblem, retry?: () => void): void {
    const t = this.announcer.name(card.title);
    if (problem.status === 409) this.refuse(this.i18n.t('move.conflict', { t, p: this.i18n.t('move.someone') }));
    else if (problem.isOffline) {
      this.toasts.show({
        kind: 'error',
        text: this.i18n.t('move.offline', { t }),
        ...(retry ? { action: { label: this.i18n.t('common.retry'), run: retry } } : {}),
      });
    } else this.refuse(this.problemText.of(problem));
  }

  /** Somebody has changed the card of the panel: what they supplied is ticked off. */
  private async recheck(missing: MissingMove, card: CardFace): Promise<void> {
    const flow = await this.flows.of(card).catch(() => null);
    if (flow && this.missing() === missing) this.missing.set({ ...missing, card, flow });
  }

  private showMissing(missing: MissingMove, k: number): void {
    this.missing.set(missing);
    const [t, s] = [this.announcer.name(missing.card.title), this.columnName(missing.card.column)];
    this.announcer.assertive(this.i18n.t('move.refused', { t, s, k }));
  }

  private refuseFor(card: CardFace, reasons: readonly Reason[], flow: CardFlow | null): false {
    const reason = this.reasons.all(reasons, flow?.definition ?? null);
    return this.refuse(this.i18n.t('move.refusedToast', { t: this.announcer.name(card.title), reason }));
  }

  private refuse(text: string): false {
    this.toasts.show({ kind: 'error', text });
    return false;
  }

  private rankAfter({ cardId, to, after }: Drop): string {
    const others = this.store.cardsOf(to)().filter(({ id }) => id !== cardId);
    const above = others.findIndex(({ id }) => id === after);
    const [upper, lower] = [others[above]?.rank ?? null, others[above + 1]?.rank ?? null];
    // Neighbours of one rank are told apart by their ids: any key at that height will do until the server answers.
    return upper !== null && lower !== null && upper >= lower ? upper : rankBetween(upper, lower);
  }

  private columnName(key: string): string {
    const column = this.store.columns().find((each) => each.key === key);
    return column ? this.i18n.local(column.name) : '';
  }

  private mark(cardId: string, saving: boolean): void {
    this.saving.update((ids) => new Set(saving ? [...ids, cardId] : [...ids].filter((id) => id !== cardId)));
  }
}

function activeOf(card: CardFace): string[] {
  return card.active.map(({ node, attempt }) => `${node}#${attempt}`);
}
