import type { Audit } from '../../client/client.js';

/** What to call an audit: the app by its label, else its package, else the file that was uploaded. */
export function nameOf({ app, package: { files } }: Pick<Audit, 'app' | 'package'>): string {
  return app?.label ?? app?.package ?? files[0]?.name ?? '?';
}
