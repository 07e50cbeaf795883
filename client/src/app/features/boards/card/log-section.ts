import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import type { LogEntry } from '@tideboard/contracts';
import { Api } from '../../../core/api/api';
import { toApiProblem } from '../../../core/api/api-problem';
import { type Draft, Drafts } from '../../../core/drafts/drafts';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Colleagues } from '../../../core/people/colleagues';
import { ChoiceGroup } from '../../../ui/choice-group';
import { ErrorPanel } from '../../../ui/error-panel';
import { Icon } from '../../../ui/icon/icon';
import { RelativeDate } from '../../../ui/relative-date';
import { CardCommands } from '../board/card-commands';
import { CardStore } from './card.store';
import { type LogKind, LogWords } from './log-words';

type Shown = LogKind | 'all';
interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly next: string | null;
}

/** Everything that happened, newest first, with the box for a comment on top. */
@Component({
  selector: 'tb-log-section',
  imports: [ChoiceGroup, ErrorPanel, Icon, RelativeDate],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './log-section.html',
  styleUrl: './log-section.scss',
})
export class LogSection {
  private readonly api = inject(Api);
  private readonly commands = inject(CardCommands);
  private readonly drafts = inject(Drafts);
  private readonly problemText = inject(ProblemText);
  private readonly destroyRef = inject(DestroyRef);
  private draft: Draft<string> | null = null;
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(CardStore);
  protected readonly words = inject(LogWords);
  protected readonly kind = signal<Shown>('all');
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly error = signal<unknown>(null);
  private readonly entries = signal<readonly LogEntry[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly loaded = signal(false);
  protected readonly shown = computed(() =>
    this.entries().filter((entry) => (this.kind() === 'all' ? !this.words.isQuiet(entry) : this.words.kindOf(entry) === this.kind())),
  );
  protected readonly kinds = computed<{ value: Shown; label: string }[]>(() => [
    { value: 'all', label: this.t('card.logAll') },
    { value: 'comments', label: this.t('card.logComments') },
    { value: 'followUps', label: this.t('card.logFollowUps') },
    { value: 'changes', label: this.t('card.logChanges') },
  ]);

  constructor() {
    void inject(Colleagues).load();
    const cardId = computed(() => this.store.face()?.id);
    effect(() => {
      const id = cardId();
      untracked(() => id && this.begin(id));
    });
    effect(() => {
      if (this.store.changes() > 0) untracked(() => void this.load());
    });
  }

  protected async load(before?: string): Promise<void> {
    const id = this.store.face()?.id;
    if (!id) return;
    this.error.set(null);
    try {
      const page = await this.api.get<LogPage>(`/cards/${id}/log`, { before });
      if (id !== this.store.face()?.id) return;
      const known = before ? this.entries() : [];
      this.entries.set([...known, ...page.entries]);
      this.next.set(page.next);
      this.loaded.set(true);
    } catch (error) {
      this.error.set(error);
    }
  }

  protected type(text: string): void {
    this.text.set(text);
    this.draft?.update(text);
  }

  protected async send(): Promise<void> {
    const id = this.store.face()?.id;
    const text = this.text().trim();
    if (!id || !text || this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.commands.comment(id, text);
      this.text.set('');
      this.draft?.discard();
    } catch (error) {
      this.problem.set(this.problemText.of(toApiProblem(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private begin(cardId: string): void {
    this.draft?.close();
    this.draft = this.drafts.open<string>(`comment.${cardId}`, this.destroyRef);
    this.text.set(this.draft.restored?.value ?? '');
    this.entries.set([]);
    this.loaded.set(false);
    void this.load();
  }
}
