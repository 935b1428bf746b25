import { addToList } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import { nameKey } from '../../sdk/name-key.js';
import {
  type NamedSdk,
  type ProductNameData,
  type ProductTerm,
  productNameDataOf,
  termsFrom,
} from '../../sdk/product-names.js';
import type { SignatureSet } from '../../sdk/signature-schema.js';
import type { SdkCategoryWords } from '../lexicon/lexicon-schema.js';
import { isLibraryFile, libraryStem } from './library-files.js';
import { indexPackages } from './package-names.js';
import { chooseByCategory, placeOfTerm } from './product-kinds.js';

/** Signatures, or their names alone. */
export type ProductNameSource = SignatureSet | Required<Pick<SignatureSet, 'productNames'>>;

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
  /** True where the term's name alone stands for the SDK, because it is nothing else to the app's users. */
  standsAlone(term: ProductTerm): boolean;
  /** The first two units of all keys. */
  readonly starts: Iterable<string>;
  /** The names whose keys begin with these two units, longest first. */
  termsFrom(start: string): readonly ProductTerm[];
}

/** Kinds of SDKs from which a vendor's name tells no product. */
const broad = 4;
const longestName = 60;
/** Units beside brand and kind that tell a product of its own. */
const leastDistinctive = 2;
const javaPackage = /\b(?:com|cn|org|net|io)(?:\.[a-z]\w*)+/gi;
const platformWord = /(?<![a-z])(?:android|ios|harmonyos)(?![a-z])端?|安卓版?|鸿蒙版?/gi;

type Categories = readonly SdkCategoryWords[];

/** The names of a source: as compiled when the package was built, else compiled now; read once for a source. */
export const namesOf = oncePer(
  (source: ProductNameSource): ProductNameData =>
    source.productNames?.() ?? productNameDataOf(source as SignatureSet),
);

/** Index over the names and aliases of a signature set. */
export function indexProductNames(data: ProductNameData, categories: Categories): ProductNames {
  const { sdks } = data;
  const termsAt = expandStarts(data);
  const packages = indexPackages(sdks);
  const candidates = candidatesOf(sdks);
  const alone = new Set(categories.filter(({ standsAlone }) => standsAlone).map(({ category }) => category));

  const named = (text: string): readonly ProductTerm[] => {
    const key = nameKey(text);
    return termsAt(key.slice(0, 2)).filter((term) => term.key === key);
  };
  const resolve = (term: ProductTerm, words: string, context: string): string | null => {
    if (term.kind === 'sdk') return term.id;
    const products = candidates.get(`${term.kind}:${term.id}`) ?? [];
    const said = chooseByCategory(products, words, categories);
    // A family is a fair answer where only its name is given; a vendor is none.
    if (term.kind === 'family') return said ?? term.id;
    return said ?? chooseByCategory(products, context, categories);
  };
  const resolveName = (name: string, context: string): string | null => {
    const exact = named(name);
    const vendor = exact.find((term) => term.kind === 'vendor');
    for (const term of exact) {
      // A family that is called as its vendor says no more than the vendor, unless it is the vendor's only one.
      if (term.kind === 'family' && vendor !== undefined && vendor.id !== term.id) continue;
      const id = resolve(term, term.key, context);
      if (id !== null) return id;
    }
    return null;
  };
  const resolveContained = (name: string, context: string): string | null => {
    const whole = nameKey(name);
    const contained = containedTerms(whole, termsAt);
    const products = contained.filter(({ kind }) => kind !== 'vendor');
    for (const term of [...products, ...contained]) {
      if (term.needsSdk && isOfOtherKind(whole, term, categories)) continue;
      // The words around matter to brands alone.
      const isClear = term.kind === 'sdk' || distinctive(whole, term.key, categories);
      const id = resolve(term, whole, isClear ? '' : context);
      if (id !== null) return id;
    }
    return null;
  };

  /** A product's own name beside a package that other products have too: `微信SDK com.tencent.open`. */
  const productBeside = (name: string, packaged: string): string | null => {
    const written = name.replace(javaPackage, ' ').replace(/[（(][^（()）]*[）)]?/g, ' ');
    const said = named(written).find(({ kind }) => kind === 'sdk');
    return said === undefined || packaged.startsWith(`${said.id}-`) ? null : said.id;
  };

  return {
    starts: Object.keys(data.starts),
    termsFrom: termsAt,
    standsAlone: ({ kind, category }) => kind === 'sdk' && alone.has(category),
    isProduct: (text) =>
      text.length <= longestName &&
      (named(text).some((term) => term.kind !== 'vendor') || packages.identify(text) !== null),
    isBrand: (text) => text.length <= longestName && named(text).some((term) => term.kind === 'vendor'),
    isBroad(text) {
      const vendor = named(text).find((term) => term.kind === 'vendor');
      const products = vendor === undefined ? [] : (candidates.get(`vendor:${vendor.id}`) ?? []);
      return new Set(products.map((sdk) => sdk.category)).size >= broad;
    },
    identify(name, context) {
      const around = context.toLowerCase();
      const packaged = packages.identify(name) ?? chooseByCategory(packages.under(name), around, categories);
      if (packaged !== null) return productBeside(name, packaged) ?? packaged;
      for (const part of partsOfName(name)) {
        const id = resolveName(part, around);
        if (id !== null) return id;
      }
      return resolveContained(name, around);
    },
  };
}

