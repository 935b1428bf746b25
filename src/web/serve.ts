import { once } from 'node:events';
import { defaultAuditsPerMinute } from './server-options.js';
import { type StartOptions, startServer } from './start-server.js';
import { defaultUploadLimits } from './uploads/upload-limits.js';

/** What the command line decides; the rest has defaults. */
export type ServeOptions = Omit<StartOptions, 'limits' | 'auditsPerMinute' | 'log'>;

/**
 * Serves until the process is told to stop: the address on standard output, what the operator should know on standard
 * error.
 * @throws UsageError where the server cannot start
 */
export async function serve(options: ServeOptions): Promise<void> {
  // Before anybody knows of the server, so that no signal finds it unprepared.
  const toldToStop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const server = await startServer({
    ...options,
    limits: defaultUploadLimits,
    auditsPerMinute: defaultAuditsPerMinute,
    log: (line) => void process.stderr.write(`apk-audit: ${line}\n`),
  });
  process.stdout.write(`${server.url}\n`);
  await toldToStop;
  await server.stop();
  // A document that is being fetched would keep the process for as long as the fetch may take.
  process.exit();
}
