import { CustomerRow } from './customer.entity';

export { customerNameKey, foldCustomerName } from './customer-name';
export { CustomersModule } from './customers.module';
export { type CustomerChoice, type CustomerPage, Customers, type NamedCustomer } from './customers.service';

export const CUSTOMER_ENTITIES = [CustomerRow];
