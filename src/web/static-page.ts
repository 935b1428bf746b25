import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './security/content-policy.js';

// The same folder from src/ and from dist/: both lie two folders under the package's root.
const builtPage = fileURLToPath(new URL('../../dist/web/page', import.meta.url));

/** The folder of the page that `npm run build` made, or null where this copy came without. */
export function pageFolder(): string | null {
  return existsSync(join(builtPage, 'index.html')) ? builtPage : null;
}

/**
 * Serves the page and the files it is made of. Their names hold a hash of their content, so that they may be kept for
 * ever; the page itself is asked for anew each time. Only files that were there at the start are served.
 */
export async function addPage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true };
      route.schema = { hide: true };
    });
    await page.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: 'index.html',
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders(reply, path) {
        const isNamedByContent = /-[A-Z0-9]{8}\.[a-z0-9]+$/.test(path);
        reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
        if (path.endsWith('.html')) reply.header('content-security-policy', pagePolicy);
      },
    });
  });
}
