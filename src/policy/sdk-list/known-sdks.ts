import { addToList, addToSet } from '../../collections/groups.js';
import type { PolicySection } from '../document/passage.js';
import { FirstElsewhere } from './first-elsewhere.js';
import { OverlappingKeys } from './overlapping-keys.js';

/** An SDK as the rows read so far tell it. */
export interface KnownSdk {
  /** Its place among all. */
  readonly order: number;
  readonly name: string;
  readonly key: string;
  /** Keys of the names in brackets after its name. */
  readonly aliases: readonly string[];
  readonly section: PolicySection;
  /** The clause that mentions it; null for a row of a list. */
  readonly clause: object | null;
  /** Where its name stands in its passage. */
  readonly start: number;
  /** The product that its first row names. */
  readonly firstId: string | null;
  /** The product that any of its rows names. */
  id: string | null;
}

/**
 * The SDKs read so far, by what a row of one of them may have in common with it. Each way of asking costs the same
 * however many SDKs are known.
 */
export class KnownSdks<Sdk extends KnownSdk> {
  readonly #byKey = new Map<string, Sdk>();
  /** By the product that their first row named. */
  readonly #sections = new Map<string, FirstElsewhere<Sdk>>();
  readonly #clauses = new Map<string, FirstElsewhere<Sdk>>();
  /** Rows of lists by product, and whether their name is Chinese. */
  readonly #scripts = new Map<string, FirstElsewhere<Sdk>>();
  /** The known products of a family. */
  readonly #members = new Map<string, Set<string>>();
  /** Mentions by clause, and where their names begin and end. */
  readonly #edges = new Map<object, Map<number, Sdk[]>>();
  readonly #overlapping = new OverlappingKeys<Sdk>();

  add(sdk: Sdk): void {
    for (const key of [sdk.key, ...sdk.aliases]) if (!this.#byKey.has(key)) this.#byKey.set(key, sdk);
    this.#overlapping.add(sdk);
    if (sdk.clause !== null) this.#addEdges(sdk, sdk.clause);
    if (sdk.id === null) return;
    bucket(this.#sections, sdk.id).add(sdk, sdk.section);
    bucket(this.#clauses, sdk.id).add(sdk, sdk.clause);
    this.identified(sdk);
  }

  /** To be told of one whose product only a later row named. */
  identified(sdk: Sdk): void {
    if (sdk.id === null || sdk.clause !== null) return;
    bucket(this.#scripts, scriptKey(sdk.id, hasHan(sdk.name))).add(sdk, sdk.section);
    for (const family of familiesOf(sdk.id)) addToSet(this.#members, family, sdk.id);
  }

  /** The one that a row tells again; null for an SDK of its own. */
  sameAs(sdk: Sdk): Sdk | null {
    const named = this.#byKey.get(sdk.key);
    if (named !== undefined) return named;
    if (sdk.clause === null) return this.#inAnotherList(sdk) ?? this.#translated(sdk);
    return this.#mentioned(sdk, sdk.clause) ?? this.#shortened(sdk, sdk.clause);
  }

  #inAnotherList({ id, section }: Sdk): Sdk | null {
    return id === null ? null : (this.#sections.get(id)?.awayFrom(section) ?? null);
  }

  /** The same list in Chinese and in English: products that go together, names in different scripts. */
  #translated({ id, name, section }: Sdk): Sdk | null {
    if (id === null) return null;
    const related = [id, ...familiesOf(id), ...(this.#members.get(id) ?? [])];
    return earliest(
      related.flatMap((one) => this.#scripts.get(scriptKey(one, !hasHan(name)))?.awayFrom(section) ?? []),
    );
  }

  /** The same product, but for other names in one clause: they are other SDKs. */
  #mentioned(sdk: Sdk, clause: object): Sdk | null {
    const known = sdk.id === null ? undefined : this.#clauses.get(sdk.id);
    if (known === undefined) return null;
    const beside = this.#besideIn(clause, sdk).filter(({ firstId }) => firstId === sdk.id);
    const elsewhere = known.awayFrom(clause);
    return earliest(elsewhere === null ? beside : [...beside, elsewhere]);
  }

  /** A mention may shorten or lengthen the name of the row it speaks of. */
  #shortened(sdk: Sdk, clause: object): Sdk | null {
    const beside = this.#besideIn(clause, sdk);
    const fitting = this.#overlapping
      .of(sdk.key)
      .filter((other) => (other.clause !== clause || beside.includes(other)) && compatible(other.id, sdk.id));
    return earliest(fitting);
  }

  /** Names that touch a name of the same product only repeat it. */
  #besideIn(clause: object, { start, name, id }: Sdk): Sdk[] {
    const edges = this.#edges.get(clause);
    const before = (edges?.get(start) ?? []).filter((other) => other.start + other.name.length === start);
    const after = (edges?.get(start + name.length) ?? []).filter(
      (other) => other.start > start && other.start === start + name.length,
    );
    return [...before, ...after].filter((other) => other.id === id);
  }

  #addEdges(sdk: Sdk, clause: object): void {
    const edges = this.#edges.get(clause) ?? new Map<number, Sdk[]>();
    this.#edges.set(clause, edges);
    for (const at of [sdk.start, sdk.start + sdk.name.length]) addToList(edges, at, sdk);
  }
}

function earliest<Sdk extends KnownSdk>(sdks: readonly Sdk[]): Sdk | null {
  return sdks.reduce<Sdk | null>(
    (first, sdk) => (first === null || sdk.order < first.order ? sdk : first),
    null,
  );
}

function bucket<Sdk extends KnownSdk>(
  buckets: Map<string, FirstElsewhere<Sdk>>,
  key: string,
): FirstElsewhere<Sdk> {
  const known = buckets.get(key) ?? new FirstElsewhere<Sdk>();
  buckets.set(key, known);
  return known;
}

function scriptKey(id: string, isChinese: boolean): string {
  return `${id} ${isChinese}`;
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** A family stands for any of its products: `umeng` for `umeng-push`. */
function familiesOf(id: string): string[] {
  return [...id.matchAll(/-/g)].map(({ index }) => id.slice(0, index));
}

function compatible(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return true;
  return one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
}
