import { computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { ApiProblem, toApiProblem } from '../../../core/api/api-problem';
import { Draft, Drafts } from '../../../core/drafts/drafts';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';

/**
 * A form's values beside those saved last, what the server said about them, and the draft of a visit that broke off.
 * Made in an injection context.
 */
export class FormState<T extends object> {
  private readonly i18n = inject(I18n);
  private readonly problemText = inject(ProblemText);
  private readonly destroyRef = inject(DestroyRef);
  private readonly drafts = inject(Drafts);
  private readonly savedValue = signal<T | null>(null);
  private readonly current = signal<T | null>(null);
  private readonly problem = signal<ApiProblem | null>(null);
  private draft: Draft<T> | null = null;

  readonly value = this.current.asReadonly();
  readonly saved = this.savedValue.asReadonly();
  readonly saving = signal(false);
  readonly changed = computed(() => JSON.stringify(this.current()) !== JSON.stringify(this.savedValue()));
  /** Left here by a visit that ended without saving. */
  readonly restorable = signal<{ readonly at: string; readonly value: T } | null>(null);
  readonly error = computed(() => {
    const problem = this.problem();
    return problem && !problem.field ? this.problemText.of(problem) : '';
  });

  /** @param withoutSecrets what of the value may be kept on this device. */
  constructor(private readonly withoutSecrets: (value: T) => T = (value) => value) {
    effect(() => {
      const [value, changed] = [this.current(), this.changed()];
      if (value && changed) this.draft?.update(this.withoutSecrets(value));
    });
  }

  /** What was loaded or saved; the fields show it. */
  accept(value: T): void {
    this.savedValue.set(value);
    this.current.set(value);
    this.problem.set(null);
  }

  /** Keeps drafts of this place from now on and offers what was left there. */
  keepDrafts(place: string): void {
    this.draft = this.drafts.open<T>(place, this.destroyRef);
    this.restorable.set(this.draft.restored);
  }

  restore(): void {
    const value = this.restorable()?.value;
    const current = this.current();
    if (value && current) this.current.set({ ...current, ...value });
    this.restorable.set(null);
  }

  set<K extends keyof T>(key: K, value: T[K]): void {
    this.current.update((current) => current && { ...current, [key]: value });
  }

  discard(): void {
    this.current.set(this.savedValue());
    this.forget();
  }

  forget(): void {
    this.problem.set(null);
    this.draft?.discard();
    this.restorable.set(null);
  }

  /** Runs the write with the present values; answers its result, or null when it was refused and the reasons show. */
  async save<R>(write: (value: T) => Promise<R>): Promise<R | null> {
    const value = this.current();
    if (!value || this.saving()) return null;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const result = await write(value);
      this.savedValue.set(value);
      this.forget();
      return result;
    } catch (error) {
      this.problem.set(toApiProblem(error));
      return null;
    } finally {
      this.saving.set(false);
    }
  }

  /** Words for the field at this path, empty when the server had nothing against it. */
  fieldError(path: string): string {
    const reason = this.problem()?.reasons.find(({ field }) => field === path || field?.startsWith(path + '.'));
    if (!reason) return '';
    return this.i18n.lookup(`admin.fieldCode.${reason.code}`) ?? this.i18n.t('problem.invalid');
  }

  /** The code of the refusal, for forms that know which field it belongs to. */
  get refusedAs(): string | null {
    return this.problem()?.code ?? null;
  }
}
