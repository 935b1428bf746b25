/**
 * Build step before tsc: compiles the walk over dex code to WebAssembly and writes it as a module beside its host, so
 * that it is found wherever the code runs, in one file or in a browser (docs/decisions/0018-compiled-walk.md).
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from 'assemblyscript/asc';

const folder = resolve(import.meta.dirname, '../formats/dex');
const arguments_ = ['code-walk.ts', '--outFile', 'code-walk.wasm', '-O3', '--runtime', 'stub', '--noAssert'];
let compiled: Uint8Array | null = null;
const { error, stderr } = await main([...arguments_, '--baseDir', join(folder, 'assembly')], {
  writeFile: (_name: string, contents: Uint8Array | string) => {
    if (typeof contents !== 'string') compiled = contents;
  },
});
if (error !== null || compiled === null) throw new Error(`the walk does not compile:\n${stderr.toString()}`);
const text = Buffer.from(compiled).toString('base64');
writeFileSync(
  join(folder, 'code-walk-module.ts'),
  `/** What src/build/compile-code-walk.ts made of assembly/code-walk.ts, as base64. */\nexport const codeWalkModule =\n  '${text}';\n`,
);
