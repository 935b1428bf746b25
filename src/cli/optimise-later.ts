/** Bytecode a function runs before V8 thinks of optimising it, in bytes: six times as much as V8's own. */
const worthOptimising = 400_000;

/**
 * Lets V8 optimise later. Runs are short, and the compiler takes the core that inflates or audits: most of what it
 * optimises early never pays for that (docs/decisions/0018-compiled-walk.md). Said after the command line is loaded, since V8
 * takes a code cache only under the flags it was made with. Later V8 knows the flag no more: it has a compiler in between.
 */
export function optimiseLater(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  // Not imported: the module takes time to load, and `--version` does not need it.
  process.getBuiltinModule('node:v8').setFlagsFromString(`--interrupt-budget=${worthOptimising}`);
}
