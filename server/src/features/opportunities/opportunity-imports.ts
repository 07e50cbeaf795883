import { BOARD_EVENTS } from '@tideboard/contracts';
import { Injectable } from '@nestjs/common';
import { type Actor, ARCHIVED_COLUMN, can, cardAction, POOL_COLUMN } from '@tideboard/domain';
import type { ImportTarget } from '@tideboard/flow';
import { Clock, iso } from '../../platform/clock';
import type { RequestKey } from '../../platform/http/commands';
import { Denied, NotFound, Refused } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { BulkCards, type CardData, CardRepository, Cards, CardWrites, copySubject, guardedCard, Moves, type NewCard } from '../boards';
import { Customers, type NamedCustomer } from '../customers';
import { type Directory, People } from '../identity';
import { Ownership } from '../pools';
import { changesOf, noonOf } from './draft-changes';
import { type ChangedLine, columnOf, type DraftLine, type ImportScope, type LineRefusal, refusalOf, type SortedLines } from './draft-lines';
import type { Opportunity } from './opportunity.entity';
import { OpportunityRepository } from './opportunity.repository';
import { copyOf } from './opportunity-subject';

export interface WrittenLines {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly LineRefusal[];
}

const ONCE: RequestKey = { key: null, route: 'import', hash: '' };

