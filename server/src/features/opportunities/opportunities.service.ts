import { Injectable } from '@nestjs/common';
import { BOARD_EVENTS, type CardCreate, type CardEdit, type CardReply } from '@tideboard/contracts';
import { type Actor, can, cardAction } from '@tideboard/domain';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { Commands, type RequestKey } from '../../platform/http/commands';
import { Denied, NotFound, Refused } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { Boards, CardRepository, Cards, copySubject, guardedCard, Moves, type OpenCard, readable, type Written } from '../boards';
import { Customers } from '../customers';
import { Organisation, People } from '../identity';
import { type OwnedCard, Ownership } from '../pools';
import { Opportunity } from './opportunity.entity';
import { OpportunityRepository } from './opportunity.repository';
import { copyOf } from './opportunity-subject';

/** Makes opportunities and edits their fields. */
@Injectable()
export class Opportunities {
  constructor(
    private readonly repository: OpportunityRepository,
    private readonly customers: Customers,
    private readonly boards: Boards,
    private readonly cards: Cards,
    private readonly cardRows: CardRepository,
    private readonly moves: Moves,
    private readonly ownership: Ownership,
    private readonly people: People,
    private readonly organisation: Organisation,
    private readonly commands: Commands,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A new opportunity with its card at the start of the board's flow, owned by the actor or, by right, somebody else. */
  async create(actor: Actor, boardKey: string, input: CardCreate, key: RequestKey): Promise<CardReply> {
    const board = await this.boards.visible(actor, boardKey);
    const ownerId = input.ownerId ?? actor.id;
    await this.judgeOwner(actor, ownerId, cardAction(board.kind, 'create'));
    const { currency } = await this.organisation.settings();
    const cardId = newId();
    const written = await this.commands.run<Written>(
      actor.id,
      key,
      cardId,
      async () => {
        const customer = input.customer ? await this.customers.pickOrCreate(input.customer, actor.id) : null;
        const opportunity: Opportunity = {
          id: newId(),
          title: input.title,
          customerId: customer?.id ?? null,
          customerName: customer?.name ?? null,
          amount: input.amount,
          currency: input.currency ?? currency,
          due: input.due,
          note: input.note,
          fields: {},
          externalId: null,
          version: 1,
          createdAt: this.clock.now(),
          createdBy: actor.id,
        };
        await this.repository.insert([opportunity]);
        const [no] = await this.cardRows.nextNumbers('OPP', 1);
        const copy = copyOf(opportunity);
        const card = { id: cardId, no, subjectType: 'opportunity', subjectId: opportunity.id, copy, ownerId, tags: input.tags };
        const made: OwnedCard[] = [];
        const created = await this.cards.create(board, card, actor, (each) => made.push(each));
        await this.ownership.begin(...made);
        return created;
      },
      (ref) => this.moves.replayed(actor, ref),
    );
    return written(actor);
  }

  /** Edits fields. What others have edited since the version named is merged, unless it is the same field: then 409 with the fields. */
  edit(actor: Actor, cardId: string, { version, ...edit }: CardEdit, key: RequestKey): Promise<CardReply> {
    return this.cards.change(actor, 'edit', cardId, key, async (open) => {
      const { card } = open;
      await this.refuseClash(open, actor, version, Object.keys(edit));
      const opportunity = await this.repository.find(card.subjectId);
      if (!opportunity) throw new NotFound();
      if (edit.amount !== undefined || edit.currency !== undefined) this.judgeAmount(actor, open);
      const before: Record<string, unknown> = {};
      const changed: Record<string, unknown> = {};
      const set = <K extends 'title' | 'amount' | 'currency' | 'due' | 'note'>(field: K, value: Opportunity[K] | undefined): void => {
        if (value === undefined || value === opportunity[field]) return;
        before[field] = opportunity[field];
        changed[field] = value;
        opportunity[field] = value;
      };
      set('title', edit.title);
      set('amount', edit.amount);
      set('currency', edit.currency);
      set('due', edit.due);
      set('note', edit.note);
      if (edit.customer !== undefined) {
        const customer = edit.customer ? await this.customers.pickOrCreate(edit.customer, actor.id) : null;
        before['customer'] = opportunity.customerName;
        changed['customer'] = customer?.name ?? null;
        opportunity.customerId = customer?.id ?? null;
        opportunity.customerName = customer?.name ?? null;
      }
      if (edit.tags) {
        before['tags'] = card.tags;
        changed['tags'] = edit.tags;
        await this.cardRows.setTags(card, edit.tags);
      }
      if (edit.nextAction !== undefined) {
        changed['nextAction'] = edit.nextAction;
        this.cards.nextAction(card, edit.nextAction);
      }
      opportunity.version += 1;
      await this.repository.update(opportunity);
      copySubject(card, copyOf(opportunity));
      card.version = opportunity.version;
      return [{ type: BOARD_EVENTS.edited, cardId, payload: { version: opportunity.version, before, changed } }];
    });
  }

  /** Note and external id, for who may see the card. */
  async noted(subjectId: string): Promise<{ note: string; externalId: string | null }> {
    const opportunity = await this.repository.find(subjectId);
    return { note: opportunity?.note ?? '', externalId: opportunity?.externalId ?? null };
  }

  private async judgeOwner(actor: Actor, ownerId: string, action: Parameters<typeof can>[1]): Promise<void> {
    const directory = await this.people.directory();
    const owner = directory.byId(ownerId);
    if (!owner?.active) throw new Refused('bad_request', { fields: [{ path: 'ownerId', code: 'unknown', message: 'no such person' }] });
    const guarded = { ownerId, teamPath: owner.teamId ? directory.teamPathOf(owner.teamId) : [], participantIds: [], inPool: false };
    if (!can(actor, action, guarded)) throw new Denied();
  }

  private judgeAmount(actor: Actor, { card, kind, directory }: OpenCard): void {
    if (!can(actor, cardAction(kind, 'amount'), guardedCard(card, directory))) throw new Denied();
  }

  private async refuseClash({ card, kind, directory }: OpenCard, actor: Actor, version: number, fields: readonly string[]): Promise<void> {
    if (version === card.version) return;
    if (version > card.version) throw new Refused('stale', { status: 409, params: { fields: [...fields] }, current: readable(actor, kind, card, directory) });
    const rows = await this.db.query<{ payload: string }>(
      `SELECT payload FROM event WHERE card_id = ? AND type = '${BOARD_EVENTS.edited}' ORDER BY id DESC LIMIT 100`,
      [card.id],
    );
    const since = rows
      .map(({ payload }) => JSON.parse(payload) as { version: number; changed: Record<string, unknown> })
      .filter((edit) => edit.version > version);
    const clashes = fields.filter((field) => since.some(({ changed }) => field in changed));
    const known = since.length >= Math.min(100, card.version - version);
    if (known && !clashes.length) return;
    throw new Refused('stale', { status: 409, params: { fields: known ? clashes : [...fields] }, current: readable(actor, kind, card, directory) });
  }
}
