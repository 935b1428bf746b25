/** A class without its names: what renaming, moving to another package and mild shrinking leave as it was. */
export interface ClassOutline {
  /** Descriptors; those outside the framework are ignored. */
  readonly superclass: string | null;
  readonly interfaces: readonly string[];
  /** Descriptors of the methods it defines: `(Landroid/content/Context;I)V`. */
  readonly prototypes: readonly string[];
  /** `stringFeature` of each string constant in its code. */
  readonly strings: Iterable<number>;
  /** `callFeature` of each framework method that it calls; the others are null and ignored. */
  readonly calls: Iterable<number | null>;
}

/** Features of a class, as 32-bit hashes. Two lists, because strings alone can be looked for in a string table. */
export interface ClassFeatures {
  readonly strings: readonly number[];
  readonly shapes: readonly number[];
}

/** Strings below this length say little: keys such as `name`, separators, format letters. */
export const shortestString = 6;
/** Stands for an argument in the recipe of a string concatenation (java.lang.invoke.StringConcatFactory). */
const recipeArgument = '\u0001';
/** Fewer methods than this make a prototype list that many classes share. */
const fewestPrototypes = 6;
/** Likewise for sets of framework calls. */
const fewestCalls = 4;

const framework =
  /^L(android|dalvik|java|javax|org\/json|org\/xml|org\/w3c|org\/xmlpull|org\/apache\/http)\/(?!support\/)/;
/** Calls whose number and form depend on the compiler: string building, boxing, collections. */
const compilerDependent = /^Ljava\/(lang|util)\/[A-Z]/;

/** Feature of a string constant; null where it is too short, or a recipe of the compiler's. */
export function stringFeature(value: string): number | null {
  if (value.length < shortestString || value.includes(recipeArgument)) return null;
  return hash('s', value);
}

/** Feature of a framework method, by descriptor of its class, name and descriptor; null for any other method. */
export function callFeature(owner: string, name: string, descriptor: string): number | null {
  if (!framework.test(owner) || compilerDependent.test(owner)) return null;
  return hash('c', `${owner}->${name}${descriptor}`);
}

/**
 * Features of one class: its strings; the set of framework methods it calls; and its supertypes with the prototypes
 * of its methods, every type outside the framework made equal.
 */
export function classFeatures(outline: ClassOutline): ClassFeatures {
  const calls = new Set<number>();
  for (const call of outline.calls) if (call !== null) calls.add(call);
  const shapes: number[] = [];
  if (calls.size >= fewestCalls) shapes.push(hash('f', [...calls].sort((a, b) => a - b).join()));
  if (outline.prototypes.length >= fewestPrototypes) {
    const supertypes = [outline.superclass ?? '', ...[...outline.interfaces].sort()].map(erase);
    const prototypes = outline.prototypes.map(erase).sort();
    shapes.push(hash('k', [...supertypes, ...prototypes].join()));
  }
  return { strings: [...new Set(outline.strings)], shapes };
}

/** Every type outside the framework becomes `L;`. */
function erase(descriptor: string): string {
  return descriptor.replace(/L[^;]*;/g, (type) => (framework.test(type) ? type : 'L;'));
}

/** FNV-1a over UTF-16 code units, 32 bits. Kinds are kept apart by their letter. */
function hash(kind: string, text: string): number {
  let value = Math.imul(0x811c9dc5 ^ kind.charCodeAt(0), 0x01000193);
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
