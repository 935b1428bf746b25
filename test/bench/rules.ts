/**
 * Prints how long the rules take on saved facts of a large app: 100 SDKs, 100 rows, 60 permissions, 300 places that
 * read data. Run by `npm run bench:rules`. In processor time, so that a busy
 * machine disturbs little; the first run is what one audit costs, the median what each of many does.
 */
import { judge } from '../../src/audit.js';
import type { DataAccess } from '../../src/facts/app-facts.js';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { dataTypes } from '../../src/taxonomy/data-types.js';
import { deviceAccesses } from '../../src/taxonomy/device-accesses.js';
import { knownPermissions } from '../../src/taxonomy/permissions.js';
import { appFacts, disclosed, permission, policyFacts, row, sdk } from '../builders/facts-builder.js';

const runs = 50;
const count = 100;

const numbers = Array.from({ length: count }, (_, index) => index);
const owners = ['app', ...numbers.map((number) => `sdk-${number}`)];

const dataAccess: DataAccess[] = numbers.flatMap((number) =>
  dataTypes.slice(number % 20, (number % 20) + 3).map(({ id }) => ({
    data: id,
    owner: owners[number] ?? 'app',
    api: `read ${id}`,
    confidence: 'high' as const,
    count: 1,
    startup: number % 10 === 0,
    reached: true,
    withoutPermission: false,
    evidence: [{ kind: 'string' as const, entry: 'classes.dex', value: id }],
  })),
);

// Half of the rows name what the app has, half what it has not.
const facts = {
  app: appFacts({
    permissions: knownPermissions.slice(0, 60).map(({ name }) => permission(name)),
    sdks: numbers.map((number) => sdk(`sdk-${number}`, { family: `family-${number % 10}` })),
    dataAccess,
  }),
  policy: policyFacts({
    permissions: deviceAccesses.map(({ id }) => disclosed(id)),
    sdks: numbers.map((number) =>
      row(`第${number}号SDK`, `sdk-${number * 2}`, { dataTypes: [{ text: 'OAID', id: 'oaid' }] }),
    ),
    dataTypes: dataTypes.slice(0, 20).map(({ id }) => ({
      id,
      text: id,
      strength: 'collected' as const,
      by: 'app' as const,
      evidence: [],
    })),
  }),
};

const settings = defaultSettings('2026-11-21');
const times: number[] = [];
let findings = 0;
for (let run = 0; run < runs; run++) {
  const start = process.cpuUsage();
  findings = judge(facts, [], settings).findings.length;
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
}
const [first = 0] = times;
const median = [...times].sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
console.log(
  `rules on ${count} SDKs and ${count} rows, ${findings} findings: first run ${first.toFixed(1)} ms, median of ${runs} ${median.toFixed(1)} ms`,
);
