import { speedOf } from './job-speed';

describe('speed of a job', () => {
  const job = { done: 3000, total: 9000, seenAt: 0, seenDone: 1000 };

  it('is not told before ten seconds, nor while nothing moves', () => {
    expect(speedOf(job, 9_000)).toBeNull();
    expect(speedOf({ ...job, done: 1000 }, 20_000)).toBeNull();
  });

  it('is measured from where the job was first seen', () => {
    expect(speedOf(job, 10_000)).toEqual({ rate: 200, left: 30 });
  });
});
