import { inject, Injectable } from '@angular/core';
import type { LocalText } from '@tideboard/contracts';
import type { FlowDefinition, Reason } from '@tideboard/flow';
import { Colleagues } from '../../../core/people/colleagues';
import { I18n } from '../../../core/i18n/i18n';

type Named = { readonly key: string; readonly name: LocalText };

/** Puts the engine's reasons into words, with the names of nodes, fields and people in place of their keys. */
@Injectable({ providedIn: 'root' })
export class ReasonWords {
  private readonly i18n = inject(I18n);
  private readonly colleagues = inject(Colleagues);

  of(reason: Reason, definition: FlowDefinition | null): string {
    const params = definition ? this.params(reason, definition) : {};
    return this.i18n.lookup(`reason.${reason.code}`, params) ?? this.i18n.t('problem.move_refused');
  }

  /** Several reasons as one clause. */
  all(reasons: readonly Reason[], definition: FlowDefinition | null): string {
    const separator = this.i18n.locale() === 'zh-CN' ? '；' : '; ';
    return reasons.map((reason) => this.of(reason, definition)).join(separator);
  }

  people(ids: readonly string[]): string {
    return ids.length ? ids.map((id) => this.colleagues.nameOf(id)).join(this.i18n.t('common.listComma')) : this.i18n.t('move.nobody');
  }

  node(key: string, definition: FlowDefinition): string {
    return this.name(definition.nodes, key);
  }

  private params(reason: Reason, definition: FlowDefinition): Record<string, unknown> {
    const raw = reason as Reason & Record<string, unknown>;
    const node = definition.nodes.find(({ key }) => key === raw['node']);
    const items = [...(node?.checklist ?? []), ...(node?.tasks ?? [])];
    const criteria = [...(node?.exit ?? []), ...(node?.entry ?? [])];
    return {
      ...raw,
      node: node ? this.i18n.local(node.name) : '',
      field: this.name(node?.form ?? [], raw['field']),
      slot: this.name(node?.deliverables ?? [], raw['slot']),
      item: this.name(items, raw['item']),
      task: this.name(items, raw['task']),
      criterion: this.name(criteria, raw['criterion']),
      stage: this.name(definition.stages, raw['stage']),
      of: this.name(definition.nodes, raw['of']),
      owners: this.people(asTexts(raw['owners'])),
      user: this.people(asTexts([raw['user']])),
      nodes: asTexts(raw['nodes'])
        .map((key) => this.name(definition.nodes, key))
        .join(this.i18n.t('common.listComma')),
    };
  }

  private name(list: readonly Named[], key: unknown): string {
    const found = list.find((each) => each.key === key);
    return found ? this.i18n.local(found.name) : '';
  }
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
