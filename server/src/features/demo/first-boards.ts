import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Actor } from '@tideboard/domain';
import { opportunityTemplate, quickSaleTemplate } from '@tideboard/flow';
import type { AppConfig } from '../../config/app-config';
import { CONFIG } from '../../config/config.token';
import { Clock, iso } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { newId } from '../../platform/ids';
import { type Board, Boards, CardRepository, Cards } from '../boards';
import { Customers } from '../customers';
import { Flows } from '../flows';
import { calendarDateIn, People } from '../identity';
import { copyOf, type Opportunity, OpportunityRepository } from '../opportunities';
import { Handovers } from '../pools';
import { DEMO_DEALS, type DemoDeal } from './demo-deals';

const DAY = 86_400_000;
const WAN = 10_000 * 100;

/** What a first start lays in: the built-in templates with their boards and, in the demo, deals of its people. */
@Injectable()
export class FirstBoards implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly flows: Flows,
    private readonly boards: Boards,
    private readonly cards: Cards,
    private readonly rows: CardRepository,
    private readonly opportunities: OpportunityRepository,
    private readonly customers: Customers,
    private readonly people: People,
    private readonly handovers: Handovers,
    private readonly unit: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.unit.run(async () => {
      // Several processes may start at once: the row that only one can insert decides.
      const first = await this.db.execute(`${this.db.insertIgnore} INTO board_counter (board_id, seq) VALUES ('first-boards', 0)`);
      if (!first) return;
      await this.flows.publish(opportunityTemplate);
      await this.flows.publish(quickSaleTemplate);
      const board = await this.boards.create({ key: 'opportunity', name: { zh: '商机', en: 'Opportunities' }, kind: 'opportunity', template: opportunityTemplate.key });
      await this.boards.create({ key: 'quick-sale', name: { zh: '快速销售', en: 'Quick sales' }, kind: 'opportunity', template: quickSaleTemplate.key });
      if (this.config.seed === 'demo') await this.layDeals(board);
    });
  }

  private async layDeals(board: Board): Promise<void> {
    const directory = await this.people.directory();
    const logins = await this.db.query<{ id: string; login: string }>('SELECT id, login FROM app_user');
    const ids = new Map(logins.map(({ id, login }) => [login, id]));
    const numbers = await this.rows.nextNumbers('OPP', DEMO_DEALS.length);
    for (const [index, deal] of DEMO_DEALS.entries()) {
      const ownerId = ids.get(deal.owner);
      const actor = ownerId && directory.actorOf(ownerId);
      if (actor) await this.layDeal(board, deal, actor, numbers[index]);
    }
  }

  private async layDeal(board: Board, deal: DemoDeal, actor: Actor, no: string): Promise<void> {
    const opportunity = await this.opportunity(deal, actor);
    const ended = deal.column === 'won' || deal.column === 'lost';
    const target = {
      column: deal.column,
      ...(deal.column === 'lost' ? { lostFrom: 'proposal', lossReason: 'price' } : {}),
      ...(ended ? { closedAt: iso(this.clock.now() + (deal.dueIn ?? 0) * DAY) } : {}),
    };
    const card = { id: newId(), no, subjectType: 'opportunity', subjectId: opportunity.id, copy: copyOf(opportunity), ownerId: actor.id, tags: deal.tags };
    const { next, blocked, released } = deal;
    await this.cards.create(board, { ...card, target }, actor, (made) => {
      if (next) this.cards.nextAction(made, { text: next.text, on: this.date(next.inDays) });
      if (blocked) made.block = { reason: blocked, kind: 'internal', since: iso(this.clock.now() - 3 * DAY), by: actor.name, until: null };
    });
    if (released) await this.handovers.release(actor, card.id, released, { key: null, route: '', hash: '' });
  }

  private async opportunity(deal: DemoDeal, actor: Actor): Promise<Opportunity> {
    const customer = await this.customers.pickOrCreate({ name: deal.customer }, actor.id);
    const opportunity: Opportunity = {
      id: newId(),
      title: deal.title,
      customerId: customer.id,
      customerName: customer.name,
      amount: deal.amount === null ? null : Math.round(deal.amount * WAN),
      currency: 'CNY',
      due: deal.dueIn === null ? null : this.date(deal.dueIn),
      note: '',
      fields: {},
      externalId: null,
      version: 1,
      createdAt: this.clock.now(),
      createdBy: actor.id,
    };
    await this.opportunities.insert([opportunity]);
    return opportunity;
  }

  private date(inDays: number): string {
    return calendarDateIn(this.config.timeZone, this.clock.now() + inDays * DAY);
  }
}
