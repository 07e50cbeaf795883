import { BOARD_KINDS, type BoardKind, type CardVerb, cardAction } from './actions';
import type { Grants, Scope } from './scope';

/** A role as it is first laid into the database; an administrator edits it there. */
export interface RoleTemplate {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly grants: Grants;
}

const WORK: readonly CardVerb[] = ['view', 'amount', 'edit', 'move', 'comment', 'archive', 'release'];

function grant(kinds: readonly BoardKind[], verbs: readonly CardVerb[], ...scopes: Scope[]): Grants {
  return Object.fromEntries(kinds.flatMap((kind) => verbs.map((verb) => [cardAction(kind, verb), scopes])));
}

const SALES_KINDS: readonly BoardKind[] = ['opportunity', 'contract', 'collection'];
const CUSTOMERS: Grants = { 'customer.view': ['all'], 'customer.edit': ['all'] };

/** S1.17: rep sees own, team head sees team, head sees all; cross-department roles see what they take part in. */
export const ROLE_TEMPLATES: readonly RoleTemplate[] = [
  {
    key: 'sales',
    name: { zh: '销售', en: 'Sales' },
    grants: {
      ...grant(SALES_KINDS, WORK, 'own', 'participant'),
      ...grant(SALES_KINDS, ['create'], 'own'),
      ...grant(SALES_KINDS, ['archive', 'release'], 'own'),
      ...grant(['opportunity'], ['claim'], 'pool'),
      ...grant(['tender'], ['view', 'comment'], 'participant'),
      ...CUSTOMERS,
    },
  },
  {
    key: 'team-lead',
    name: { zh: '团队主管', en: 'Team lead' },
    grants: {
      ...grant(BOARD_KINDS, [...WORK, 'override'], 'team', 'participant'),
      ...grant(BOARD_KINDS, ['archive', 'release', 'create', 'import'], 'team'),
      ...grant(BOARD_KINDS, ['assign'], 'team', 'pool'),
      ...grant(['opportunity'], ['claim'], 'pool'),
      ...CUSTOMERS,
    },
  },
  {
    key: 'director',
    name: { zh: '销售总监', en: 'Sales director' },
    grants: {
      ...grant(BOARD_KINDS, [...WORK, 'create', 'assign', 'claim', 'override', 'import'], 'all'),
      ...CUSTOMERS,
      'settings.pools': ['all'],
    },
  },
  {
    key: 'bid-manager',
    name: { zh: '投标经理', en: 'Bid manager' },
    grants: {
      ...grant(['tender'], [...WORK, 'create', 'assign', 'override'], 'all'),
      ...grant(['opportunity'], ['view', 'comment', 'move'], 'participant'),
      'customer.view': ['all'],
    },
  },
  {
    key: 'bid-member',
    name: { zh: '投标成员', en: 'Bid member' },
    grants: grant(['tender', 'opportunity'], ['view', 'move', 'comment'], 'participant'),
  },
  {
    key: 'presales',
    name: { zh: '售前', en: 'Presales' },
    grants: grant(['tender', 'opportunity'], ['view', 'move', 'comment'], 'participant'),
  },
  {
    key: 'legal',
    name: { zh: '法务', en: 'Legal' },
    grants: {
      ...grant(['opportunity', 'tender'], ['view', 'amount', 'move', 'comment'], 'participant'),
      ...grant(['contract', 'collection'], ['view', 'amount', 'move', 'comment'], 'all'),
    },
  },
  {
    key: 'finance',
    name: { zh: '财务', en: 'Finance' },
    grants: {
      ...grant(['opportunity', 'tender'], ['view', 'amount', 'move', 'comment'], 'participant'),
      ...grant(['contract', 'collection'], ['view', 'amount', 'move', 'comment'], 'all'),
    },
  },
  {
    key: 'viewer',
    name: { zh: '只读', en: 'Viewer' },
    grants: { ...grant(BOARD_KINDS, ['view', 'amount'], 'all'), 'customer.view': ['all'] },
  },
  {
    key: 'admin',
    name: { zh: '管理员', en: 'Administrator' },
    grants: {
      'settings.boards': ['all'],
      'settings.users': ['all'],
      'settings.teams': ['all'],
      'settings.roles': ['all'],
      'settings.pools': ['all'],
      'settings.jobs': ['all'],
    },
  },
];
