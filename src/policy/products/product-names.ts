import type { SdkSignature, SignatureSet } from '../../sdk/signature-schema.js';
import type { SdkCategoryWords } from '../lexicon/lexicon-schema.js';
import { nameKey } from './name-key.js';
import { identifyPackage, packagePrefixes, underPackage } from './package-names.js';

/** Finds the product a policy means by a name. */
export interface ProductNames {
  /**
   * Product or family id for a name as written, null where no signature knows it. `context` is the words around
   * it (heading, purpose), which decide between the products of one brand: `小米` under a push heading is its push.
   */
  identify(name: string, context: string): string | null;
  /** True where a text is no more than the name of a product or of a family. */
  isProduct(text: string): boolean;
  /** True where a text is no more than a vendor's name or brand. */
  isBrand(text: string): boolean;
  /** True for a vendor of SDKs of many kinds, whose name alone tells no product. */
  isBroad(text: string): boolean;
  /** Every name, longest first. */
  readonly vocabulary: readonly ProductTerm[];
}

/** A name of a product, family or vendor in the form it is looked up in. */
export interface ProductTerm {
  readonly key: string;
  readonly kind: 'sdk' | 'family' | 'vendor';
  readonly id: string;
  /** Its name alone stands for the SDK, because it is nothing else to the app's users. */
  readonly standsAlone: boolean;
  /** Its name is an ordinary word and means the product only beside the word SDK. */
  readonly needsSdk: boolean;
}

/** Kinds of SDKs from which a vendor's name tells no product. */
const broad = 4;

type Categories = readonly SdkCategoryWords[];

/** Index over the names and aliases of a signature set. */
export function indexProductNames(signatures: SignatureSet, categories: Categories): ProductNames {
  const terms = collectTerms(signatures, categories).sort((a, b) => b.key.length - a.key.length);
  const byKey = termsByKey(terms);
  const byFirst = termsByFirst(terms);
  const packages = packagePrefixes(signatures);
  const candidates = candidatesOf(signatures);

  const resolve = (term: ProductTerm, words: string, context: string): string | null => {
    if (term.kind === 'sdk') return term.id;
    const products = candidates.get(`${term.kind}:${term.id}`) ?? [];
    const named = chooseByCategory(products, words, categories);
    // A family is a fair answer where only its name is given; a vendor is none.
    if (term.kind === 'family') return named ?? term.id;
    return named ?? chooseByCategory(products, context, categories);
  };
  const resolveKey = (key: string, context: string): string | null => {
    const exact = byKey.get(key) ?? [];
    const vendor = exact.find((term) => term.kind === 'vendor');
    for (const term of exact) {
      // A family that is called as its vendor says no more than the vendor, unless it is the vendor's only one.
      if (term.kind === 'family' && vendor !== undefined && vendor.id !== term.id) continue;
      const id = resolve(term, key, context);
      if (id !== null) return id;
    }
    return null;
  };

  return {
    vocabulary: terms,
    isProduct: (text) =>
      text.length <= 60 &&
      (byKey.get(nameKey(text))?.some((term) => term.kind !== 'vendor') === true ||
        identifyPackage(text, packages) !== null),
    isBrand: (text) =>
      text.length <= 60 && byKey.get(nameKey(text))?.some((term) => term.kind === 'vendor') === true,
    isBroad(text) {
      const vendor = byKey.get(nameKey(text))?.find((term) => term.kind === 'vendor');
      const products = vendor === undefined ? [] : (candidates.get(`vendor:${vendor.id}`) ?? []);
      return new Set(products.map((sdk) => sdk.category)).size >= broad;
    },
    identify(name, context) {
      const around = context.toLowerCase();
      const packaged =
        identifyPackage(name, packages) ?? chooseByCategory(underPackage(name, packages), around, categories);
      if (packaged !== null) return packaged;
      for (const part of partsOfName(name)) {
        const id = resolveKey(nameKey(part), around);
        if (id !== null) return id;
      }
      const whole = nameKey(name);
      const contained = containedTerms(whole, byFirst);
      for (const term of contained) {
        if (term.kind === 'vendor') continue;
        const id = resolve(term, whole, distinctive(whole, term.key, categories) ? '' : around);
        if (id !== null) return id;
      }
      for (const term of contained) {
        const id = resolve(term, whole, distinctive(whole, term.key, categories) ? '' : around);
        if (id !== null) return id;
      }
      return null;
    },
  };
}

function collectTerms(signatures: SignatureSet, categories: Categories): ProductTerm[] {
  const alone = new Set(categories.filter(({ standsAlone }) => standsAlone).map(({ category }) => category));
  const terms: ProductTerm[] = [];
  const add = (
    kind: ProductTerm['kind'],
    id: string,
    names: readonly string[],
    standsAlone: boolean,
  ): void => {
    const plain = new Set(names.filter((name) => !/sdk/i.test(name)).map(nameKey));
    for (const name of names) {
      const key = nameKey(name);
      if (key.length >= 2)
        terms.push({ key, kind, id, standsAlone, needsSdk: /sdk/i.test(name) && !plain.has(key) });
    }
  };
  for (const sdk of signatures.sdks) add('sdk', sdk.id, allNames(sdk), alone.has(sdk.category));
  for (const vendor of signatures.vendors) add('vendor', vendor.id, allNames(vendor), false);
  for (const vendor of signatures.vendors) {
    for (const family of vendor.families) add('family', family.id, allNames(family), false);
  }
  return terms;
}

