import { inject, Injectable } from '@angular/core';
import type { LocalText, LogEntry } from '@tideboard/contracts';
import type { FlowDefinition } from '@tideboard/flow';
import { I18n } from '../../../core/i18n/i18n';
import { Colleagues } from '../../../core/people/colleagues';
import { lossTexts } from '../move/lost-dialog';
import { channelTexts, outcomeTexts } from './next-section';

export type LogKind = 'comments' | 'followUps' | 'changes';

const editedFields = ['title', 'customer', 'amount', 'due', 'tags', 'note', 'currency', 'nextAction'] as const;
/** Steps that only repeat what another entry of the same moment says. */
const quiet = new Set(['node.done', 'node.activated', 'node.passed', 'card.touched', 'flow.switched', 'card.started', 'card.ranked', 'card.crowded']);

/** Lines of the log in words. */
@Injectable({ providedIn: 'root' })
export class LogWords {
  private readonly i18n = inject(I18n);
  private readonly colleagues = inject(Colleagues);

  kindOf({ type }: LogEntry): LogKind {
    return type === 'comment.added' ? 'comments' : type === 'followUp.added' ? 'followUps' : 'changes';
  }

  isQuiet({ type }: LogEntry): boolean {
    return quiet.has(type);
  }

  text({ type, payload }: LogEntry, definition: FlowDefinition | null): string {
    const params = this.params(payload, definition);
    return this.i18n.lookup(`card.logWords.${wordsOf(type, payload)}`, params) ?? this.i18n.t('card.logWords.other');
  }

  /** What somebody wrote, shown in full. */
  body({ payload }: LogEntry): string {
    return typeof payload['text'] === 'string' ? payload['text'] : '';
  }

  private params(payload: Record<string, unknown>, definition: FlowDefinition | null): Record<string, unknown> {
    const node = (key: unknown): string => this.named(definition?.nodes, key);
    const targets = Array.isArray(payload['to']) ? (payload['to'] as { node?: unknown }[]) : [];
    const reason = String(payload['reason'] ?? '');
    const changed = Object.keys((payload['changed'] as object | undefined) ?? {});
    const separator = this.i18n.t('common.listComma');
    return {
      ...payload,
      node: node(payload['node']),
      nodes: targets.map((target) => node(target.node)).join(separator),
      from: this.column(payload['from'], definition),
      to: this.column(payload['to'], definition),
      owner: this.person(payload['to'] ?? payload['owner']),
      user: this.person(payload['user']),
      reason: reason in lossTexts ? this.i18n.t(lossTexts[reason as keyof typeof lossTexts]) : reason,
      fields: editedFields.filter((field) => changed.includes(field)).map((field) => this.i18n.t(`card.${field}`)).join(separator) || this.i18n.t('card.fields'),
      channel: this.listed(channelTexts, payload['channel']),
      outcome: this.listed(outcomeTexts, payload['outcome']),
    };
  }

  private listed<K extends string>(texts: Readonly<Record<K, Parameters<I18n['t']>[0]>>, key: unknown): string {
    return typeof key === 'string' && key in texts ? this.i18n.t(texts[key as K]) : '';
  }

  private column(key: unknown, definition: FlowDefinition | null): string {
    if (key === 'won' || key === 'lost') return this.i18n.t(`status.${key}`);
    if (key === 'completed') return this.i18n.t('status.done');
    return this.named(definition?.stages, key);
  }

  private named(list: readonly { key: string; name: LocalText }[] | undefined, key: unknown): string {
    const found = list?.find((each) => each.key === key);
    return found ? this.i18n.local(found.name) : '';
  }

  private person(id: unknown): string {
    if (typeof id === 'string') return this.colleagues.nameOf(id);
    const named = id as { name?: unknown } | null | undefined;
    return typeof named?.name === 'string' ? named.name : this.i18n.t('common.unknown');
  }
}

/** A release says by its cause whether a person, a clock or a loss has brought the record to the pool. */
function wordsOf(type: string, { why }: Record<string, unknown>): string {
  if (type !== 'opportunity.released' || typeof why !== 'string') return type;
  return why === 'lost' ? 'opportunity.lost' : why.startsWith('clock') ? 'opportunity.returned' : type;
}
