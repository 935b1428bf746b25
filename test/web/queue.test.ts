import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QueueRig, startRig } from '../batch/queue/queue-rig.js';
import { needsRedis, redisServer } from '../batch/queue/redis-server.js';
import { sampleAudit, startTestServer, type TestServer } from './test-server.js';

describe.skipIf(redisServer === null)(`a server whose audits are run by a queue${needsRedis}`, () => {
  let rig: QueueRig;
  let server: TestServer;

  beforeAll(async () => {
    rig = await startRig();
    server = await startTestServer({ results: rig.resultsPath, queue: rig.redis.address });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await rig.close();
  });

  it('cancels what no worker has taken, and leaves nothing in the queue', { timeout: 60_000 }, async () => {
    const { id } = await server.client.createAudit(sampleAudit({ texts: ['无人处理'] }));
    await expect.poll(async () => (await rig.queue.status()).waiting, { timeout: 20_000 }).toBe(1);
    expect(await server.client.cancel(id)).toMatchObject({ state: 'cancelled' });
    await expect.poll(() => rig.queue.isEmpty(), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => server.uploads(), { timeout: 20_000 }).toEqual([]);
  });

  it('shows what a worker made, failures too', { timeout: 120_000 }, async () => {
    rig.worker();
    const broken = [{ name: 'broken.apk', data: new Blob(['no package at all']) }];
    const [good, bad] = [
      await server.client.createAudit(sampleAudit()),
      await server.client.createAudit(sampleAudit({ packages: broken })),
    ];
    expect(await server.client.finished(good.id)).toMatchObject({
      state: 'finished',
      app: { label: '拾光日记' },
    });
    expect(await server.client.finished(bad.id)).toMatchObject({
      state: 'failed',
      failure: { message: expect.stringMatching(/^broken\.apk: /) },
    });
    expect((await server.client.result(good.id)).findings.length).toBeGreaterThan(3);
    await expect.poll(() => server.uploads(), { timeout: 20_000 }).toEqual([]);
  });
});