function termsByKey(terms: readonly ProductTerm[]): Map<string, ProductTerm[]> {
  const byKey = new Map<string, ProductTerm[]>();
  for (const term of terms) {
    const present = byKey.get(term.key);
    if (present === undefined) byKey.set(term.key, [term]);
    else present.push(term);
  }
  return byKey;
}

function allNames(named: { names: SdkSignature['names']; aliases: readonly string[] }): string[] {
  return [...Object.values(named.names).flat(), ...named.aliases];
}

function candidatesOf(signatures: SignatureSet): Map<string, SdkSignature[]> {
  const candidates = new Map<string, SdkSignature[]>();
  for (const sdk of signatures.sdks) {
    const keys =
      sdk.family === undefined ? [`vendor:${sdk.vendor}`] : [`vendor:${sdk.vendor}`, `family:${sdk.family}`];
    for (const key of keys) candidates.set(key, [...(candidates.get(key) ?? []), sdk]);
  }
  return candidates;
}

/** The product of the candidates whose kind the words speak of first. */
function chooseByCategory(
  candidates: readonly SdkSignature[],
  words: string,
  categories: Categories,
): string | null {
  let first: { at: number; id: string | null } | null = null;
  for (const { category, words: categoryWords } of categories) {
    const ofCategory = candidates.filter((sdk) => sdk.category === category);
    const said = ofCategory.length === 0 ? [] : categoryWords.filter((word) => placeOfTerm(words, word) >= 0);
    if (said.length === 0) continue;
    const at = Math.min(...said.map((word) => placeOfTerm(words, word)));
    if (first === null || at < first.at) first = { at, id: closestName(ofCategory, said) };
  }
  return first?.id ?? null;
}

/** Of several products of one kind, the one whose name is hardly more than what was said. */
function closestName(candidates: readonly SdkSignature[], said: readonly string[]): string | null {
  const excess = (sdk: SdkSignature): number =>
    Math.min(
      ...allNames(sdk)
        .filter((name) => said.some((word) => name.toLowerCase().includes(word)))
        .map((name) => name.length),
    );
  let closest = candidates[0] ?? null;
  for (const sdk of candidates) if (closest !== null && excess(sdk) < excess(closest)) closest = sdk;
  return closest?.id ?? null;
}

/** The name itself, what stands outside its brackets, and each bracket's content. */
function partsOfName(name: string): string[] {
  const parts = [name, name.replace(/[（(【[][^（()）【】[\]]*[）)】\]]/g, ' ')];
  for (const match of name.matchAll(/[（(【[]([^（()）【】[\]]*)[）)】\]]/g)) {
    parts.push(...(match[1] ?? '').split(/[、,，/；;]/));
  }
  return parts.filter((part) => part.trim() !== '');
}

/** Where a term stands in a text, -1 where it does not; Latin terms as words of their own: `im` is no part of `time`. */
function placeOfTerm(text: string, term: string): number {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const startsClean = !/^[a-z0-9]/.test(term) || !/[a-z]/.test(text.charAt(at - 1));
    const endsClean =
      !/[a-z0-9]$/.test(term) || term.length >= 5 || !/[a-z]/.test(text.charAt(at + term.length));
    if (startsClean && endsClean) return at;
  }
  return -1;
}

/** Terms by their first character, longest first. */
function termsByFirst(terms: readonly ProductTerm[]): Map<string, ProductTerm[]> {
  const byFirst = new Map<string, ProductTerm[]>();
  for (const term of terms) {
    const first = term.key.charAt(0);
    const present = byFirst.get(first);
    if (present === undefined) byFirst.set(first, [term]);
    else present.push(term);
  }
  return byFirst;
}

/** The terms that stand in a name, longest first; ordinary words beside SDK only count as the whole name. */
function containedTerms(whole: string, byFirst: ReadonlyMap<string, readonly ProductTerm[]>): ProductTerm[] {
  const found = new Set<ProductTerm>();
  for (let at = 0; at < whole.length; at++) {
    for (const term of byFirst.get(whole.charAt(at)) ?? []) {
      if (!whole.startsWith(term.key, at) || (term.needsSdk && term.key.length <= 2)) continue;
      if (isContained(whole, term.key)) found.add(term);
    }
  }
  return [...found].sort((a, b) => b.key.length - a.key.length);
}

/** Two Latin letters say too little within a longer name. */
function isContained(whole: string, key: string): boolean {
  return !/^[a-z0-9]{1,2}$/.test(key) && placeOfTerm(whole, key) >= 0;
}

/**
 * True where a name says more than the brand and a kind of service, and is thus a product of its own: what stands
 * around it must not make it another product of the brand.
 */
function distinctive(whole: string, brand: string, categories: Categories): boolean {
  let rest = whole.replace(brand, '');
  for (const { words } of categories) for (const word of words) rest = rest.replace(word, '');
  return (
    rest.replace(/的|服务|平台|开放|功能|移动|消息|系统|手机|云|厂商|通道|基于|接入|终端|android|ios/g, '')
      .length >= 2
  );
}
