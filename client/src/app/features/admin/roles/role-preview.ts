import { DIALOG_DATA } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { Grants, Scope } from '@tideboard/domain';
import { I18n } from '../../../core/i18n/i18n';
import type { TextKey } from '../../../core/i18n/texts';
import { DialogFrame } from '../../../ui/dialog/dialog';
import { PreviewLine, previewOf } from './role-matrix';

export interface RolePreviewInput {
  readonly role: string;
  readonly grants: Grants;
}

/** What people with a role see and may do, in words. */
@Component({
  selector: 'tb-role-preview',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <tb-dialog [heading]="t('admin.roles.viewAsTitle', { role: data.role })">
      <div class="stack">
        <p class="hint">{{ t('admin.roles.viewAsHint') }}</p>
        @for (group of groups; track group.group) {
          <section>
            <h3>{{ t(groupText(group.group)) }}</h3>
            <dl class="facts">
              @for (line of group.lines; track $index) {
                <dt>{{ scopesOf(line.scopes) }}</dt>
                <dd>{{ labelsOf(line) }}</dd>
              }
            </dl>
          </section>
        } @empty {
          <p>{{ t('admin.roles.viewAsNothing') }}</p>
        }
      </div>
    </tb-dialog>
  `,
  styles: `
    h3 {
      margin-bottom: var(--tb-space-3);
    }
    .facts {
      grid-template-columns: minmax(112px, 200px) 1fr;
    }
  `,
})
export class RolePreview {
  protected readonly t = inject(I18n).t;
  protected readonly data = inject<RolePreviewInput>(DIALOG_DATA);
  protected readonly groups = previewOf(this.data.grants);

  protected groupText(group: (typeof this.groups)[number]['group']): TextKey {
    return `admin.kind.${group}`;
  }

  protected scopesOf(scopes: readonly Scope[]): string {
    return scopes.map((scope) => this.t(`admin.scopeLong.${scope}`)).join(this.t('common.listComma'));
  }

  protected labelsOf({ labels }: PreviewLine): string {
    return labels.map((label) => this.t(label)).join(this.t('common.listComma'));
  }
}
