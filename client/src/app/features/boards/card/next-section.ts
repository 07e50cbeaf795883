import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked, viewChild } from '@angular/core';
import type { FOLLOW_UP_CHANNELS, FOLLOW_UP_OUTCOMES } from '@tideboard/contracts';
import { toApiProblem } from '../../../core/api/api-problem';
import { type Draft, Drafts } from '../../../core/drafts/drafts';
import { ServerClock } from '../../../core/i18n/clock';
import { formatDue } from '../../../core/i18n/dates';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import type { TextKey } from '../../../core/i18n/texts';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon/icon';
import { CardCommands } from '../board/card-commands';
import { CardStore } from './card.store';
import { InlineField } from './inline-field';

type Channel = (typeof FOLLOW_UP_CHANNELS)[number];
type Outcome = (typeof FOLLOW_UP_OUTCOMES)[number];

export const channelTexts: Readonly<Record<Channel, TextKey>> = {
  call: 'card.channels.call',
  visit: 'card.channels.visit',
  meeting: 'card.channels.meeting',
  message: 'card.channels.message',
  email: 'card.channels.email',
  other: 'card.channels.other',
};
export const outcomeTexts: Readonly<Record<Outcome, TextKey>> = {
  progress: 'card.outcomes.progress',
  no_change: 'card.outcomes.no_change',
  no_answer: 'card.outcomes.no_answer',
  setback: 'card.outcomes.setback',
};

interface FollowUpDraft {
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly text: string;
  readonly nextText: string;
  readonly nextOn: string;
}

const blank: FollowUpDraft = { channel: 'call', outcome: 'progress', text: '', nextText: '', nextOn: '' };

/** What comes next on the card, and the record of a contact with the customer. */
@Component({
  selector: 'tb-next-section',
  imports: [Field, Icon, InlineField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './next-section.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-5);
    }
    .next-editor {
      display: grid;
      grid-template-columns: 1fr 160px;
      gap: var(--tb-space-3);
    }
    form {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-4);
      padding: var(--tb-space-5);
      border: 1px solid var(--tb-border);
      border-radius: var(--tb-radius);
      background: var(--tb-surface);
    }
    @media (max-width: 767.98px) {
      .next-editor {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class NextSection {
  private readonly commands = inject(CardCommands);
  private readonly drafts = inject(Drafts);
  private readonly clock = inject(ServerClock);
  private readonly problemText = inject(ProblemText);
  private readonly i18n = inject(I18n);
  private readonly destroyRef = inject(DestroyRef);
  private readonly inline = viewChild(InlineField);
  private draft: Draft<FollowUpDraft> | null = null;
  protected readonly t = this.i18n.t;
  protected readonly store = inject(CardStore);
  protected readonly channels = Object.entries(channelTexts) as [Channel, TextKey][];
  protected readonly outcomes = Object.entries(outcomeTexts) as [Outcome, TextKey][];
  protected readonly open = signal(false);
  protected readonly typed = signal(blank);
  protected readonly next = signal({ text: '', on: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly nextText = computed(() => {
    const next = this.store.face()?.nextAction;
    if (!next) return '';
    return next.on ? this.t('board.nextOn', { text: next.text, date: formatDue(next.on, this.i18n.locale(), this.clock.minute()) }) : next.text;
  });

  constructor() {
    const cardId = computed(() => this.store.face()?.id);
    effect(() => {
      const id = cardId();
      untracked(() => id && this.restore(id));
    });
  }

  protected beginNext(): void {
    const next = this.store.face()?.nextAction;
    this.problem.set('');
    this.next.set({ text: next?.text ?? '', on: next?.on ?? '' });
  }

  protected async saveNext(): Promise<void> {
    const face = this.store.face();
    const { text, on } = this.next();
    if (!face) return;
    const nextAction = text.trim() ? { text: text.trim(), on: on || null } : null;
    if (await this.run(() => this.store.edit({ version: face.version, nextAction }))) this.inline()?.stop();
  }

  protected patch(patch: Partial<FollowUpDraft>): void {
    this.typed.update((typed) => ({ ...typed, ...patch }));
    this.draft?.update(this.typed());
  }

  protected async submit(): Promise<void> {
    const face = this.store.face();
    const { channel, outcome, text, nextText, nextOn } = this.typed();
    if (!face || !text.trim()) return;
    const next = nextText.trim() ? { text: nextText.trim(), on: nextOn || null } : null;
    if (!(await this.run(() => this.commands.followUp(face.id, { channel, outcome, text: text.trim(), next })))) return;
    this.draft?.discard();
    this.typed.set(blank);
    this.open.set(false);
  }

  private restore(cardId: string): void {
    this.draft?.close();
    this.draft = this.drafts.open<FollowUpDraft>(`follow-up.${cardId}`, this.destroyRef);
    this.typed.set({ ...blank, ...this.draft.restored?.value });
    this.open.set(Boolean(this.draft.restored?.value.text));
  }

  private async run(send: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set('');
    try {
      await send();
      return true;
    } catch (error) {
      this.problem.set(this.problemText.of(toApiProblem(error)));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
