/**
 * Prints the golden audits with what was expected, unexpected and missing, then what every single SDK and permission
 * does to a clean pair when one side loses it. Run by `npm run check:audits`; exit code 1 on any difference.
 */
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { type GoldenOutcome, runGolden } from '../audits/golden.js';
import { goldens } from '../audits/goldens/index.js';
import type { Mutant } from '../audits/mutants.js';
import { mutablePermissions, permissionMutant } from '../audits/permission-mutants.js';
import { Readings } from '../audits/readings.js';
import { mutableSdks, sdkMutant } from '../audits/sdk-mutants.js';

const signatures = loadBuiltInSignatures();
const readings = new Readings(signatures);

const outcomes: GoldenOutcome[] = [];
for (const golden of goldens) outcomes.push(await runGolden(golden, readings));
printGoldens(outcomes);

const sdks = mutableSdks(signatures);
const ofSdks: Mutant[] = [];
for (const sdk of sdks) ofSdks.push(await sdkMutant(sdk, signatures, readings));
const left = signatures.sdks.filter(({ kind }) => kind === 'sdk').length - sdks.length;
printMutants('SDKs', ofSdks);
console.log(`${left} more SDKs have no package of classes or no Chinese name to build a pair from\n`);

const ofPermissions: Mutant[] = [];
for (const info of mutablePermissions()) ofPermissions.push(await permissionMutant(info, readings));
printMutants('permissions', ofPermissions);

const wrong =
  outcomes.some(({ unexpected, missing }) => unexpected.length + missing.length > 0) ||
  [...ofSdks, ...ofPermissions].some(({ surprises }) => surprises.length > 0);
process.exitCode = wrong ? 1 : 0;

function printGoldens(results: readonly GoldenOutcome[]): void {
  console.log('expected  unexpected  missing  golden audit');
  for (const { golden, unexpected, missing } of results) {
    const counts = [String(golden.expected.length).padStart(8), String(unexpected.length).padStart(10)];
    console.log(`${counts.join('  ')}  ${String(missing.length).padStart(7)}  ${golden.name}`);
    for (const line of unexpected) console.log(`    unexpected: ${line}`);
    for (const line of missing) console.log(`    missing: ${line}`);
  }
  const sum = (count: (result: GoldenOutcome) => number) =>
    results.reduce((all, each) => all + count(each), 0);
  const planted = sum(({ golden }) => golden.expected.length);
  const [unexpected, missing] = [sum((each) => each.unexpected.length), sum((each) => each.missing.length)];
  console.log(
    `${results.length} golden audits, ${planted} findings expected, ${unexpected} unexpected, ${missing} missing\n`,
  );
}

function printMutants(what: string, mutants: readonly Mutant[]): void {
  const built = mutants.filter(({ unbuilt }) => unbuilt === null);
  const right = built.filter(({ surprises }) => surprises.length === 0);
  console.log(
    `${what}: ${mutants.length}, of these ${built.length} built into pairs, ${right.length} without surprise`,
  );
  for (const { subject, unbuilt, surprises } of mutants) {
    if (unbuilt !== null) console.log(`    not built: ${subject}: ${unbuilt}`);
    for (const line of surprises) console.log(`    surprise: ${subject}: ${line}`);
  }
}
