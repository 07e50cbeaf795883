import { Module } from '@nestjs/common';
import { CustomerRepository } from './customer.repository';
import { CustomersController } from './customers.controller';
import { Customers } from './customers.service';

/** Needs from the platform: `Clock`, `Database`, `UnitOfWork`. */
@Module({ controllers: [CustomersController], providers: [CustomerRepository, Customers], exports: [Customers] })
export class CustomersModule {}
