import fc from 'fast-check';
import { joinState } from './join';
import type { Join } from './model';
import { planOf } from './plan';
import type { Token } from './run';
import { flow } from './testing/flows';

type Input = Token | undefined;

function judge(join: Join, inputs: Input[]): string {
  const sources = inputs.map((_, index) => `n${index}`);
  const line = sources.map((key) => `start>${key} ${key}>j`).join(' ');
  const plan = planOf(flow(`${line} j>won`, { j: { join } }));
  const node = plan.nodes.get('j');
  return node ? joinState(node, (edge) => inputs[sources.indexOf(edge.split('>')[0] ?? '')]) : 'missing';
}

const S = 1;
const D = 0;
const W = undefined;

describe('join', () => {
  const table: [string, Join, Input[], string][] = [
    ['all waits while an edge waits', { mode: 'all' }, [S, W], 'waiting'],
    ['all waits although the others are dead', { mode: 'all' }, [D, W], 'waiting'],
    ['all fires when all are satisfied', { mode: 'all' }, [S, S], 'fires'],
    ['all fires when at least one is satisfied and none waits', { mode: 'all' }, [S, D], 'fires'],
    ['all is dead when all are dead', { mode: 'all' }, [D, D], 'dead'],
    ['any fires at the first satisfied', { mode: 'any' }, [S, W, W], 'fires'],
    ['any waits while none is satisfied', { mode: 'any' }, [D, W], 'waiting'],
    ['any is dead when all are dead', { mode: 'any' }, [D, D], 'dead'],
    ['2 of 3 waits at one', { mode: 'count', k: 2 }, [S, W, W], 'waiting'],
    ['2 of 3 fires at two', { mode: 'count', k: 2 }, [S, S, W], 'fires'],
    ['2 of 3 waits for the last while two are possible', { mode: 'count', k: 2 }, [S, D, W], 'waiting'],
    ['2 of 3 becomes all of the rest once impossible', { mode: 'count', k: 2 }, [S, D, D], 'reduced'],
    ['3 of 4 waits for the rest once impossible', { mode: 'count', k: 3 }, [S, D, D, W], 'waiting'],
    ['2 of 3 is dead when all are dead', { mode: 'count', k: 2 }, [D, D, D], 'dead'],
  ];
  for (const [name, join, inputs, expected] of table) it(name, () => expect(judge(join, inputs)).toBe(expected));

  const token = fc.constantFrom<Input>(S, D, W);
  const join = fc.oneof<fc.Arbitrary<Join>[]>(
    fc.constant({ mode: 'all' as const }),
    fc.constant({ mode: 'any' as const }),
    fc.integer({ min: 1, max: 4 }).map((k) => ({ mode: 'count' as const, k })),
  );

  it('always resolves when no edge waits, and is dead only when nothing is satisfied', () => {
    fc.assert(
      fc.property(join, fc.array(fc.constantFrom<Input>(S, D), { minLength: 1, maxLength: 4 }), (mode, inputs) => {
        const state = judge(mode, inputs);
        expect(state).not.toBe('waiting');
        expect(state === 'dead').toBe(!inputs.includes(S));
      }),
    );
  });

  it('never stops firing because one more input is satisfied', () => {
    fc.assert(
      fc.property(join, fc.array(token, { minLength: 1, maxLength: 4 }), fc.nat(), (mode, inputs, at) => {
        const index = at % inputs.length;
        fc.pre(inputs[index] === W && judge(mode, inputs) === 'fires');
        expect(judge(mode, inputs.with(index, S))).toBe('fires');
      }),
    );
  });
});
