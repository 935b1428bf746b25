import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, type NewAuditRequest } from '../../src/web/client/client.js';
import { type RunningServer, type StartOptions, startServer } from '../../src/web/start-server.js';
import { defaultUploadLimits, type UploadLimits } from '../../src/web/uploads/upload-limits.js';

const samples = resolve(import.meta.dirname, '../../samples');

/** What differs from a plain server of a test. */
export type TestServerOptions = Partial<Omit<StartOptions, 'limits'>> & {
  readonly limits?: Partial<UploadLimits>;
};

/** A server of one test file, with a results folder of its own. */
export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly client: Client;
  /** The results folder. */
  readonly folder: string;
  /** What the operator was told. */
  readonly log: readonly string[];
  /** Names of upload folders that are there now. */
  uploads(): string[];
  stop(): Promise<void>;
  /** Stops it and removes its folder. */
  end(): Promise<void>;
}

/** Starts a server on a free port of loopback. */
export async function startTestServer({ limits, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.results ?? mkdtempSync(join(tmpdir(), 'apk-audit-web-'));
  const log: string[] = [];
  const server: RunningServer = await startServer({
    host: '127.0.0.1',
    port: 0,
    token: null,
    allowedHosts: [],
    allowPrivateAddresses: false,
    requestsPerMinute: 1_000_000,
    auditsPerMinute: 1_000_000,
    results: folder,
    workers: 2,
    log: (line) => log.push(line),
    ...options,
    limits: { ...defaultUploadLimits, ...limits },
  }).catch((error: unknown) => {
    if (options.results === undefined) rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const url = server.url.replace(/\/$/, '');
  const token = options.token ?? undefined;
  const client = new Client({ baseUrl: url, language: 'en', ...(token !== undefined && { token }) });
  return {
    url,
    port: Number(new URL(url).port),
    client,
    folder,
    log,
    uploads: () => uploadsIn(folder),
    stop: () => server.stop(),
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function uploadsIn(folder: string): string[] {
  const root = join(folder, 'server/uploads');
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((server) => readdirSync(join(root, server)));
}

/** A file of samples/ to upload. */
export function sampleFile(name: string, as = name) {
  return { name: as, data: new Blob([readFileSync(join(samples, name))]) };
}

/** The audit of the sample app against its policy. */
export function sampleAudit(more: Partial<NewAuditRequest> = {}): NewAuditRequest {
  return { packages: [sampleFile('shiguang.apk')], documents: [sampleFile('privacy-policy.html')], ...more };
}
