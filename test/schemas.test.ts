import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { jsonSchemaOf, pathOf, publishedForms } from './builders/published-schemas.js';
import { samplesFolder } from './builders/sample-reports.js';
import { runCli } from './cli/run-cli.js';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const validators = new Map<string, ValidateFunction>();

beforeAll(() => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  for (const form of publishedForms) {
    validators.set(form.name, ajv.compile(JSON.parse(read(pathOf(form)))));
  }
});

/** What a published schema has against some data. */
function faults(name: string, data: unknown): string[] {
  const validate = validators.get(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const reports = [
  ['check', ['check', 'shiguang.apk', '--policy', 'privacy-policy.html']],
  ['app', ['app', 'shiguang.apk']],
  ['policy', ['policy', 'privacy-policy.html']],
] as const;

describe('the published schemas', () => {
  // `npm run build:schemas` writes them anew.
  it.each(publishedForms)(
    '$name.schema.json says what the code does, at its address in the package',
    (form) => {
      const published = JSON.parse(read(pathOf(form)));
      expect(published).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(form))));
      expect(published.$id).toBe(`https://unpkg.com/apk-policy-audit/${pathOf(form)}`);
      expect(JSON.parse(read('package.json')).files).toContain(form.folder);
    },
  );

  it('are all there are', () => {
    const known = publishedForms.map(pathOf);
    for (const folder of ['docs/schemas', 'sdk-signatures']) {
      const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.schema.json'));
      for (const file of files) expect(known).toContain(`${folder}/${file}`);
    }
  });
});

describe('what the command line writes', () => {
  it.each(reports)('keeps the schema of %s, and says nothing beyond it', async (name, args) => {
    const { stdout } = await runCli([...args, '--format', 'json'], {}, samplesFolder);
    const report = JSON.parse(stdout);
    expect(faults(name, report)).toEqual([]);
    // The schema readers get lets more pass; our own output must be described whole.
    const form = publishedForms.find((each) => each.name === name);
    const whole = z.toJSONSchema(form?.schema ?? z.never(), { io: 'output', unrepresentable: 'any' });
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(whole);
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is refused by its schema where a field is missing or of another kind', async () => {
    const { stdout } = await runCli([...reports[0][1], '--format', 'json'], {}, samplesFolder);
    const report = JSON.parse(stdout);
    expect(faults('check', { ...report, schemaVersion: 2 })).not.toEqual([]);
    const [finding, ...rest] = report.findings;
    expect(faults('check', { ...report, findings: [{ ...finding, fingerprint: 'x' }, ...rest] })).toEqual([
      expect.stringContaining('/findings/0/fingerprint'),
    ]);
    const { app: _, ...withoutApp } = report;
    expect(faults('check', withoutApp)).toEqual([expect.stringContaining("required property 'app'")]);
  });
});

describe('what people write', () => {
  it('is held to its schema: the configuration that init writes, and a baseline', () => {
    expect(faults('config', parse(read('docs/ci/apk-audit.config.yaml')))).toEqual([]);
    expect(faults('config', { failOm: 'error' })).not.toEqual([]);
    expect(faults('baseline', JSON.parse(read('test/cli/accepted-stale.json')))).toEqual([]);
    expect(faults('baseline', { schemaVersion: 1, findings: [{ fingerprint: 'short' }] })).not.toEqual([]);
  });

  it('is held to its schema: every signature and vendor', () => {
    const folder = join(root, 'sdk-signatures');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /^[^/\\]+[/\\][^/\\]+\.json$/.test(path) && !path.endsWith('.schema.json'),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const name = /vendor\.json$/.test(file) ? 'vendor' : 'signature';
      expect({ file, faults: faults(name, JSON.parse(readFileSync(join(folder, file), 'utf8'))) }).toEqual({
        file,
        faults: [],
      });
    }
  });
});
