import { dateOrder } from './date-order';

describe('dateOrder', () => {
  it('takes one day above 12 as proof', () => {
    expect(dateOrder(['1/2/2017', '10/20/2016', '3/3/2017', ''])).toEqual({ order: 'mdy' });
    expect(dateOrder(['1/2/2017', '20/10/2016'])).toEqual({ order: 'dmy' });
  });

  it('does not ask about dates that say their order themselves', () => {
    expect(dateOrder(['2017-03-01', '2017年3月1日', '15-Jan-2024', 'soon'])).toEqual({ order: 'ymd' });
    expect(dateOrder([])).toEqual({ order: 'ymd' });
  });

  it('does not ask when all readings agree', () => {
    expect(dateOrder(['3/3/2017', '4/4/2017'])).toEqual({ order: 'mdy' });
  });

  it('asks with values of the file under each reading, however many agreeing ones come first', () => {
    const guess = dateOrder([
      '1/1/2017',
      '2/2/2017',
      '3/3/2017',
      '4/4/2017',
      '3/1/2017',
      '3/1/2017',
      '5/6/2017',
      '7/8/2017',
      '9/10/2017',
    ]);
    expect(guess).toEqual({
      ambiguous: true,
      mixed: false,
      orders: ['mdy', 'dmy'],
      samples: [
        { text: '3/1/2017', readings: { mdy: '2017-03-01', dmy: '2017-01-03' } },
        { text: '5/6/2017', readings: { mdy: '2017-05-06', dmy: '2017-06-05' } },
        { text: '7/8/2017', readings: { mdy: '2017-07-08', dmy: '2017-08-07' } },
      ],
    });
  });

  it('asks when the column proves two orders', () => {
    expect(dateOrder(['01/20/2024', '20.03.2024', '2024-01-15'])).toEqual({
      ambiguous: true,
      mixed: true,
      orders: ['mdy', 'dmy'],
      samples: [
        { text: '01/20/2024', readings: { mdy: '2024-01-20' } },
        { text: '20.03.2024', readings: { dmy: '2024-03-20' } },
      ],
    });
  });

  it('asks about years of two digits', () => {
    expect(dateOrder(['17-03-01', '17-04-02'])).toEqual(
      jasmine.objectContaining({ ambiguous: true, orders: ['ymd', 'dmy'] }),
    );
  });
});
