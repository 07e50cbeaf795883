import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { customerCreate, customerQuery, type CustomerView } from '@tideboard/contracts';
import type { Actor } from '@tideboard/domain';
import type { z } from 'zod';
import { CurrentActor, Requires } from '../../platform/http/access';
import { type CustomerPage, Customers } from './customers.service';

@Controller('api/customers')
export class CustomersController {
  constructor(private readonly customers: Customers) {}

  @Get()
  @Requires('customer.view')
  list(@Query({ schema: customerQuery }) query: z.infer<typeof customerQuery>): Promise<CustomerPage> {
    return this.customers.list(query);
  }

  @Post()
  @Requires('customer.edit')
  create(@CurrentActor() actor: Actor, @Body({ schema: customerCreate }) body: z.infer<typeof customerCreate>): Promise<CustomerView> {
    return this.customers.create(actor, body);
  }
}
