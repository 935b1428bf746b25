import { describe, expect, test } from 'vitest';
import { stringFeature } from '../../src/sdk/class-features.js';
import { buildFingerprintIndex } from '../../src/sdk/fingerprint-index.js';
import type { FingerprintSet, FingerprintSource } from '../../src/sdk/fingerprint-schema.js';
import { createMatching } from '../../src/sdk/matching.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import type { StringLookup } from '../../src/sdk/string-tally.js';
import { type FingerprintInput, takeFingerprint } from '../../src/sdk/take-fingerprint.js';
import { dexTypeTable } from '../builders/dex-type-table.js';
import { observations, signature, signatureSet } from '../builders/sdk-signatures.js';

/** A class that loads these strings and has no other feature. */
function classOf(name: string, ...strings: string[]): FingerprintInput {
  const texts = new Map(strings.map((text) => [stringFeature(text) ?? 0, text]));
  return { name, features: { strings: [...texts.keys()], shapes: [] }, texts };
}

const letters = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
const sdkClasses = letters.map((letter) =>
  classOf(`com.s.${letter}`, ...[1, 2, 3, 4, 5].map((n) => `${letter} says ${n} times`)),
);

function taken(
  classes: readonly FingerprintInput[] = sdkClasses,
  foreign: ReadonlySet<number> = new Set(),
): FingerprintSet {
  const set = takeFingerprint(classes, foreign, '1.0', 's.jar');
  if (set === null) throw new Error('nothing distinctive');
  return set;
}

describe('taking a fingerprint', () => {
  test('keeps the classes with most distinctive features and beacons of each', () => {
    const set = taken([...sdkClasses, classOf('com.s.Small', 'only this one')]);
    expect(set.classes.map(({ name }) => name)).toEqual(letters.map((letter) => `com.s.${letter}`).sort());
    for (const letter of letters) expect(set.beacons.some((beacon) => beacon.startsWith(letter))).toBe(true);
  });

  test('leaves out what other archives have', () => {
    const foreign = new Set(sdkClasses[0]?.features.strings);
    expect(taken(sdkClasses, foreign).classes.map(({ name }) => name)).not.toContain('com.s.alpha');
  });

  test('gives nothing where fewer than three classes are distinctive', () => {
    expect(takeFingerprint(sdkClasses.slice(0, 2), new Set(), '1.0', 's.jar')).toBeNull();
  });

  test('takes only plain short text for beacons', () => {
    const odd = [
      ...sdkClasses,
      classOf('com.s.Odd', '推送服务已经启动', 'short', 'SINGLEWORDS', `long ${'x'.repeat(80)}`),
    ];
    expect(taken(odd).beacons).not.toContain('SINGLEWORDS');
    for (const beacon of taken(odd).beacons) expect(beacon).toMatch(/^[\x20-\x7e]{10,60}$/);
  });
});

/** The look-up of a string table that holds these. */
function tableOf(strings: ReadonlySet<string>): StringLookup {
  return (needles, found) => {
    expect([...needles].sort()).toEqual(needles);
    for (const [place, text] of needles.entries()) if (strings.has(text)) found(place);
  };
}

const sdk = signature('s', { matchers: { packages: ['com.s'] } });

function match(
  classes: readonly FingerprintInput[],
  { mentioned = [] as string[], defined = [] as string[] } = {},
) {
  const set = taken();
  const source: FingerprintSource = {
    beacons: [
      { sdk: 's', texts: set.beacons },
      { sdk: 'unknown-sdk', texts: ['nobody asks for this'] },
    ],
    files: () => [
      { sdk: 's', sets: [set] },
      { sdk: 'unknown-sdk', sets: [set] },
    ],
  };
  const index = buildSignatureIndex(signatureSet(sdk));
  const matching = createMatching(index, buildFingerprintIndex(index, source));
  matching.addPackage(observations());
  const table = dexTypeTable({ defined, mentioned });
  matching.addDex(table);
  const strings = new Set([...classes.flatMap(({ texts }) => [...texts.values()])]);
  const wanted = matching.addStrings(table, tableOf(strings));
  if (wanted) for (const { name, features } of classes) matching.addClass('classes.dex', name, features);
  return { wanted, found: matching.finish() };
}

/** The class under another name, with only its first `kept` strings. */
function shrunk(input: FingerprintInput, name: string, kept: number): FingerprintInput {
  return classOf(name, ...[...input.texts.values()].slice(0, kept));
}

describe('renamed code', () => {
  test('is found by the strings of its classes, with evidence of the names it has now', () => {
    const { found } = match(sdkClasses.map((input, i) => shrunk(input, `o.a${i}`, 5)));
    expect(found).toMatchObject([{ id: 's', confidence: 'high' }]);
    expect(found[0]?.evidence).toEqual([
      { kind: 'fingerprint', entry: 'classes.dex', set: 's 1.0', count: 5, example: 'o.a0' },
    ]);
  });

  test('is found when shrinking took two fifths of each class, and not when it took three', () => {
    expect(match(sdkClasses.map((input, i) => shrunk(input, `o.a${i}`, 3))).found).toHaveLength(1);
    expect(match(sdkClasses.map((input, i) => shrunk(input, `o.a${i}`, 2))).found).toEqual([]);
  });

  test('is found where classes were merged into one', () => {
    const merged = classOf('o.a', ...sdkClasses.flatMap(({ texts }) => [...texts.values()]));
    expect(match([merged]).found).toHaveLength(1);
  });

  test('needs three classes, and is not read off strings scattered over an app', () => {
    expect(match(sdkClasses.slice(0, 2)).found).toEqual([]);
    const scattered = sdkClasses.flatMap(({ texts }) =>
      [...texts.values()].map((text, i) => classOf(`x.${i}`, text)),
    );
    expect(match(scattered)).toEqual({ wanted: true, found: [] });
  });

  test('is not looked for where only two strings speak of it, or its classes have their own names', () => {
    expect(match([classOf('x.A', 'alpha says 1 times', 'beta says 1 times')]).wanted).toBe(false);
    expect(match(sdkClasses, { defined: ['com.s.alpha'] }).wanted).toBe(false);
    expect(match(sdkClasses, { mentioned: ['com.s.alpha'] }).wanted).toBe(true);
  });
});

describe('strings of a signature', () => {
  const host = signature('h', {
    matchers: { packages: ['com.h'], strings: ['log.h-cloud.com', 'H_PUSH_TOKEN'] },
  });

  function found(strings: readonly string[], mentioned: readonly string[] = []) {
    const matching = createMatching(buildSignatureIndex(signatureSet(host)));
    const table = dexTypeTable({ mentioned });
    matching.addDex(table);
    matching.addStrings(table, tableOf(new Set(strings)));
    return matching.finish();
  }

  test('alone are no proof: an app may call the service itself', () => {
    expect(found(['log.h-cloud.com', 'H_PUSH_TOKEN'])).toEqual([]);
  });

  test('with a bare reference give low confidence, hosts as addresses too', () => {
    expect(found(['https://log.h-cloud.com/'], ['com.h.A'])).toMatchObject([
      {
        confidence: 'low',
        evidence: [{ kind: 'references' }, { kind: 'string', value: 'https://log.h-cloud.com/' }],
      },
    ]);
    expect(found(['https://log.h-cloud.com.evil'], ['com.h.A'])).toEqual([]);
  });
});
