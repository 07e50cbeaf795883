import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Icon } from './icon/icon';
import { IconName } from './icon/icons';

export type Status =
  | 'blocked'
  | 'overdue'
  | 'risk'
  | 'idle'
  | 'won'
  | 'done'
  | 'active'
  | 'pending'
  | 'trimmed'
  | 'dead'
  | 'void'
  | 'lost'
  | 'late';

const looks: Readonly<Record<Status, { icon: IconName; tone: string }>> = {
  blocked: { icon: 'statusBlocked', tone: 'blocked' },
  overdue: { icon: 'statusOverdue', tone: 'overdue' },
  risk: { icon: 'statusRisk', tone: 'risk' },
  idle: { icon: 'statusIdle', tone: 'idle' },
  won: { icon: 'statusDone', tone: 'done' },
  done: { icon: 'statusDone', tone: 'done' },
  active: { icon: 'statusActive', tone: 'active' },
  pending: { icon: 'statusPending', tone: 'pending' },
  trimmed: { icon: 'statusTrimmed', tone: 'pending' },
  dead: { icon: 'statusDead', tone: 'pending' },
  void: { icon: 'statusVoid', tone: 'pending' },
  lost: { icon: 'statusVoid', tone: 'pending' },
  late: { icon: 'statusLate', tone: 'risk' },
};

/** A state in icon and words; the colour only repeats what they say. */
@Component({
  selector: 'tb-status-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class.bare]': 'bare()',
    '[class.struck]': 'status() === "trimmed"',
    '[style.--chip]': '"var(--tb-" + look().tone + ")"',
    '[style.--chip-tint]': '"var(--tb-" + look().tone + "-tint)"',
  },
  template: `<tb-icon [name]="look().icon" [size]="14" /><span class="truncate">{{ label() || word() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--tb-space-2);
      max-width: 100%;
      padding: 0 var(--tb-space-3);
      border-radius: var(--tb-radius-sm);
      background: var(--chip-tint);
      color: var(--chip);
      font-size: 12px;
      font-weight: 600;
      line-height: 20px;
    }
    :host(.bare) {
      padding: 0;
      background: none;
    }
    :host(.struck) span {
      text-decoration: line-through;
    }
  `,
})
export class StatusChip {
  private readonly i18n = inject(I18n);
  readonly status = input.required<Status>();
  /** Says more than the bare state, such as "Blocked 3 d: legal review". */
  readonly label = input('');
  /** Without ground, for use inside a coloured strip. */
  readonly bare = input(false);
  protected readonly look = computed(() => looks[this.status()]);
  protected readonly word = computed(() => this.i18n.t(`status.${this.status()}`));
}
