import * as fc from 'fast-check';
import { ACTIONS } from './actions';
import { can, inRange, scopeWhere } from './can';
import { ROLE_TEMPLATES } from './role-templates';
import { type Actor, type Guarded, mergeGrants } from './scope';

const ids = fc.constantFrom('u1', 'u2', 'u3');
const teams = fc.constantFrom('t1', 't2', 't3');
const record = fc.record<Guarded>({
  ownerId: fc.option(ids, { nil: null }),
  teamPath: fc.uniqueArray(teams, { maxLength: 3 }),
  participantIds: fc.uniqueArray(ids, { maxLength: 2 }),
  inPool: fc.boolean(),
});
const actor = fc
  .record({
    id: ids,
    teamId: fc.option(teams, { nil: null }),
    roles: fc.uniqueArray(fc.constantFrom(...ROLE_TEMPLATES.map((role) => role.key)), { maxLength: 3 }),
  })
  .map(
    ({ id, teamId, roles }): Actor => ({
      id,
      name: id,
      teamId,
      roles,
      grants: mergeGrants(ROLE_TEMPLATES.filter((role) => roles.includes(role.key)).map((role) => role.grants)),
    }),
  );

function as(role: string, id = 'u1', teamId: string | null = 't1'): Actor {
  return { id, name: id, teamId, roles: [role], grants: ROLE_TEMPLATES.find((each) => each.key === role)!.grants };
}

describe('access', () => {
  it('reads one object and a list from the same table', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...ACTIONS), record, (who, action, what) => {
        expect(scopeWhere(who, action).some((range) => inRange(range, what))).toBe(can(who, action, what));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps a rep away from a peer, and lets the lead of a team above in', () => {
    const deal: Guarded = { ownerId: 'u2', teamPath: ['t1', 't2'], participantIds: [], inPool: false };
    expect(can(as('sales'), 'opportunity.view', deal)).toBeFalse();
    expect(can(as('team-lead'), 'opportunity.view', deal)).toBeTrue();
    expect(can(as('team-lead', 'u1', 't3'), 'opportunity.view', deal)).toBeFalse();
    expect(can(as('director'), 'opportunity.view', deal)).toBeTrue();
  });

  it('lets a participant in without the right to read amounts, unless the role says so', () => {
    const deal: Guarded = { ownerId: 'u2', teamPath: ['t1'], participantIds: ['u1'], inPool: false };
    expect(can(as('presales'), 'opportunity.view', deal)).toBeTrue();
    expect(can(as('presales'), 'opportunity.amount', deal)).toBeFalse();
    expect(can(as('legal'), 'opportunity.amount', deal)).toBeTrue();
  });

  it('gives the administrator settings and no deals', () => {
    const deal: Guarded = { ownerId: 'u1', teamPath: ['t1'], participantIds: ['u1'], inPool: false };
    expect(ACTIONS.filter((action) => can(as('admin'), action, deal)).every((action) => action.startsWith('settings.'))).toBeTrue();
  });

  it('denies what no role grants', () => {
    expect(can({ id: 'u1', name: '', teamId: 't1', roles: [], grants: {} }, 'opportunity.view', {
      ownerId: 'u1', teamPath: ['t1'], participantIds: ['u1'], inPool: false,
    })).toBeFalse();
  });
});
