import { Identity1763700000001 } from './001-identity';
import { Customers1763700000002 } from './002-customers';
import { Jobs1763700000003 } from './003-jobs';
import { Events1763700000004 } from './004-events';
import { Boards1763700000005 } from './005-boards';
import { Opportunities1763700000006 } from './006-opportunities';
import { Pools1763700000007 } from './007-pools';
import { Imports1763700000008 } from './008-imports';

/** Every change of the schema, in order. */
export const MIGRATIONS = [
  Identity1763700000001,
  Customers1763700000002,
  Jobs1763700000003,
  Events1763700000004,
  Boards1763700000005,
  Opportunities1763700000006,
  Pools1763700000007,
  Imports1763700000008,
];