/** Makes the terms of a start when a text first has it: a policy meets few of all names. */
function expandStarts(data: ProductNameData): ProductNames['termsFrom'] {
  const expanded = new Map<string, readonly ProductTerm[]>();
  return (start) => {
    const known = expanded.get(start);
    if (known !== undefined) return known;
    const terms = termsFrom(data, start);
    // What no name begins with is not kept: texts hold such starts without end.
    if (terms.length > 0) expanded.set(start, terms);
    return terms;
  };
}

function candidatesOf(sdks: readonly NamedSdk[]): Map<string, NamedSdk[]> {
  const candidates = new Map<string, NamedSdk[]>();
  for (const sdk of sdks) {
    addToList(candidates, `vendor:${sdk.vendor}`, sdk);
    if (sdk.family !== undefined) addToList(candidates, `family:${sdk.family}`, sdk);
  }
  return candidates;
}

/** The name itself, what stands outside its brackets, that without systems, and each bracket's content. */
function partsOfName(name: string): string[] {
  const outside = name.replace(/[（(【[][^（()）【】[\]]*[）)】\]]/g, ' ');
  const parts = [name, outside, outside.replace(platformWord, ' ')];
  // `GDTSDK.union.4.1.aar`: what stands before the first dot names the product too.
  if (isLibraryFile(name)) parts.push(libraryStem(name), libraryStem(name).split('.')[0] ?? '');
  for (const match of name.matchAll(/[（(【[]([^（()）【】[\]]*)[）)】\]]/g)) {
    parts.push(...(match[1] ?? '').split(/[、,，/；;]/));
  }
  return parts.filter((part) => part.trim() !== '');
}

/** The terms that stand in a name, longest first; ordinary words beside SDK only count as the whole name. */
function containedTerms(whole: string, termsAt: ProductNames['termsFrom']): ProductTerm[] {
  const found = new Set<ProductTerm>();
  for (let at = 0; at < whole.length - 1; at++) {
    for (const term of termsAt(whole.slice(at, at + 2))) {
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
  if (rest.length < leastDistinctive) return false;
  for (const { words } of categories) for (const word of words) rest = rest.replace(word, '');
  return (
    rest.replace(/的|服务|平台|开放|功能|移动|消息|系统|手机|云|厂商|通道|基于|接入|终端|android|ios/g, '')
      .length >= leastDistinctive
  );
}

/** `某某推送` is no product for logging in, though its SDK goes by the name of `某某`. */
function isOfOtherKind(whole: string, { key, category }: ProductTerm, categories: Categories): boolean {
  const rest = whole.replace(key, ' ');
  const said = categories.filter(({ words }) => words.some((word) => placeOfTerm(rest, word) >= 0));
  return category !== '' && said.length > 0 && said.every((other) => other.category !== category);
}
