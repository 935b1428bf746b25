import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

const found = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** The server that tests of the queue run, or null where none is installed. */
export const redisServer: string | null = found ?? null;

/** Name and version of the server, e.g. `Redis 7.0.15`. */
export function redisVersion(): string {
  if (redisServer === null) return 'no server';
  const told = spawnSync(redisServer, ['--version'], { encoding: 'utf8' }).stdout;
  return `${redisServer === 'redis-server' ? 'Redis' : 'Valkey'} ${/v=([\d.]+)/.exec(told)?.[1] ?? ''}`.trim();
}

/** What a test says of itself: that it was left out must be seen. */
export const needsRedis = redisServer === null ? ' (left out: redis-server is not installed)' : '';

/** A server of a test, on a free port, with a folder of its own. */
export interface OwnRedis {
  readonly address: string;
  /** Ends the server as a crash would, and starts it again on the same folder a second later. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** When a change reaches the disk; a server's own default is every second. */
export type Fsync = 'always' | 'everysec';

/** Starts a server that keeps every change in its append-only file. */
export async function startRedis(fsync: Fsync = 'always'): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'apk-audit-redis-'));
  const port = await freePort();
  const address = `redis://127.0.0.1:${port}`;
  let server = await started(folder, port, address, fsync);
  return {
    address,
    async restart() {
      await ended(server, 'SIGKILL');
      await pause(1000);
      server = await started(folder, port, address, fsync);
    },
    async close() {
      await ended(server, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function started(folder: string, port: number, address: string, fsync: Fsync): Promise<ChildProcess> {
  if (redisServer === null) throw new Error('redis-server is not installed');
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const durable = ['--appendonly', 'yes', '--appendfsync', fsync, '--save', ''];
  const server = spawn(redisServer, [...options, ...durable], { stdio: 'ignore' });
  for (let left = 100; left > 0; left--) {
    const client = new Redis(address, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      return server;
    } catch {
      // Not listening yet, or still reading its file.
      await pause(50);
    } finally {
      client.disconnect();
    }
  }
  server.kill('SIGKILL');
  throw new Error('redis-server did not start');
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
