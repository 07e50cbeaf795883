import { cardCreate, cardEdit, cardMove, nodeWork } from './cards';

describe('commands on cards', () => {
  it('fills in what a new card may leave out', () => {
    expect(cardCreate.parse({ title: '  泵站  ' })).toEqual({ title: '泵站', customer: null, amount: null, due: null, tags: [], note: '' });
  });

  it('refuses amounts that are no whole minor units, and titles that are empty or too long', () => {
    for (const bad of [{ title: '' }, { title: ' ' }, { title: 'x'.repeat(201) }, { title: 'x', amount: 1.5 }, { title: 'x', amount: -1 }, { title: 'x', amount: 2 ** 53 }]) {
      expect(cardCreate.safeParse(bad).success).withContext(JSON.stringify(bad)).toBeFalse();
    }
  });

  it('plans a move on the attempts that were active', () => {
    expect(cardMove.parse({ to: 'needs', active: ['talk#1'] })).toEqual({ to: 'needs', after: null, active: ['talk#1'] });
    expect(cardMove.safeParse({ to: 'needs', active: ['talk'] }).success).toBeFalse();
    expect(cardMove.safeParse({ to: 'needs' }).success).toBeFalse();
  });

  it('asks a rollback and a skip for a reason of four characters', () => {
    const base = { to: 'talk', active: [] };
    expect(cardMove.safeParse({ ...base, rollback: { targets: ['talk'], reason: ' ab ' } }).success).toBeFalse();
    expect(cardMove.safeParse({ ...base, rollback: { targets: ['talk'], reason: '换负责人' } }).success).toBeTrue();
    expect(cardMove.safeParse({ ...base, skip: [{ node: 'audit', reason: 'no' }] }).success).toBeFalse();
  });

  it('supplies no rejection with a drop: a rejection is work on the node', () => {
    const supply = (conclusion: string): unknown => ({ to: 'review', active: [], supply: { legal: { conclusion } } });
    expect(cardMove.safeParse(supply('pass')).success).toBeTrue();
    expect(cardMove.safeParse(supply('reject')).success).toBeFalse();
    expect(nodeWork.safeParse({ act: 'confirm', attempt: 1, conclusion: 'reject', reason: 'no' }).success).toBeTrue();
  });

  it('guards an edit by a version', () => {
    expect(cardEdit.safeParse({ title: 'x' }).success).toBeFalse();
    expect(cardEdit.parse({ version: 3, due: null })).toEqual({ version: 3, due: null });
  });
});
