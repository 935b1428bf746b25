/**
 * `npm run check:sdks`: matches apps made of real class lists, forms that shrinking, renaming and packing leave, and
 * prints precision, recall and F1 for each form and for each kind of matcher. Fails below the figures promised.
 * What the corpus is and where it comes from: test/checks/sdk-corpus/README.md.
 */
import { buildFingerprintIndex, noFingerprints } from '../../src/sdk/fingerprint-index.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import { type CorpusApp, type Form, namedApps, repackagedApps } from './sdk-corpus/corpus-apps.js';
import { type Judged, judgeApp, type Truth, truthOf } from './sdk-corpus/judge.js';

/** Least figures a form must reach; a form without any is only shown. */
const promised: Readonly<
  Record<Form, { readonly f1?: number; readonly precision?: number; readonly recall?: number }>
> = {
  plain: { f1: 0.98 },
  shrunk: { f1: 0.95 },
  'manifest and native libraries': { f1: 0.95 },
  repackaged: { precision: 0.98, recall: 0.8 },
};

const signatures = loadBuiltInSignatures();
const index = buildSignatureIndex(signatures);
const fingerprints = buildFingerprintIndex(index, signatures.fingerprints ?? noFingerprints);
const truth: Truth = truthOf(signatures);

interface Score {
  found: number;
  missed: number;
  wrong: number;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(8);
const precision = ({ found, wrong }: Score): number => (found + wrong === 0 ? 1 : found / (found + wrong));
const recall = ({ found, missed }: Score): number => (found + missed === 0 ? 1 : found / (found + missed));
const f1 = (score: Score): number => {
  const [p, r] = [precision(score), recall(score)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
};

function line(what: string, score: Score): string {
  const { found, missed, wrong } = score;
  const figures = [precision(score), recall(score), f1(score)].map(percent).join('  ');
  return `  ${what.padEnd(32)}${figures}   ${found} found, ${missed} missed, ${wrong} wrong`;
}

function add(scores: Map<string, Score>, key: string): Score {
  const score = scores.get(key) ?? { found: 0, missed: 0, wrong: 0 };
  scores.set(key, score);
  return score;
}

/** One form's figures, those of each kind of evidence, and what went wrong. */
function judgeForm(
  form: Form,
  apps: readonly CorpusApp[],
): { readonly lines: string[]; readonly failed: boolean } {
  const total: Score = { found: 0, missed: 0, wrong: 0 };
  const byKind = new Map<string, Score>();
  const remarks: string[] = [];
  const judged = apps.map((app): Judged => judgeApp(app, index, fingerprints, truth));
  for (const { found, missed, wrong } of judged) {
    total.found += found.length;
    total.missed += missed.length;
    total.wrong += wrong.length;
    for (const [, kinds] of found) for (const kind of kinds) add(byKind, kind).found++;
    for (const [, kinds] of wrong) for (const kind of kinds) add(byKind, kind).wrong++;
    remarks.push(
      ...missed.map((product) => `    missed ${product}`),
      ...wrong.map(([id]) => `    wrong ${id}`),
    );
  }
  const all = total.found + total.missed;
  for (const score of byKind.values()) score.missed = all - score.found;
  const { f1: leastF1 = 0, precision: leastPrecision = 0, recall: leastRecall = 0 } = promised[form];
  const failed = f1(total) < leastF1 || precision(total) < leastPrecision || recall(total) < leastRecall;
  const kinds = [...byKind].sort().map(([kind, score]) => line(`  by ${kind}`, score));
  const detail = process.argv.includes('--misses') ? remarks : [];
  return { lines: [line(`${form} (${apps.length} apps)`, total), ...kinds, ...detail], failed };
}

const forms: readonly (readonly [Form, readonly CorpusApp[]])[] = [
  ['plain', namedApps('plain')],
  ['shrunk', namedApps('shrunk')],
  ['manifest and native libraries', namedApps('manifest and native libraries')],
  ['repackaged', repackagedApps(new Set(signatures.fingerprints?.beacons.map(({ sdk }) => sdk)))],
];
process.stdout.write(`${' '.repeat(34)}precision    recall        F1\n`);
for (const [form, apps] of forms) {
  const { lines, failed } = judgeForm(form, apps);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failed) {
    process.stdout.write(`  below what is promised: ${JSON.stringify(promised[form])}\n`);
    process.exitCode = 1;
  }
}
