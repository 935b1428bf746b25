import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Adds a signature, its vendor where new, and a test that holds it to an app that contains it and one that does not.
 * The check of signatures refuses it until names, matchers and sources are filled in.
 * @param root the repository
 * @param vendor vendor id, the folder
 * @param id product id, the file
 * @returns paths written, relative to the root
 * @throws Error for ids of another form, or a signature that exists
 */
export function scaffoldSignature(root: string, vendor: string, id: string): string[] {
  for (const word of [vendor, id]) {
    if (!idPattern.test(word)) throw new Error(`"${word}" is no id: use lower-case words joined by hyphens`);
  }
  mkdirSync(join(root, 'sdk-signatures', vendor), { recursive: true });
  const vendorPath = `sdk-signatures/${vendor}/vendor.json`;
  const files: [string, string][] = [
    [`sdk-signatures/${vendor}/${id}.json`, json(signature(vendor, id))],
    [`test/sdk/signatures/${id}.test.ts`, testFile(id)],
  ];
  if (!existsSync(join(root, vendorPath))) files.unshift([vendorPath, json(vendorFile(vendor))]);
  mkdirSync(join(root, 'test/sdk/signatures'), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(root, path), text, { flag: 'wx' });
  return files.map(([path]) => path);
}

function vendorFile(id: string) {
  const names = { 'zh-Hans': [], 'zh-Hant': [], en: [] };
  return {
    $schema: '../vendor.schema.json',
    id,
    names,
    aliases: [],
    site: null,
    country: null,
    families: [],
  };
}

function signature(vendor: string, id: string) {
  return {
    $schema: '../signature.schema.json',
    id,
    vendor,
    kind: 'sdk',
    category: 'other',
    names: { 'zh-Hans': [], 'zh-Hant': [], en: [] },
    aliases: [],
    matchers: { packages: [], components: [], nativeLibraries: [] },
    permissions: { required: [], optional: [] },
    dataTypes: [],
    privacyPolicyUrl: null,
    documentationUrl: null,
    sources: [],
  };
}

function testFile(id: string): string {
  return `import { describe, expect, it } from 'vitest';
import { matchedIds } from '../matched-ids.js';

describe('${id}', () => {
  it('is found by the class names its vendor ships', () => {
    expect(matchedIds(['com.example.replace.with.a.class.of.the.Sdk'])).toContain('${id}');
  });

  it('is not found by names that only resemble them', () => {
    expect(matchedIds(['com.example.replace.with.a.near.Miss'])).not.toContain('${id}');
  });
});
`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