/** Opportunities out of files: new ones in bulk with the history that a file tells, known ones by their external id. */
@Injectable()
export class OpportunityImports {
  constructor(
    private readonly repository: OpportunityRepository,
    private readonly customers: Customers,
    private readonly cards: CardRepository,
    private readonly overlays: Cards,
    private readonly bulk: BulkCards,
    private readonly writes: CardWrites,
    private readonly moves: Moves,
    private readonly ownership: Ownership,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** What an import of these rows would do. Inside a unit that writes them, `lock` holds the cards. */
  async sort(scope: ImportScope, lines: readonly DraftLine[], { lock = false } = {}): Promise<SortedLines> {
    const directory = await this.people.directory();
    const sorted: SortedLines = { fresh: [], changed: [], unchanged: [], refused: [] };
    const known = await this.knownBy(lines, lock);
    for (const line of lines) {
      const refusal = refusalOf(line, scope, directory);
      const found = line.draft.externalId === null ? undefined : known.get(line.draft.externalId);
      if (refusal) sorted.refused.push(refusal);
      else if (found) this.sortKnown(line, found, scope, directory, sorted);
      else sorted.fresh.push(line);
    }
    return sorted;
  }

  /** Writes rows, inside a unit. @throws Refused when a row cannot be written: then try them one by one. */
  async write(scope: ImportScope, lines: readonly DraftLine[]): Promise<WrittenLines> {
    const { fresh, changed, unchanged, refused } = await this.sort(scope, lines, { lock: true });
    const names = [...fresh.map(({ draft }) => draft.customer), ...changed.map(({ changes }) => changes?.customer)];
    const customers = await this.customers.pickOrCreateMany(names.filter((name) => typeof name === 'string'), scope.actor.id);
    await this.create(scope, fresh, customers);
    const stuck: LineRefusal[] = [];
    for (const line of changed) {
      const refusal = await this.update(scope, line, customers);
      if (refusal) stuck.push(refusal);
    }
    return { created: fresh.length, updated: changed.length - stuck.length, unchanged: unchanged.length, refused: [...refused, ...stuck] };
  }

  private async knownBy(lines: readonly DraftLine[], lock: boolean): Promise<Map<string, { opportunity: Opportunity; cards: CardData[] }>> {
    const ids = await this.repository.byExternalIds(lines.flatMap(({ draft }) => draft.externalId ?? []));
    const cards = await this.cards.ofSubjects([...ids.values()], { lock });
    // Read after their cards are locked: whoever edits an opportunity holds its card.
    const opportunities = await this.repository.byIds([...ids.values()]);
    return new Map(
      opportunities.map((opportunity) => [opportunity.externalId ?? '', { opportunity, cards: cards.filter(({ subjectId }) => subjectId === opportunity.id) }]),
    );
  }

  private sortKnown(
    line: DraftLine,
    { opportunity, cards }: { opportunity: Opportunity; cards: readonly CardData[] },
    { board, actor, fields }: ImportScope,
    directory: Directory,
    sorted: SortedLines,
  ): void {
    const refuse = (code: string): unknown => sorted.refused.push({ line: line.line, field: 'externalId', code, params: {} });
    const card = cards.find(({ boardId }) => boardId === board.id);
    if (!card) return void refuse('other_board');
    if (!can(actor, cardAction(board.kind, 'import'), guardedCard(card, directory))) return void refuse('update_denied');
    const changes = changesOf(opportunity, card, line.draft, fields);
    const says = fields.has('stage') || fields.has('outcome') ? columnOf(line.draft) : null;
    const away = card.columnKey === POOL_COLUMN || card.columnKey === ARCHIVED_COLUMN;
    const moveTo = away || says === card.columnKey ? null : says;
    if (changes || moveTo) sorted.changed.push({ ...line, opportunity, card, changes, moveTo });
    else sorted.unchanged.push(line);
  }

  private async create({ board, actor }: ImportScope, lines: readonly DraftLine[], customers: ReadonlyMap<string, NamedCustomer>): Promise<void> {
    if (!lines.length) return;
    const opportunities = lines.map(({ draft }) => this.opportunity(draft, customers, actor));
    await this.repository.insert(opportunities);
    const numbers = await this.cards.nextNumbers('OPP', lines.length);
    const inputs = lines.map(({ draft }, index): NewCard => {
      const opportunity = opportunities[index];
      const target = targetOf(draft);
      const { ownerId, tags } = draft;
      return { id: newId(), no: numbers[index], subjectType: 'opportunity', subjectId: opportunity.id, copy: copyOf(opportunity), ownerId, tags, target };
    });
    const complete = (card: CardData, index: number): void => {
      const { closedOn, nextAction } = lines[index].draft;
      card.nextText = nextAction;
      if (card.endedAt !== null && closedOn !== null) card.endedAt = noonOf(closedOn);
    };
    const cards = await this.bulk.create(board, inputs, actor, complete, ({ id, run, title, columnKey, ownerId }) => ({
      type: BOARD_EVENTS.imported,
      cardId: id,
      payload: { title, column: columnKey, owner: ownerId, run },
    }));
    await this.ownership.begin(...cards);
  }

  private opportunity(draft: DraftLine['draft'], customers: ReadonlyMap<string, NamedCustomer>, actor: Actor): Opportunity {
    const customer = draft.customer === null ? null : (customers.get(draft.customer) ?? null);
    const now = this.clock.now();
    return {
      id: newId(),
      title: draft.title,
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? null,
      amount: draft.amount,
      currency: draft.currency,
      due: draft.expectedCloseOn,
      note: draft.note ?? '',
      fields: draft.product === null ? {} : { product: draft.product },
      externalId: draft.externalId,
      version: 1,
      createdAt: draft.openedOn === null ? now : noonOf(draft.openedOn),
      createdBy: actor.id,
    };
  }

  private async update({ actor }: ImportScope, line: ChangedLine, customers: ReadonlyMap<string, NamedCustomer>): Promise<LineRefusal | null> {
    if (line.changes) await this.edit(actor, line, line.changes, customers);
    return line.moveTo === null ? null : this.move(actor, line, line.moveTo);
  }

  private async edit(
    actor: Actor,
    { opportunity, card }: ChangedLine,
    { opportunity: own, customer: name, product, tags, nextText, endedAt }: NonNullable<ChangedLine['changes']>,
    customers: ReadonlyMap<string, NamedCustomer>,
  ): Promise<void> {
    const open = await this.writes.opened(card);
    const changed: Record<string, unknown> = { ...own };
    const before: Record<string, unknown> = Object.fromEntries(Object.keys(own).map((field) => [field, opportunity[field as keyof typeof own]]));
    Object.assign(opportunity, own);
    const customer = name === undefined ? undefined : customers.get(name);
    if (customer) {
      before['customer'] = opportunity.customerName;
      changed['customer'] = customer.name;
      opportunity.customerId = customer.id;
      opportunity.customerName = customer.name;
    }
    if (product !== undefined) {
      before['product'] = opportunity.fields['product'] ?? null;
      changed['product'] = product;
      opportunity.fields = { ...opportunity.fields, product };
    }
    if (tags) {
      before['tags'] = card.tags;
      changed['tags'] = tags;
      await this.cards.setTags(card, tags);
    }
    if (nextText !== undefined) {
      changed['nextAction'] = nextText;
      this.overlays.nextAction(card, { text: nextText, on: card.nextOn });
    }
    if (endedAt !== undefined) {
      changed['endedAt'] = iso(endedAt);
      card.endedAt = endedAt;
    }
    opportunity.version += 1;
    await this.repository.update(opportunity);
    copySubject(card, copyOf(opportunity));
    card.version = opportunity.version;
    await this.writes.save(open, actor, [{ type: BOARD_EVENTS.edited, cardId: card.id, payload: { version: opportunity.version, before, changed } }]);
  }

  /** Through the same guard as a drag; what it refuses is reported, with the fields of the row kept. */
  private async move(actor: Actor, { line, draft, card }: ChangedLine, to: string): Promise<LineRefusal | null> {
    const active = card.shown.active.map(({ node, attempt }) => `${node}#${attempt}`);
    const lost = to === 'lost' ? { lost: { reason: 'other', competitor: null, lesson: '', then: 'keep' as const } } : {};
    try {
      await this.moves.move(actor, card.id, { to, after: null, active, ...lost }, ONCE);
    } catch (error) {
      const params = { from: card.columnKey, to, reasons: error instanceof Refused ? (error.details.reasons ?? []) : [] };
      if (error instanceof Refused || error instanceof Denied || error instanceof NotFound) return { line, field: 'stage', code: 'move_refused', params };
      throw error;
    }
    if (draft.closedOn !== null) await this.endedOn(card.id, draft.closedOn);
    return null;
  }

  private async endedOn(cardId: string, date: string): Promise<void> {
    const moved = await this.cards.lock(cardId);
    if (!moved || moved.endedAt === null) return;
    await this.cards.update({ ...moved, endedAt: noonOf(date) });
  }
}

function targetOf(draft: DraftLine['draft']): ImportTarget {
  const closedAt = draft.closedOn === null ? {} : { closedAt: iso(noonOf(draft.closedOn)) };
  const lostFrom = draft.outcome === 'lost' && draft.stage !== null ? { lostFrom: draft.stage } : {};
  return { column: columnOf(draft) ?? '', ...closedAt, ...lostFrom };
}
