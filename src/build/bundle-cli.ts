/**
 * Build step after tsc: puts the command line into one file. What it costs to find, read and link some two hundred
 * modules is more than many commands take (docs/decisions/0012-one-file-command-line.md). The library in dist/ stays as
 * tsc wrote it.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { inAscii } from './in-ascii.js';

const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'src');
const folder = join(root, 'dist/cli');
/** Takes the place of `folder` when everything in it is written. */
const fresh = join(root, 'dist/cli.new');
const bundle = join(fresh, 'command-line.cjs');

/** Packages that are large and rarely used, or that find files of their own beside them; loaded from node_modules. */
const external = [
  'adm-zip',
  '@fastify/*',
  'bullmq',
  'csv-parse',
  'fastify',
  'fastify-type-provider-zod',
  'ioredis',
  'jiti',
  'pdfjs-dist',
  'playwright-core',
  'prom-client',
  'tinyglobby',
  'yaml',
];

const isExternal = (name: string): boolean =>
  external.some((one) => name === one || name.startsWith(`${one.replace('/*', '')}/`));

/** Where tsc put what it made of a source, as seen from the bundle. */
const builtFrom = (path: string): string => `../${relative(source, path).replaceAll('\\', '/')}`;

/**
 * Our data stays in the files where tsc put it, read when it is first needed: in the bundle, every command would pay for
 * the data of all.
 */
const dataFiles: Plugin = {
  name: 'data-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      if (!path.startsWith(source)) return null;
      return { contents: `module.exports = readData('${builtFrom(path)}')`, loader: 'js' };
    });
  },
};

/**
 * Every module of ours goes on to find its files from where tsc put it: `import.meta` of `src/a/b.ts` tells of
 * `dist/a/b.js`, wherever the bundle lies. Packages left outside are imported by the launcher, because a script from
 * the code cache cannot.
 */
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const loader = path.endsWith('x') ? 'tsx' : 'ts';
      if (!path.startsWith(source)) return { contents: text, loader };
      const built = builtFrom(path).replace(/\.tsx?$/, '.js');
      const contents = text
        .replaceAll('import.meta', `moduleMeta('${built}')`)
        .replace(/\bimport\(\s*'([^']+)'/g, (whole, name: string) =>
          isExternal(name) ? `importModule('${name}'` : whole,
        );
      return { contents, loader };
    });
  },
};

/** What {@link dataFiles} and {@link ownPlace} call; `__filename` is that of the bundle. */
const helpers = `const readData = (path) =>
  JSON.parse(require('node:fs').readFileSync(require('node:path').join(__filename, '..', path), 'utf8'));
function moduleMeta(path) {
  const { createRequire } = require('node:module');
  const { pathToFileURL } = require('node:url');
  const url = new URL(path, pathToFileURL(__filename)).href;
  return { url, resolve: (name) => pathToFileURL(createRequire(url).resolve(name)).href };
}`;

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'ascii',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [dataFiles, ownPlace],
  banner: { js: helpers },
};

mkdirSync(fresh, { recursive: true });
const { metafile } = await build({
  ...shared,
  metafile: true,
  external,
  entryPoints: [join(source, 'cli/run.ts')],
  outfile: bundle,
  // A function as a whole, which the launcher calls: putting one around the text would copy all of it.
  banner: { js: `(function (exports, require, module, __filename, importModule) {\n${helpers}` },
  footer: { js: '})' },
});
// The bundler leaves regular expressions and raw templates as they are written, and the launcher reads ASCII. In both an
// escape means the character it stands for, because every raw template of ours is the source of an expression.
writeFileSync(bundle, inAscii(readFileSync(bundle, 'utf8')));
const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
const left = imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path);
if (left.length > 0)
  throw new Error(`the bundle cannot import ${left.join(', ')}: add it to the packages outside`);
for (const name of ['main', 'audit-process']) {
  await build({
    ...shared,
    entryPoints: [join(source, `cli/${name}.ts`)],
    outfile: join(fresh, `${name}.js`),
  });
}
// The rest of the package is ES modules; these files are not, because V8's code cache serves scripts alone.
writeFileSync(join(fresh, 'package.json'), '{ "type": "commonjs" }\n');
chmodSync(join(fresh, 'main.js'), 0o755);
rmSync(folder, { recursive: true, force: true });
renameSync(fresh, folder);
