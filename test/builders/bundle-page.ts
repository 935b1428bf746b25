import { resolve } from 'node:path';
import { build } from 'esbuild';

const folder = resolve(import.meta.dirname, '../../src/report/html/page');

/** Script and style of a report's page as they stand in it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** The pages: the committed file of each, below src/report/html, and its sources. */
export const reportPages = [
  { assets: 'page-assets.json', script: 'page-script.ts', style: 'page.css' },
  { assets: 'summary-assets.json', script: 'summary-script.ts', style: 'summary.css' },
] as const;

/** Bundles script and style of a page, small and the same on every machine. */
export async function bundlePageAssets(page: (typeof reportPages)[number]): Promise<PageAssets> {
  return { script: await bundled(page.script), style: await bundled(page.style) };
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
