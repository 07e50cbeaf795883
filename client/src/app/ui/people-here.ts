import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Avatar } from './avatar';

const most = 4;

/** Who else looks at this page: up to four faces, then a number. */
@Component({
  selector: 'tb-people-here',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (people().length) {
      <div class="people" role="group" [attr.aria-label]="label()" [attr.title]="label()">
        @for (person of shown(); track person.id) {
          <tb-avatar [name]="person.name" [size]="24" />
        }
        @if (more() > 0) {
          <span class="count" [attr.aria-label]="t('shell.presenceMore', { n: more() })">+{{ more() }}</span>
        }
      </div>
    }
  `,
  styles: `
    .people {
      display: flex;
      align-items: center;
      gap: var(--tb-space-2);
    }
  `,
})
export class PeopleHere {
  protected readonly t = inject(I18n).t;
  readonly people = input.required<readonly { readonly id: string; readonly name: string }[]>();
  protected readonly shown = computed(() => this.people().slice(0, most));
  protected readonly more = computed(() => this.people().length - most);
  protected readonly label = computed(() =>
    this.t('shell.presence', {
      names: this.people()
        .map((person) => person.name)
        .join(this.t('common.listComma')),
    }),
  );
}
