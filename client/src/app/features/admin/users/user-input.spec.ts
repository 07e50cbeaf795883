import { changeOf, inputOf } from './user-input';

const before = { ...inputOf(null), name: 'Li Wei', login: 'li.wei', teamId: 't1', roles: ['lead', 'sales'] };

describe('input of a user', () => {
  it('sends only what differs', () => {
    expect(changeOf(before, { ...before, roles: ['sales', 'lead'] })).toEqual({});
    expect(changeOf(before, { ...before, teamId: null, password: 'a new password' })).toEqual({ teamId: null, password: 'a new password' });
    expect(changeOf(before, { ...before, name: ' Li W. ', roles: [] })).toEqual({ name: 'Li W.', roles: [] });
  });
});
