import { ChangeDetectionStrategy, Component, computed, ElementRef, effect, inject, input, output, viewChildren } from '@angular/core';
import type { NodeView } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import type { TextKey } from '../../../core/i18n/texts';
import type { CardFlow } from '../move/flow-facts';

interface Look {
  readonly icon: IconName;
  readonly text: TextKey;
}

/** How a node looks, by its state. */
export function lookOf(view: NodeView): Look {
  switch (view.state) {
    case 'done':
      return { icon: 'statusDone', text: 'status.done' };
    case 'active':
      return view.late ? { icon: 'statusLate', text: 'status.late' } : { icon: 'statusActive', text: 'status.active' };
    case 'pending':
      return { icon: 'statusPending', text: 'status.pending' };
    case 'skipped':
      return view.skip === 'trimmed' ? { icon: 'statusTrimmed', text: 'status.trimmed' } : { icon: 'statusDead', text: 'status.dead' };
    case 'void':
      return { icon: 'statusVoid', text: 'status.void' };
  }
}

/** The way of the card: every node with its state, the active one in view. */
@Component({
  selector: 'tb-node-strip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="t('card.strip')">
      @for (step of steps(); track step.key) {
        <li #step [class]="step.state" [attr.aria-current]="step.state === 'active' ? 'step' : null">
          <button type="button" [disabled]="step.state !== 'active'" [attr.aria-label]="t('card.nodeState', { node: step.name, state: t(step.look.text) })" (click)="picked.emit(step.key)">
            <tb-icon [name]="step.look.icon" />
            <span>{{ step.name }}</span>
            @if (step.attempt > 1) {
              <span class="hint">{{ t('card.attempt', { n: step.attempt }) }}</span>
            }
          </button>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      padding: var(--tb-space-2) 0;
      overflow-x: auto;
      scrollbar-width: thin;
    }
    li {
      display: flex;
      flex: none;
      align-items: center;
    }
    li:not(:first-child)::before {
      width: 16px;
      height: 1px;
      background: var(--tb-border-strong);
      content: '';
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--tb-space-2);
      min-height: 28px;
      padding: 0 var(--tb-space-3);
      border: 1px solid transparent;
      border-radius: var(--tb-radius);
      background: none;
      color: var(--tb-text-2);
      font: inherit;
      font-size: 13px;
      line-height: 20px;
      white-space: nowrap;
    }
    .done tb-icon {
      color: var(--tb-done);
    }
    .active button {
      border-color: var(--tb-active);
      background: var(--tb-active-tint);
      color: var(--tb-text);
      font-weight: 600;
      cursor: pointer;
    }
    .active tb-icon {
      color: var(--tb-active);
    }
    .skipped span {
      text-decoration: line-through;
    }
  `,
})
export class NodeStrip {
  private readonly i18n = inject(I18n);
  private readonly items = viewChildren<ElementRef<HTMLElement>>('step');
  protected readonly t = this.i18n.t;
  readonly flow = input.required<CardFlow>();
  readonly picked = output<string>();
  protected readonly steps = computed(() => {
    const names = new Map(this.flow().definition.nodes.map(({ key, name }) => [key, this.i18n.local(name)]));
    const isLost = this.flow().run.state === 'lost';
    return this.flow()
      .nodes.filter((view) => isLost || !view.followOn)
      .map((view) => ({ key: view.node, state: view.state, attempt: view.attempt, name: names.get(view.node) ?? '', look: lookOf(view) }));
  });

  constructor() {
    effect(() => {
      const index = this.steps().findIndex(({ state }) => state === 'active');
      this.items()[index]?.nativeElement.scrollIntoView({ block: 'nearest', inline: 'center' });
    });
  }
}
