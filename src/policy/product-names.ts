import type { SdkSignature, SignatureSet } from '../sdk/signature-schema.js';
import type { SdkCategoryWords } from './lexicon/lexicon-schema.js';

/** Finds the product a policy means by a name. */
export interface ProductNames {
  /**
   * Product or family id for a name as written, null where no signature knows it. `context` is the words around
   * it (heading, purpose), which decide between the products of one brand: `小米` under a push heading is its push.
   */
  identify(name: string, context: string): string | null;
  /** Ids that a name in running text may stand for: keys of names and aliases that occur in `match`. */
  readonly vocabulary: readonly ProductTerm[];
}

/** A name of a product, family or vendor in the form it is looked up in. */
export interface ProductTerm {
  readonly key: string;
  readonly kind: 'sdk' | 'family' | 'vendor';
  readonly id: string;
}

type Categories = readonly SdkCategoryWords[];

/** Index over the names and aliases of a signature set. */
export function indexProductNames(signatures: SignatureSet, categories: Categories): ProductNames {
  const terms = collectTerms(signatures);
  const byKey = new Map<string, ProductTerm>();
  for (const term of terms) if (!byKey.has(term.key)) byKey.set(term.key, term);
  const longestFirst = [...byKey.values()].sort((a, b) => b.key.length - a.key.length);
  const packages = signatures.sdks.flatMap((sdk) =>
    sdk.matchers.packages.map((prefix) => ({ prefix, id: sdk.id })),
  );
  const resolve = (term: ProductTerm, words: string, context: string): string | null => {
    if (term.kind === 'sdk') return term.id;
    const candidates = signatures.sdks.filter((sdk) =>
      term.kind === 'family' ? sdk.family === term.id : sdk.vendor === term.id,
    );
    const chosen =
      chooseByCategory(candidates, words, categories) ?? chooseByCategory(candidates, context, categories);
    return chosen ?? (term.kind === 'family' ? term.id : null);
  };
  return {
    vocabulary: longestFirst,
    identify(name, context) {
      const packaged = identifyPackage(name, packages);
      if (packaged !== null) return packaged;
      const around = context.toLowerCase();
      const vendors: ProductTerm[] = [];
      for (const part of partsOfName(name)) {
        const key = nameKey(part);
        const exact = byKey.get(key);
        if (exact !== undefined) {
          const id = resolve(exact, key, around);
          if (id !== null) return id;
        }
      }
      const whole = nameKey(name);
      for (const term of longestFirst) {
        if (!containsTerm(whole, term.key)) continue;
        if (term.kind === 'vendor') {
          vendors.push(term);
          continue;
        }
        return resolve(term, whole, around);
      }
      for (const vendor of vendors) {
        const id = resolve(vendor, whole, around);
        if (id !== null) return id;
      }
      return null;
    },
  };
}

function collectTerms(signatures: SignatureSet): ProductTerm[] {
  const terms: ProductTerm[] = [];
  const add = (kind: ProductTerm['kind'], id: string, names: readonly string[]): void => {
    for (const name of names) {
      const key = nameKey(name);
      if (key.length >= 2) terms.push({ key, kind, id });
    }
  };
  for (const sdk of signatures.sdks) add('sdk', sdk.id, [...Object.values(sdk.names).flat(), ...sdk.aliases]);
  for (const vendor of signatures.vendors) {
    for (const family of vendor.families) {
      add('family', family.id, [...Object.values(family.names).flat(), ...family.aliases]);
    }
  }
  for (const vendor of signatures.vendors)
    add('vendor', vendor.id, [...Object.values(vendor.names).flat(), ...vendor.aliases]);
  return terms;
}

/** The product of the candidates whose category the words speak of; the earliest-listed category wins. */
function chooseByCategory(
  candidates: readonly SdkSignature[],
  words: string,
  categories: Categories,
): string | null {
  for (const { category, words: categoryWords } of categories) {
    if (!categoryWords.some((word) => containsTerm(words, word))) continue;
    const found = candidates.find((sdk) => sdk.category === category);
    if (found !== undefined) return found.id;
  }
  return null;
}

/** NFKC, lower case, without `sdk`, blanks and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/sdk|[^\p{L}\p{N}+]/gu, '');
}

/** The name itself, what stands outside its brackets, and each bracket's content. */
function partsOfName(name: string): string[] {
  const parts = [name, name.replace(/[（(【[][^（()）【】[\]]*[）)】\]]/g, ' ')];
  for (const match of name.matchAll(/[（(【[]([^（()）【】[\]]*)[）)】\]]/g))
    parts.push(...(match[1] ?? '').split(/[、,，/；;]/));
  return parts.filter((part) => part.trim() !== '');
}

/** Latin terms must stand as words of their own: `im` is no part of `time`. */
function containsTerm(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!/^[a-z0-9]/.test(term) || !/[a-z]/.test(text.charAt(at - 1))) {
      if (!/[a-z0-9]$/.test(term) || term.length >= 5 || !/[a-z]/.test(text.charAt(at + term.length)))
        return true;
    }
  }
  return false;
}

function identifyPackage(name: string, packages: readonly { prefix: string; id: string }[]): string | null {
  const written = /\b[a-z][a-z0-9_]*(?:\s?\.\s?[a-z][a-z0-9_]*)+\b/i.exec(name)?.[0].replace(/\s/g, '');
  if (written === undefined) return null;
  for (const { prefix, id } of packages)
    if (written === prefix || written.startsWith(`${prefix}.`)) return id;
  const wider = packages.filter(({ prefix }) => prefix.startsWith(`${written}.`));
  const ids = new Set(wider.map(({ id }) => id));
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}
