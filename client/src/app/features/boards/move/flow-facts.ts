import { inject, Injectable } from '@angular/core';
import type { CardFace } from '@tideboard/domain';
import type { Actor, Facts, FlowDefinition, NodeView, Run } from '@tideboard/flow';
import { Api } from '../../../core/api/api';

/** What the engine needs to judge one card in the browser. */
export interface CardFlow {
  readonly cardId: string;
  readonly versionId: string;
  readonly run: Run;
  readonly facts: Facts;
  readonly actor: Actor;
  readonly nodes: readonly NodeView[];
  readonly definition: FlowDefinition;
}

interface Known {
  readonly of: string;
  readonly asked: Promise<CardFlow>;
  flow: CardFlow | null;
}

const mostKnown = 40;

/** Flows of cards, fetched when somebody reaches for a card and kept until it changes; versions are kept for good. */
@Injectable({ providedIn: 'root' })
export class FlowFacts {
  private readonly api = inject(Api);
  private readonly versions = new Map<string, Promise<FlowDefinition>>();
  private readonly known = new Map<string, Known>();

  version(id: string): Promise<FlowDefinition> {
    let version = this.versions.get(id);
    if (!version) {
      version = this.api.get<FlowDefinition>(`/flow-versions/${id}`);
      version.catch(() => this.versions.delete(id));
      this.versions.set(id, version);
    }
    return version;
  }

  of(card: CardFace): Promise<CardFlow> {
    const of = stamp(card);
    const known = this.known.get(card.id);
    if (known?.of === of) return known.asked;
    const entry: Known = { of, asked: this.fetch(card.id), flow: null };
    entry.asked.then(
      (flow) => (entry.flow = flow),
      () => this.known.delete(card.id),
    );
    this.known.set(card.id, entry);
    if (this.known.size > mostKnown) this.known.delete(this.known.keys().next().value ?? '');
    return entry.asked;
  }

  /** The flow when it is here already. */
  peek(card: CardFace): CardFlow | null {
    const known = this.known.get(card.id);
    return known?.of === stamp(card) ? known.flow : null;
  }

  forget(cardId: string): void {
    this.known.delete(cardId);
  }

  private async fetch(id: string): Promise<CardFlow> {
    const flow = await this.api.get<Omit<CardFlow, 'definition'>>(`/cards/${id}/flow`);
    return { ...flow, definition: await this.version(flow.versionId) };
  }
}

/** What of a card its flow depends on. */
function stamp(card: CardFace): string {
  const active = card.active.map(({ node, attempt, done }) => `${node}#${attempt}.${done}`);
  return [card.version, card.column, card.state, card.owner?.id, card.amount, card.touchedAt, ...active].join('|');
}
