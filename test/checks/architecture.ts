/**
 * Holds src/ to the import table, then proves that the check can fail: in a copy with one forbidden import a room
 * the same check must name exactly that import.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Fewer modules than this means that the tool read nothing, as it does with a compiler it does not know. */
const fewestModules = 60;

/** A forbidden import for each kind of law, and the rule that must name it. */
const plants = [
  { file: 'src/collections/planted.ts', imports: '../bytes/parse-error.js', rule: 'collections-imports' },
  { file: 'src/formats/planted.ts', imports: '../rules/index.js', rule: 'formats-imports' },
  { file: 'src/report/planted.ts', imports: '../rules/index.js', rule: 'report-imports' },
  { file: 'src/rules/planted.ts', imports: 'node:fs', rule: 'edge-only' },
  { file: 'src/policy/planted.ts', imports: '../sdk/load-signatures.js', rule: 'policy-sees-names-only' },
];

const root = resolve(import.meta.dirname, '../..');

function cruise(folder: string): Cruise {
  const bin = join(root, 'node_modules/.bin/depcruise');
  const run = spawnSync(bin, ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  if (run.stdout === '') throw new Error(`depcruise printed nothing: ${run.stderr}`);
  return JSON.parse(run.stdout) as Cruise;
}

function copyWithPlants(): string {
  const folder = mkdtempSync(join(tmpdir(), 'architecture-'));
  for (const name of ['src', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const plant of plants) {
    writeFileSync(join(folder, plant.file), `export * as planted from '${plant.imports}';\n`);
  }
  return folder;
}

function main(): number {
  const real = cruise(root).summary;
  for (const v of real.violations) console.error(`${v.rule.name}: ${v.from} → ${v.to}`);
  if (real.violations.length > 0) return 1;
  if (real.totalCruised < fewestModules) {
    console.error(`only ${real.totalCruised} modules were read: the check is blind`);
    return 1;
  }
  const folder = copyWithPlants();
  try {
    const found = cruise(folder).summary.violations;
    const missed = plants.filter(
      (plant) => !found.some((v) => v.from === plant.file && v.rule.name === plant.rule),
    );
    for (const plant of missed) console.error(`not caught: ${plant.file} imports ${plant.imports}`);
    if (missed.length > 0) return 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(
    `architecture: ${real.totalCruised} modules keep the import table; ${plants.length} planted violations caught`,
  );
  return 0;
}

process.exitCode = main();
