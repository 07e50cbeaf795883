import { Injectable } from '@nestjs/common';
import type { customerCreate, customerQuery, CustomerView } from '@tideboard/contracts';
import { type Actor, mayEver } from '@tideboard/domain';
import type { z } from 'zod';
import { Clock, iso } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/http/errors';
import { newId } from '../../platform/ids';
import { CustomerRow } from './customer.entity';
import { customerNameKey } from './customer-name';
import { CustomerRepository } from './customer.repository';

export interface NamedCustomer {
  readonly id: string;
  readonly name: string;
}

/** A customer of the list, or the name of one that may be new. */
export type CustomerChoice = { readonly id: string } | { readonly name: string };

export interface CustomerPage {
  readonly customers: CustomerView[];
  readonly next: string | null;
}

const WINDOW = 50;
const LONGEST_NAME = 120;

@Injectable()
export class Customers {
  constructor(
    private readonly repository: CustomerRepository,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list({ q, cursor }: z.infer<typeof customerQuery>): Promise<CustomerPage> {
    const rows = await this.repository.window(q, cursor, WINDOW + 1);
    const page = rows.slice(0, WINDOW);
    return { customers: page.map(viewOf), next: rows.length > WINDOW ? page[WINDOW - 1].id : null };
  }

  /** @throws Refused `name_taken` with the customer that has the name */
  async create(actor: Actor, { name, shortName }: z.infer<typeof customerCreate>): Promise<CustomerView> {
    const row = this.rowOf(name, shortName, actor.id);
    return this.unit.run(async () => {
      const added = await this.repository.addMissing([row]);
      if (added) return viewOf(row);
      const holder = await this.repository.findByKey(row.nameKey);
      const current = holder && mayEver(actor, 'customer.view') ? viewOf(holder) : undefined;
      throw new Refused('name_taken', { status: 409, current });
    });
  }

  /**
   * Inside the caller's unit: the customer chosen by id, or the one that has the name in whatever spelling, made if there is none.
   * @throws Refused `bad_request` for an unknown id or an empty name
   */
  async pickOrCreate(choice: CustomerChoice, actorId: string | null): Promise<NamedCustomer> {
    if ('id' in choice) {
      const row = await this.repository.find(choice.id);
      return row ? { id: row.id, name: row.name } : refuse('customer', 'unknown', 'no such customer');
    }
    const found = await this.pickOrCreateMany([choice.name], actorId);
    return found.get(choice.name) as NamedCustomer;
  }

  /** The same for many names at once, inside the caller's unit; the answer is by name as it was given. */
  async pickOrCreateMany(names: readonly string[], actorId: string | null = null): Promise<Map<string, NamedCustomer>> {
    const rows = new Map<string, CustomerRow>();
    for (const name of names) {
      const row = this.rowOf(name, null, actorId);
      if (!rows.has(row.nameKey)) rows.set(row.nameKey, row);
    }
    // In order of key, so that two imports of the same names do not wait for each other crosswise.
    const keys = [...rows.keys()].sort();
    const known = new Map((await this.repository.namesByKey(keys)).map((customer) => [customer.nameKey, customer]));
    const missing = keys.filter((key) => !known.has(key));
    if (missing.length) {
      await this.unit.run(() => this.repository.addMissing(missing.map((key) => rows.get(key) as CustomerRow)));
      for (const customer of await this.repository.namesByKey(missing)) known.set(customer.nameKey, customer);
    }
    return new Map(
      names.map((name) => {
        const customer = known.get(customerNameKey(name));
        if (!customer) throw new Error('a customer vanished in its own unit');
        return [name, { id: customer.id, name: customer.name }];
      }),
    );
  }

  async byIds(ids: Iterable<string>): Promise<Map<string, NamedCustomer>> {
    return new Map((await this.repository.names([...new Set(ids)])).map((customer) => [customer.id, customer]));
  }

  private rowOf(name: string, shortName: string | null, actorId: string | null): CustomerRow {
    const trimmed = name.trim();
    const nameKey = customerNameKey(trimmed);
    if (!nameKey) refuse('name', 'too_small', 'a customer needs a name');
    if (trimmed.length > LONGEST_NAME) refuse('name', 'too_big', `at most ${LONGEST_NAME} characters`);
    return { id: newId(), name: trimmed, nameKey, shortName: shortName || null, createdAt: this.clock.now(), createdBy: actorId };
  }
}

function refuse(path: string, code: string, message: string): never {
  throw new Refused('bad_request', { fields: [{ path, code, message }] });
}

function viewOf({ id, name, shortName, createdAt }: CustomerRow): CustomerView {
  return { id, name, shortName, createdAt: iso(createdAt) };
}
