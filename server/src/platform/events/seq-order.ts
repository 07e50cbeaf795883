/**
 * A unit that takes longer from its number to its commit has failed, or is not worth waiting for. Numbers of a failed unit go
 * to the next one of the board, so that this is only waited for where the next one is another node's.
 */
const PATIENCE = 1_000;

interface Lane {
  /** First numbers of blocks whose units have not ended yet, with the time since when. */
  readonly taken: Map<number, number>;
  /** What is committed but has to wait for a smaller number. */
  waiting: { readonly from: number; readonly tell: () => void }[];
  timer: NodeJS.Timeout | null;
}

/**
 * Publishes in the order of the numbers of a board. Units of one node take their numbers one after another, but MariaDB and
 * MySQL let the next one go on before the commit of the last has been answered, so answers may overtake each other.
 * Knows of this node only: the numbers of others are gaps here.
 */
export class SeqOrder {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly patience = PATIENCE) {}

  /** A unit of this node has taken numbers from `from` on. A unit that fails gives them back without a word. */
  take(boardId: string, from: number): void {
    let lane = this.lanes.get(boardId);
    if (!lane) this.lanes.set(boardId, (lane = { taken: new Map(), waiting: [], timer: null }));
    lane.taken.set(from, performance.now());
  }

  /** Its commit is durable: tells now, or as soon as everything before it has been told. */
  pass(boardId: string, from: number, tell: () => void): void {
    const lane = this.lanes.get(boardId);
    if (!lane) return tell();
    lane.taken.delete(from);
    lane.waiting.push({ from, tell });
    this.drain(boardId, lane);
  }

  private drain(boardId: string, lane: Lane): void {
    lane.waiting.sort((a, b) => a.from - b.from);
    while (lane.waiting.length && ![...lane.taken.keys()].some((from) => from < lane.waiting[0].from)) lane.waiting.shift()?.tell();
    if (lane.waiting.length) this.giveUpLater(boardId, lane);
    else if (!lane.taken.size) this.lanes.delete(boardId);
  }

  private giveUpLater(boardId: string, lane: Lane): void {
    lane.timer ??= setTimeout(() => {
      lane.timer = null;
      const limit = performance.now() - this.patience;
      for (const [from, since] of lane.taken) if (since <= limit) lane.taken.delete(from);
      this.drain(boardId, lane);
    }, this.patience + 1);
  }
}
