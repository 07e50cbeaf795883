import { pause } from '../../../test/contracts/eventually';
import { SeqOrder } from './seq-order';

describe('order of what is published', () => {
  let order: SeqOrder;
  let told: number[];
  const pass = (from: number, board = 'b'): void => order.pass(board, from, () => told.push(from));

  beforeEach(() => {
    order = new SeqOrder(50);
    told = [];
  });

  it('tells at once what comes in order, whatever numbers other nodes have taken', () => {
    for (const from of [1, 2, 7]) order.take('b', from);
    for (const from of [1, 2, 7]) pass(from);
    expect(told).toEqual([1, 2, 7]);
  });

  it('holds back what has overtaken a smaller number', () => {
    for (const from of [1, 2, 3]) order.take('b', from);
    pass(3);
    pass(2);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual([1, 2, 3]);
  });

  it('lets no board wait for another', () => {
    order.take('a', 1);
    order.take('b', 2);
    pass(2);
    expect(told).toEqual([2]);
  });

  it('does not wait long for a unit that has failed', async () => {
    order.take('b', 1);
    order.take('b', 2);
    pass(2);
    await pause(150);
    expect(told).toEqual([2]);
  });

  it('takes a number again that a failed unit has given back', () => {
    order.take('b', 1);
    order.take('b', 1);
    order.take('b', 2);
    pass(2);
    pass(1);
    expect(told).toEqual([1, 2]);
  });
});
