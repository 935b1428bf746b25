import type { AppFacts, Component } from '../../facts/app-facts.js';
import type { Coverage } from '../../facts/coverage.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { findTypes } from '../../formats/dex/find-in-tables.js';

/** Fewer components than this prove nothing. */
const FEWEST_COMPONENTS = 3;
/** Share of components without a class from which on the code cannot be all there. */
const MISSING_SHARE = 0.5;

/** Watches which component classes the dex files define: a stub defines few of them. */
export class ComponentClasses {
  readonly #descriptors: readonly string[];
  readonly #defined = new Set<number>();

  constructor(components: readonly Pick<Component, 'name' | 'targetActivity'>[]) {
    // An alias has no class of its own.
    const names = components.map(({ name, targetActivity }) => targetActivity ?? name);
    this.#descriptors = [...new Set(names)].map((name) => `L${name.replaceAll('.', '/')};`).sort();
  }

  add(dex: DexFile): void {
    findTypes(dex, this.#descriptors, (needle, type) => {
      if (dex.defined[type] === 1) this.#defined.add(needle);
    });
  }

  /** Whether most components have no class in any dex file seen. */
  get mostlyMissing(): boolean {
    const total = this.#descriptors.length;
    const missing = total - this.#defined.size;
    return total >= FEWEST_COMPONENTS && missing / total >= MISSING_SHARE;
  }
}

/**
 * How far the code that was read is the app's code: a packer, or components without classes, say that it is not.
 * Split and embedded packages that were not given leave the same gap.
 */
export function hiddenCode(
  read: Coverage,
  packer: AppFacts['packer'],
  components: ComponentClasses,
): { readonly coverage: Coverage; readonly diagnostics: readonly Diagnostic[] } {
  if (read.status === 'unavailable') return { coverage: read, diagnostics: [] };
  if (packer?.hides === 'classes') {
    const detail = `${packer.nameEn} replaced the app's code by a stub; what the stub lacks may still be in the app.`;
    return hidden('code-packed', packer.evidence[0], detail);
  }
  if (components.mostlyMissing) {
    const detail =
      'Most components of the manifest have no class in the package; code is packed, split off or loaded.';
    return hidden('components-without-code', undefined, detail);
  }
  return { coverage: read, diagnostics: [] };
}

function hidden(code: string, evidence: { readonly entry: string } | undefined, detail: string) {
  const diagnostic: Diagnostic = {
    code,
    effect: 'lost',
    where: evidence?.entry ?? 'AndroidManifest.xml',
    detail,
  };
  return { coverage: { status: 'partial', reason: code } as const, diagnostics: [diagnostic] };
}
