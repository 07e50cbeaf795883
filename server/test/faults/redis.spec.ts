import { Logger } from '@nestjs/common';
import type { TestServices } from '../../../tools/test-services.mjs';
import { Consumers } from '../../src/platform/events/consumers';
import { eventually, pause } from '../contracts/eventually';
import { newPlace } from '../feature-app';
import { type Person, Tideboard } from '../harness';
import { expectSound, outboxIsEmpty } from './look';
import { onCluster, privateServices } from './private-services';

if (onCluster('a lost Redis')) {
  describe('a lost Redis', () => {
    let services: TestServices;
    let nodes: Tideboard[];
    let rep: Person;
    let lead: Person;
    const consumed: string[] = [];

    beforeAll(async () => {
      Logger.overrideLogger(['fatal']);
      services = await privateServices();
      const place = await newPlace();
      const env = { REDIS_URL: services.redisUrl, LOG_LEVEL: 'silent' };
      nodes = [await Tideboard.start({ place, env })];
      nodes.push(await Tideboard.start({ place, env }));
      for (const node of nodes) node.get(Consumers).register('fault-witness', ['card.moved'], async ({ cardId }) => void consumed.push(cardId));
      rep = await nodes[0].as('li.wei');
      lead = await nodes[1].as('lead-east');
    }, 60_000);

    afterAll(async () => {
      await services.restartRedis();
      await nodes[1].stop({ keep: true });
      await nodes[0].stop();
      Logger.overrideLogger(['log', 'warn', 'error', 'fatal']);
    });

    /** The sweeper compares with the Clock. */
    const advance = (): void => nodes.forEach((node) => node.clock.advance(15_000));

    const ready = async (node: number): Promise<{ status: number; parts: Record<string, boolean> }> => {
      const answer = await fetch(`${nodes[node].url}/health/ready`);
      return { status: answer.status, parts: ((await answer.json()) as { parts: Record<string, boolean> }).parts };
    };

    it('delays messages and jobs, hangs no request, and is made up for when Redis is back', async () => {
      const { id } = await rep.board();
      const [near, far] = [await rep.listen(id), await lead.listen(id)];
      const ticks: { seq: number }[] = [];
      far.socket.on('tick', (tick: { seq: number }) => ticks.push(tick));
      // The specs run in any order: after one that has lost Redis, the other node's reader may still be on its way back.
      await eventually('the nodes hear each other', async () => {
        const { message } = await rep.create('Probe');
        await near.through(message!.to);
        await pause(300);
        return far.heard.some(({ to }) => to >= message!.to);
      });
      const first = await rep.create('Before');
      await far.through(first.message!.to);
      const moved = await rep.move(first.card, 'requirements');
      await eventually('the consumer has heard', () => consumed.includes(first.card.id));
      expect(await ready(0)).toEqual({ status: 200, parts: { database: true, redis: true } });

      await services.stopRedis();
      const lost: string[] = [];
      let seq = moved.body.message.to;
      for (let n = 0; n < 5; n += 1) {
        const start = performance.now();
        const { card } = await rep.create(`During ${n}`);
        const answer = await rep.move(card, 'requirements');
        expect(answer.status).toBe(200);
        expect(performance.now() - start).toBeLessThan(2_000);
        lost.push(card.id);
        seq = answer.body.message.to;
      }
      await eventually('health says so', async () => !(await ready(0)).parts['redis']);
      expect(await ready(1)).toEqual({ status: 200, parts: { database: true, redis: false } });
      expect((await fetch(`${nodes[0].url}/health/live`)).status).toBe(200);
      expect((await lead.board()).seq).toBe(seq);
      await nodes[0].settle();
      expect(await outboxIsEmpty(nodes[0])).toBeFalse();

      await services.restartRedis();
      await eventually('health is well', async () => (await ready(0)).parts['redis'] && (await ready(1)).parts['redis']);
      await eventually('jobs are delivered', () => {
        advance();
        return lost.every((cardId) => consumed.includes(cardId));
      }, 20_000);
      await eventually('the outbox is empty', () => outboxIsEmpty(nodes[0]), 15_000);
      await near.through(seq);
      // What the far node could not be told is noticed by the tick, and then fetched from the database.
      await eventually('a tick tells how far the board is', () => ticks.some((tick) => tick.seq >= seq));
      const after = await rep.create('After');
      const heard = await far.until(({ from }) => from === after.message!.from);
      expect(heard.changes.length).toBe(1);
      expect(consumed.filter((cardId) => cardId === lost[0]).length).toBe(1);
      await expectSound(nodes[0]);
      near.close();
      far.close();
    }, 60_000);

    it('lets people on the node that works hear what happens there while Redis is away', async () => {
      const { id } = await rep.board();
      const near = await rep.listen(id);
      await services.stopRedis();
      const { message } = await rep.create('Near only');
      expect((await near.through(message!.to)).changes.length).toBe(1);
      await services.restartRedis();
      near.close();
    }, 30_000);

    it('takes rights away on every node even when the word was lost with Redis', async () => {
      const viewer = await nodes[1].as('viewer');
      const { id } = await viewer.board();
      const ear = await viewer.listen(id);
      const admin = await nodes[0].as('admin');
      const users = await admin.get<{ id: string; login: string; teamId: string }[]>('/api/admin/users');
      const user = users.find(({ login }) => login === 'viewer')!;
      await services.stopRedis();
      await admin.do('PATCH', `/api/admin/users/${user.id}`, { active: false });
      expect(ear.socket.connected).withContext('nobody could tell yet').toBeTrue();
      await services.restartRedis();
      await eventually('the socket of the other node is cut off', () => ear.socket.disconnected);
      expect(ear.told).toContain({ reason: 'ended' });
      ear.close();
    }, 30_000);

    it('starts without Redis, and finds it later', async () => {
      await services.stopRedis();
      const place = await newPlace();
      const starting = Tideboard.start({ place, env: { REDIS_URL: services.redisUrl, LOG_LEVEL: 'silent' } });
      const third = await starting;
      const person = await third.as('li.wei');
      expect((await person.create('Alone')).card.title).toBe('Alone');
      await services.restartRedis();
      await eventually('health is well', async () => (await fetch(`${third.url}/health/ready`)).status === 200);
      await third.stop();
    }, 30_000);
  });
}
