/** A string to look for and what it speaks of: SDKs whose beacon it is, SDKs whose signature names it. */
export interface Needle {
  readonly text: string;
  readonly beaconOf: readonly number[];
  readonly stringOf: readonly number[];
}

/** Every string to look for in a string table, sorted by UTF-16 code units. */
export interface NeedleIndex {
  readonly needles: readonly Needle[];
  /** Their texts, in the same order. */
  readonly texts: readonly string[];
}

/** The index over needles in their order. */
export function needleIndex(needles: readonly Needle[]): NeedleIndex {
  return { needles, texts: needles.map(({ text }) => text) };
}

/** Sorts strings and beacons, each in every form that code writes it in. */
export function needlesOf(
  strings: ReadonlyMap<string, number>,
  beacons: ReadonlyMap<string, readonly number[]>,
): Needle[] {
  const byText = new Map<string, { beaconOf: readonly number[]; stringOf: number[] }>();
  for (const [text, sdks] of beacons) byText.set(text, { beaconOf: sdks, stringOf: [] });
  for (const [string, sdk] of strings) {
    for (const text of formsOf(string)) {
      const needle = byText.get(text);
      if (needle === undefined) byText.set(text, { beaconOf: [], stringOf: [sdk] });
      else needle.stringOf.push(sdk);
    }
  }
  const needles = [...byText].map(([text, roles]) => ({ text, ...roles }));
  return needles.sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** A service host stands in code alone or as an address. */
function formsOf(string: string): string[] {
  if (!/^[\w.-]+\.[a-z]{2,}$/.test(string)) return [string];
  return [
    string,
    ...['http://', 'https://'].flatMap((scheme) => [`${scheme}${string}`, `${scheme}${string}/`]),
  ];
}
