import type { SdkMatch } from '../../../src/facts/app-facts.js';
import { stringFeature } from '../../../src/sdk/class-features.js';
import type { FingerprintIndex } from '../../../src/sdk/fingerprint-index.js';
import { createMatching } from '../../../src/sdk/matching.js';
import type { SignatureIndex } from '../../../src/sdk/signature-index.js';
import type { SignatureSet } from '../../../src/sdk/signature-schema.js';
import type { StringLookup } from '../../../src/sdk/string-tally.js';
import type { CorpusApp } from './corpus-apps.js';

/** What the labels of the corpus mean in terms of signatures. */
export interface Truth {
  /** Ids that fulfil a product: itself, or any member of the family it names. */
  readonly fulfilling: (product: string) => ReadonlySet<string>;
  /** Ids that may come with a product: what its signatures embed, by way of others too. */
  readonly accompanying: (product: string) => ReadonlySet<string>;
}

/** Products found and ids wrongly found, each with the kinds of evidence that led there. */
export interface Judged {
  readonly found: readonly (readonly [product: string, kinds: ReadonlySet<string>])[];
  readonly missed: readonly string[];
  readonly wrong: readonly (readonly [id: string, kinds: ReadonlySet<string>])[];
}

/** Reads off the signatures what a label may stand for. */
export function truthOf({ sdks }: SignatureSet): Truth {
  const byId = new Map(sdks.map((sdk) => [sdk.id, sdk]));
  const fulfilling = (product: string): Set<string> =>
    new Set(sdks.filter((sdk) => sdk.id === product || sdk.family === product).map((sdk) => sdk.id));
  const accompanying = (product: string): Set<string> => {
    const open = [...fulfilling(product)];
    const reached = new Set<string>();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      open.push(...(byId.get(id)?.embeds ?? []));
    }
    return reached;
  };
  return { fulfilling, accompanying };
}

/** Matches one app of the corpus and holds the result to its labels. Libraries are nobody's disclosure: not judged. */
export function judgeApp(
  app: CorpusApp,
  index: SignatureIndex,
  fingerprints: FingerprintIndex,
  truth: Truth,
): Judged {
  const matches = new Map(matchApp(app, index, fingerprints).map((match) => [match.id, match]));
  const found: [string, Set<string>][] = [];
  const missed: string[] = [];
  const allowed = new Set<string>();
  for (const product of app.products) {
    const hits = [...truth.fulfilling(product)].flatMap((id) => matches.get(id) ?? []);
    if (hits.length === 0) missed.push(product);
    else found.push([product, kindsOf(hits)]);
    for (const id of truth.accompanying(product)) allowed.add(id);
  }
  const wrong = [...matches.values()].filter((match) => match.kind === 'sdk' && !allowed.has(match.id));
  return { found, missed, wrong: wrong.map((match) => [match.id, kindsOf([match])]) };
}

function kindsOf(matches: readonly SdkMatch[]): Set<string> {
  return new Set(
    matches.flatMap(({ evidence }) =>
      evidence.map((item) => {
        if (item.kind === 'manifest')
          return `manifest ${item.element === 'meta-data' ? 'meta-data' : 'component'}`;
        if (item.kind === 'entry') return item.entry.endsWith('.so') ? 'native library' : 'asset';
        return item.kind;
      }),
    ),
  );
}

function matchApp(app: CorpusApp, index: SignatureIndex, fingerprints: FingerprintIndex): SdkMatch[] {
  const matching = createMatching(index, fingerprints);
  matching.addPackage(app.seen);
  if (app.dex !== null) {
    matching.addDex(app.dex);
    const strings = new Set(app.classes.flatMap((features) => features.strings));
    const lookUp: StringLookup = (needles, found) => {
      for (const [place, text] of needles.entries()) if (strings.has(stringFeature(text) ?? -1)) found(place);
    };
    if (matching.addStrings(app.dex, lookUp)) {
      for (const [i, features] of app.classes.entries())
        matching.addClass('classes.dex', `o.a${i}`, features);
    }
  }
  return matching.finish();
}
