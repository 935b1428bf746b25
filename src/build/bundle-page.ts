/**
 * Bundles the page of `apk-audit serve` into dist/web/page; a build step. Script and style are named by their
 * content, so that browsers may keep them for ever.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

const source = resolve(import.meta.dirname, '../../src/web/page');
const target = resolve(import.meta.dirname, '../../dist/web/page');

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [join(source, 'main.tsx'), join(source, 'page.css')],
  outdir: target,
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  target: ['chrome100', 'firefox100', 'safari15'],
  charset: 'utf8',
  legalComments: 'none',
});
const built = Object.keys(metafile.outputs).map((path) => basename(path));
let page = readFileSync(join(source, 'index.html'), 'utf8');
for (const name of ['main.js', 'page.css']) {
  const [stem = '', ending = ''] = name.split('.');
  const hashed = built.find((file) => file.startsWith(`${stem}-`) && file.endsWith(ending));
  if (hashed === undefined || !page.includes(`"/${name}"`))
    throw new Error(`${name} is not part of the page`);
  page = page.replace(`"/${name}"`, `"/${hashed}"`);
}
writeFileSync(join(target, 'index.html'), page);
