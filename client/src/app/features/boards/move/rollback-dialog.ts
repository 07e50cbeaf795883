import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { CardMove } from '@tideboard/contracts';
import type { CardFace } from '@tideboard/domain';
import type { FlowDefinition, RollbackPreview } from '@tideboard/flow';
import { Api } from '../../../core/api/api';
import { I18n } from '../../../core/i18n/i18n';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { Field } from '../../../ui/field';
import { ErrorPanel } from '../../../ui/error-panel';
import { Skeleton } from '../../../ui/skeleton';
import { ReasonWords } from './reason-words';

export interface RollbackQuestion {
  readonly card: CardFace;
  readonly candidates: readonly string[];
  readonly definition: FlowDefinition;
}

const shortestReason = 4;

/** What to open again and why; the impact stands there before anything happens. */
@Component({
  selector: 'tb-rollback-dialog',
  imports: [DialogFrame, ErrorPanel, Field, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('move.rollbackTitle')">
      <div class="stack">
        <p class="muted">{{ data.card.title }}</p>
        @if (data.candidates.length > 1) {
          <fieldset class="targets">
            <legend class="muted">{{ t('move.rollbackTo') }}</legend>
            @for (node of data.candidates; track node) {
              <label class="check"><input type="checkbox" [checked]="targets().includes(node)" (change)="toggle(node)" />{{ name(node) }}</label>
            }
          </fieldset>
        }
        @if (preview.error()) {
          <tb-error-panel [error]="preview.error()" (retry)="preview.reload()" />
        } @else if (preview.value(); as impact) {
          <dl class="facts">
            <dt>{{ t('move.reopens') }}</dt>
            <dd>
              @for (target of impact.to; track target.node) {
                <p>{{ name(target.node) }} <span class="hint">{{ t('move.attempt', { n: target.attempt }) }}</span></p>
              }
            </dd>
            @for (row of rows(); track row.label) {
              <dt>{{ row.label }}</dt>
              <dd>{{ row.text }}</dd>
            }
          </dl>
        } @else {
          <tb-skeleton [lines]="['40%', '80%', '60%']" />
        }
        <tb-field #why [label]="t('move.reason')" [required]="true" [hint]="t('move.reasonTooShort')">
          <textarea
            class="textarea"
            rows="3"
            maxlength="500"
            [id]="why.id"
            [attr.aria-describedby]="why.describedBy"
            [value]="reason()"
            (input)="reason.set($any($event.target).value)"
          ></textarea>
        </tb-field>
      </div>
      <ng-container actions>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="button" class="btn btn-primary" [disabled]="!ready()" (click)="submit()">{{ t('move.rollbackAct') }}</button>
      </ng-container>
    </tb-dialog>
  `,
  styles: `
    .targets {
      display: flex;
      flex-direction: column;
      gap: var(--tb-space-2);
      margin: 0;
      padding: 0;
      border: 0;
    }
  `,
})
export class RollbackDialog {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);
  private readonly words = inject(ReasonWords);
  protected readonly t = this.i18n.t;
  protected readonly ref = inject<DialogRef<NonNullable<CardMove['rollback']>>>(DialogRef);
  protected readonly data = inject<RollbackQuestion>(DIALOG_DATA);
  protected readonly targets = signal<readonly string[]>(this.data.candidates.slice(0, 1));
  protected readonly reason = signal('');
  protected readonly preview = resource({
    params: () => (this.targets().length ? this.targets().join(',') : undefined),
    loader: ({ params: to }) => this.api.get<RollbackPreview>(`/cards/${this.data.card.id}/rollback`, { to }),
  });
  protected readonly ready = computed(() => this.reason().trim().length >= shortestReason && this.targets().length > 0 && this.preview.hasValue());
  protected readonly rows = computed(() => {
    const impact = this.preview.hasValue() ? this.preview.value() : null;
    if (!impact) return [];
    const stage = this.data.definition.stages.find(({ key }) => key === impact.landsIn);
    return [
      { label: this.t('move.willReset'), text: this.names(impact.reset.map(({ node }) => node)) },
      { label: this.t('move.cancels'), text: this.names(impact.cancels) },
      { label: this.t('move.keptTrims'), text: this.names(impact.keptTrims) },
      { label: this.t('move.barriers'), text: this.names(impact.barriers) },
      { label: this.t('move.then'), text: stage ? this.t('move.lands', { s: this.i18n.local(stage.name) }) : '' },
    ].filter(({ text }) => text);
  });

  protected name(node: string): string {
    return this.words.node(node, this.data.definition);
  }

  protected toggle(node: string): void {
    this.targets.update((targets) => (targets.includes(node) ? targets.filter((each) => each !== node) : [...targets, node]));
  }

  protected submit(): void {
    if (this.ready()) this.ref.close({ targets: [...this.targets()], reason: this.reason().trim() });
  }

  private names(nodes: readonly string[]): string {
    return nodes.map((node) => this.name(node)).join(this.t('common.listComma'));
  }
}
