import { Board, BoardTotal, Card, CardNumber, CardParticipant, CardTag } from './features/boards';
import { CUSTOMER_ENTITIES } from './features/customers';
import { FlowTemplate, FlowVersion } from './features/flows';
import { IDENTITY_ENTITIES } from './features/identity';
import { IMPORT_ENTITIES } from './features/imports';
import { Opportunity } from './features/opportunities';
import { POOL_ENTITIES } from './features/pools';
import { BoardCounterRow, ConsumedRow, EventRow, OutboxRow } from './platform/events/event.entity';
import { IdempotencyRow } from './platform/http/idempotency.entity';

/** Every entity of the installation. */
export const ENTITIES = [
  ...IDENTITY_ENTITIES,
  ...CUSTOMER_ENTITIES,
  ...POOL_ENTITIES,
  ...IMPORT_ENTITIES,
  FlowTemplate,
  FlowVersion,
  Board,
  BoardTotal,
  Card,
  CardNumber,
  CardParticipant,
  CardTag,
  Opportunity,
  EventRow,
  BoardCounterRow,
  OutboxRow,
  ConsumedRow,
  IdempotencyRow,
];
