import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { ApiProblem, toApiProblem } from './api-problem';

describe('toApiProblem', () => {
  it('reads code, parameters, reasons, wrong fields, present view and request number', () => {
    const problem = toApiProblem(
      new HttpErrorResponse({
        status: 409,
        error: {
          code: 'move_refused',
          params: { stage: 'contract' },
          reasons: [{ code: 'field_missing', params: { field: 'price' } }],
          fields: [{ path: 'title', code: 'too_small', message: 'Too small' }],
          current: { id: 'c1' },
          requestId: 'r-7f3a',
        },
      }),
    );
    expect(problem.code).toBe('move_refused');
    expect(problem.params).toEqual({ stage: 'contract' });
    expect(problem.reasons.map((reason) => reason.code)).toEqual(['field_missing', 'too_small']);
    expect(problem.field).toBe('title');
    expect(problem.current).toEqual({ id: 'c1' });
    expect(problem.requestId).toBe('r-7f3a');
  });

  it('calls a missing answer offline', () => {
    const problem = toApiProblem(new HttpErrorResponse({ status: 0 }));
    expect([problem.code, problem.isOffline]).toEqual(['offline', true]);
  });

  it('copes with an answer that is no problem document', () => {
    const headers = new HttpHeaders({ 'x-request-id': 'r-1' });
    const problem = toApiProblem(new HttpErrorResponse({ status: 500, error: '<html>', headers }));
    expect([problem.code, problem.requestId]).toEqual(['internal', 'r-1']);
  });

  it('leaves a problem as it is and wraps what is no HTTP failure', () => {
    const problem = new ApiProblem(404, 'not_found');
    expect(toApiProblem(problem)).toBe(problem);
    expect(toApiProblem(new TypeError('x')).code).toBe('unknown');
  });
});
