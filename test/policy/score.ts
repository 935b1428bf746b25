/**
 * Measures what is read of the labelled policies beside this file, which were written for this project:
 * precision and recall of SDK rows and of device accesses, and how often a found row has the right fields.
 *
 *   npx tsx test/policy/score.ts [--misses] [--only NAME]
 *
 * Exits 1 where a figure is below its bound.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyFacts, PolicySdk } from '../../src/facts/policy-facts.js';
import { collectPolicyFacts } from '../../src/policy/collect-policy-facts.js';
import { loadSignatureFolder } from '../../src/sdk/signature-folder.js';

interface SdkLabel {
  readonly name: string;
  readonly id?: string;
  readonly provider?: string;
  readonly purpose?: string;
  readonly url?: string;
  readonly data?: readonly string[];
}

interface Labels {
  readonly permissions: Readonly<Record<string, 'permission' | 'data'>>;
  readonly denied?: readonly string[];
  readonly sdks: readonly SdkLabel[];
  readonly sdkList?: { readonly status: string; readonly url: string | null };
  readonly operator?: string;
  readonly app?: string;
}

const bounds = {
  sdks: 0.97,
  accesses: 0.97,
  strength: 0.9,
  denied: 0.9,
  ids: 0.95,
  providers: 0.95,
  purposes: 0.95,
  urls: 0.98,
  data: 0.95,
};

class Rate {
  right = 0;
  of = 0;
  count(isRight: boolean): boolean {
    this.of++;
    if (isRight) this.right++;
    return isRight;
  }
  get value(): number {
    return this.of === 0 ? 1 : this.right / this.of;
  }
}

class Found {
  right = 0;
  extra = 0;
  missed = 0;
  add(expected: ReadonlySet<string>, actual: ReadonlySet<string>): { missed: string[]; extra: string[] } {
    const missed = [...expected].filter((item) => !actual.has(item));
    const extra = [...actual].filter((item) => !expected.has(item));
    this.right += expected.size - missed.length;
    this.missed += missed.length;
    this.extra += extra.length;
    return { missed, extra };
  }
  get precision(): number {
    return this.right + this.extra === 0 ? 1 : this.right / (this.right + this.extra);
  }
  get recall(): number {
    return this.right + this.missed === 0 ? 1 : this.right / (this.right + this.missed);
  }
  get value(): number {
    const sum = this.precision + this.recall;
    return sum === 0 ? 0 : (2 * this.precision * this.recall) / sum;
  }
}

const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const agree = (one: string | null | undefined, other: string | null | undefined): boolean => {
  const [a, b] = [plain(one), plain(other)];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
};

const sdks = new Found();
const accesses = new Found();
const rates = {
  strength: new Rate(),
  denied: new Rate(),
  ids: new Rate(),
  providers: new Rate(),
  purposes: new Rate(),
  urls: new Rate(),
  data: new Rate(),
  facts: new Rate(),
};
const showMisses = process.argv.includes('--misses');
const only = process.argv[process.argv.indexOf('--only') + 1];
const report = (line: string): void => {
  if (showMisses) process.stdout.write(`   ${line}\n`);
};

function matchRows(expected: readonly SdkLabel[], actual: readonly PolicySdk[]): Map<SdkLabel, PolicySdk> {
  const pairs = new Map<SdkLabel, PolicySdk>();
  const free = new Set(actual);
  const take = (test: (label: SdkLabel, row: PolicySdk) => boolean): void => {
    for (const label of expected) {
      if (pairs.has(label)) continue;
      const row = [...free].find((candidate) => test(label, candidate));
      if (row === undefined) continue;
      pairs.set(label, row);
      free.delete(row);
    }
  };
  take((label, row) => plain(label.name) === plain(row.name));
  take((label, row) => agree(label.name, row.name));
  return pairs;
}

function scoreFields(label: SdkLabel, row: PolicySdk): void {
  const check = (
    rate: Rate,
    what: string,
    expected: string | undefined,
    right: boolean,
    actual: unknown,
  ): void => {
    if (expected !== undefined && !rate.count(right))
      report(`${what} of ${label.name}: ${expected} <> ${String(actual)}`);
  };
  const family = label.id === row.id || label.id?.startsWith(`${row.id}-`) === true;
  check(rates.ids, 'id', label.id, family, row.id);
  check(rates.providers, 'provider', label.provider, agree(label.provider, row.provider), row.provider);
  check(rates.purposes, 'purpose', label.purpose, agree(label.purpose, row.purpose), row.purpose);
  check(rates.urls, 'url', label.url, label.url === row.privacyUrl, row.privacyUrl);
  const told = plain(row.dataTypes.map(({ text }) => text).join(''));
  for (const item of label.data ?? []) check(rates.data, 'data', item, told.includes(plain(item)), told);
}

function scoreAccesses(labels: Labels, policy: PolicyFacts): void {
  const told = policy.permissions.filter(({ strength }) => strength !== 'denied');
  const { missed, extra } = accesses.add(
    new Set(Object.keys(labels.permissions)),
    new Set(told.map(({ group }) => group)),
  );
  if (missed.length > 0) report(`missed accesses: ${missed.join(' ')}`);
  if (extra.length > 0) report(`extra accesses: ${extra.join(' ')}`);
  for (const { group, strength } of told) {
    const expected = labels.permissions[group];
    if (expected !== undefined && !rates.strength.count(expected === strength))
      report(`strength of ${group}: ${expected} <> ${strength}`);
  }
  for (const group of labels.denied ?? []) {
    const is = policy.permissions.find((permission) => permission.group === group)?.strength;
    if (!rates.denied.count(is === 'denied')) report(`not denied: ${group} (${is})`);
  }
}

function scoreSdks(labels: Labels, policy: PolicyFacts): void {
  const pairs = matchRows(labels.sdks, policy.sdks);
  const rows = new Set(pairs.values());
  sdks.right += pairs.size;
  sdks.missed += labels.sdks.length - pairs.size;
  sdks.extra += policy.sdks.length - pairs.size;
  const missed = labels.sdks.filter((label) => !pairs.has(label));
  const extra = policy.sdks.filter((row) => !rows.has(row));
  if (missed.length > 0) report(`missed SDKs: ${missed.map(({ name }) => name).join(' | ')}`);
  if (extra.length > 0) report(`extra SDKs: ${extra.map(({ name }) => name).join(' | ')}`);
  for (const [label, row] of pairs) scoreFields(label, row);
}

function scoreFacts(labels: Labels, policy: PolicyFacts): void {
  if (labels.operator !== undefined && !rates.facts.count(agree(labels.operator, policy.operator)))
    report(`operator: ${labels.operator} <> ${policy.operator}`);
  if (labels.app !== undefined && !rates.facts.count(agree(labels.app, policy.app)))
    report(`app: ${labels.app} <> ${policy.app}`);
  if (labels.sdkList === undefined) return;
  const { status } = policy.sdkList;
  const url = policy.sdkList.status === 'elsewhere' ? policy.sdkList.url : null;
  if (!rates.facts.count(status === labels.sdkList.status && url === labels.sdkList.url))
    report(`sdkList: ${JSON.stringify(policy.sdkList)}`);
}

const folder = join(dirname(fileURLToPath(import.meta.url)), 'labelled');
const signatures = loadSignatureFolder(join(folder, '../../../sdk-signatures'));
for (const file of readdirSync(folder).filter((name) => !name.endsWith('.json'))) {
  const stem = file.replace(/\.\w+$/, '');
  if (process.argv.includes('--only') && stem !== only) continue;
  const labels = JSON.parse(readFileSync(join(folder, `${stem}.json`), 'utf8')) as Labels;
  const { policy } = await collectPolicyFacts([{ name: file, bytes: readFileSync(join(folder, file)) }], {
    signatures,
  });
  process.stdout.write(`${stem}\n`);
  scoreSdks(labels, policy);
  scoreAccesses(labels, policy);
  scoreFacts(labels, policy);
}

const percent = (value: number): string => (100 * value).toFixed(1).padStart(5);
const found = (name: string, { precision, recall, value }: Found): string =>
  `${name.padEnd(16)} P${percent(precision)} R${percent(recall)} F${percent(value)}`;
process.stdout.write(`\n${found('SDK rows', sdks)}\n${found('device accesses', accesses)}\n`);
for (const [name, rate] of Object.entries(rates))
  process.stdout.write(`${name.padEnd(16)} ${percent(rate.value)} (${rate.right}/${rate.of})\n`);
const measured: Record<string, number> = { sdks: sdks.value, accesses: accesses.value };
for (const [name, rate] of Object.entries(rates)) measured[name] = rate.value;
let low = 0;
for (const [name, bound] of Object.entries(bounds)) {
  if ((measured[name] ?? 0) >= bound) continue;
  process.stdout.write(`${name}: ${percent(measured[name] ?? 0)} is below ${percent(bound)}\n`);
  low = 1;
}
process.exitCode = low;
