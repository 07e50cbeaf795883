import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut and mended, as a crash or a firewall would. */
export interface CuttableProxy {
  readonly url: string;
  /** `refused`: connections break and new ones fail; `silent`: they stay open and nothing comes through. */
  cut(how: 'refused' | 'silent'): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<[Socket, Socket]>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = (): void => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.on('data', (chunk) => silent || far.write(chunk));
    far.on('data', (chunk) => silent || near.write(chunk));
  });
  const listen = (at: number): Promise<void> => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));
  const hush = (): Promise<void> =>
    new Promise((resolve) => {
      if (server.listening) server.close(() => resolve());
      else resolve();
      for (const [near] of pairs) near.destroy();
    });
  await listen(0);
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `redis://127.0.0.1:${own}`,
    cut: async (how) => {
      if (how === 'silent') silent = true;
      else await hush();
    },
    mend: async () => {
      if (silent) for (const [near] of pairs) near.destroy();
      silent = false;
      if (!server.listening) await listen(own);
    },
    close: hush,
  };
}
