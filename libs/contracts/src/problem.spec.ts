import { problem, PROBLEM_CODES } from './problem';

describe('problems', () => {
  it('have codes that are told apart', () => {
    expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
  });

  it('keep the parameters of a reason, whatever its code brings along', () => {
    const refused = { type: 'about:blank', title: 'Refused', status: 422, code: 'move_refused', reasons: [{ code: 'field_missing', node: 'quote', field: 'price' }] };
    expect(problem.parse(refused).reasons?.[0]).toEqual({ code: 'field_missing', node: 'quote', field: 'price' });
  });
});
