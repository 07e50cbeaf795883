import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { toApiProblem } from '../../../core/api/api-problem';
import { I18n } from '../../../core/i18n/i18n';
import { ProblemText } from '../../../core/i18n/problem-text';
import { Colleagues } from '../../../core/people/colleagues';
import { Avatar } from '../../../ui/avatar';
import { Icon } from '../../../ui/icon/icon';
import { Picker } from '../../../ui/picker/picker';
import { CardCommands } from '../board/card-commands';
import { CardStore } from './card.store';
import { InlineField } from './inline-field';

/** Who owns the card and who takes part in which role. */
@Component({
  selector: 'tb-people-section',
  imports: [Avatar, Icon, InlineField, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.detail(); as detail) {
      <tb-inline-field
        [label]="t('card.owner')"
        [text]="detail.face.owner?.name ?? ''"
        [editable]="store.may().has('assign')"
        [invalid]="!ownerId()"
        [busy]="busy()"
        [problem]="problem()"
        (started)="begin(detail.face.owner?.id ?? null)"
        (saved)="assign(detail.face.id)"
      >
        <tb-picker editor [label]="t('card.owner')" [options]="colleagues.options()" [value]="ownerId()" [clearable]="false" (valueChange)="ownerId.set($event)" />
      </tb-inline-field>
      <div class="block">
        <span class="muted">{{ t('card.participants') }}</span>
        <ul>
          @for (part of detail.participants; track part.user.id + part.role) {
            <li>
              <tb-avatar [name]="part.user.name" [size]="24" aria-hidden="true" />
              <span>{{ part.user.name }}</span>
              <span class="hint">{{ i18n.local(part.roleName) }}</span>
              @if (store.may().has('edit')) {
                <button
                  type="button"
                  class="btn btn-icon"
                  [attr.aria-label]="t('card.removeParticipant', { name: part.user.name, role: i18n.local(part.roleName) })"
                  (click)="remove(detail.face.id, part.user.id, part.role)"
                >
                  <tb-icon name="close" [size]="12" />
                </button>
              }
            </li>
          } @empty {
            <li class="hint">{{ t('card.noParticipants') }}</li>
          }
        </ul>
        @if (store.may().has('edit') && roles().length) {
          @if (adding()) {
            <div class="add">
              <tb-picker [label]="t('card.person')" [placeholder]="t('card.person')" [options]="colleagues.options()" [value]="person()" (valueChange)="person.set($event)" />
              <select class="select" [attr.aria-label]="t('card.role')" (change)="role.set($any($event.target).value)">
                @for (option of roles(); track option.key) {
                  <option [value]="option.key" [selected]="option.key === role()">{{ i18n.local(option.name) }}</option>
                }
              </select>
              <button type="button" class="btn btn-sm" [disabled]="!person() || busy()" (click)="add(detail.face.id)">{{ t('card.add') }}</button>
              <button type="button" class="btn btn-text btn-sm" (click)="adding.set(false)">{{ t('common.cancel') }}</button>
            </div>
          } @else {
            <button type="button" class="btn btn-sm" (click)="openAdd()"><tb-icon name="add" [size]="12" />{{ t('card.addParticipant') }}</button>
          }
        }
      </div>
    }
  `,
  styles: `
    :host,
    .block {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--tb-space-2);
    }
    :host {
      gap: var(--tb-space-4);
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--tb-space-3);
      min-height: 28px;
    }
    .add {
      display: grid;
      grid-template-columns: minmax(120px, 1fr) minmax(96px, 160px) auto auto;
      align-items: center;
      gap: var(--tb-space-3);
      width: 100%;
    }
    @media (max-width: 767.98px) {
      .add {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class PeopleSection {
  private readonly commands = inject(CardCommands);
  private readonly problemText = inject(ProblemText);
  private readonly owner = viewChild(InlineField);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(CardStore);
  protected readonly colleagues = inject(Colleagues);
  protected readonly ownerId = signal<string | null>(null);
  protected readonly adding = signal(false);
  protected readonly person = signal<string | null>(null);
  protected readonly role = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly roles = computed(() => this.store.flow()?.definition.roles ?? []);

  protected begin(ownerId: string | null): void {
    void this.colleagues.load();
    this.problem.set('');
    this.ownerId.set(ownerId);
  }

  protected async assign(cardId: string): Promise<void> {
    const ownerId = this.ownerId();
    if (ownerId && (await this.run(() => this.commands.assign(cardId, ownerId)))) this.owner()?.stop();
  }

  protected openAdd(): void {
    void this.colleagues.load();
    this.person.set(null);
    this.role.set(this.roles()[0]?.key ?? '');
    this.adding.set(true);
  }

  protected async add(cardId: string): Promise<void> {
    const person = this.person();
    if (person && (await this.run(() => this.commands.addParticipant(cardId, person, this.role())))) this.adding.set(false);
  }

  protected remove(cardId: string, userId: string, role: string): Promise<boolean> {
    return this.run(() => this.commands.removeParticipant(cardId, userId, role));
  }

  private async run(send: () => Promise<unknown>): Promise<boolean> {
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
