import { readCron } from './cron-words';

describe('schedule in words', () => {
  it('knows daily, hourly and every few minutes', () => {
    expect(readCron('30 2 * * *')).toEqual({ kind: 'daily', time: '02:30' });
    expect(readCron('5 * * * *')).toEqual({ kind: 'hourly', minute: 5 });
    expect(readCron('*/10  * * * *')).toEqual({ kind: 'minutes', every: 10 });
  });

  it('leaves the rest as it is written', () => {
    expect(readCron('0 2 * * 1')).toEqual({ kind: 'other' });
  });
});
