import { resolve } from 'node:path';
import { build } from 'esbuild';

const folder = resolve(import.meta.dirname, '../../src/report/html/page');

/** Script and style of the HTML report as they stand in the page. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Bundles both, small and the same on every machine. */
export async function bundlePageAssets(): Promise<PageAssets> {
  return { script: await bundled('page-script.ts'), style: await bundled('page.css') };
}

async function bundled(name: string): Promise<string> {
  const result = await build({
    entryPoints: [resolve(folder, name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const text = result.outputFiles[0]?.text.trim() ?? '';
  if (/<\/(?:script|style)/i.test(text)) throw new Error(`${name} would end its own element`);
  return text;
}
