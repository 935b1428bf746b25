import { expect, test } from 'vitest';
import * as z from 'zod';
import { sdkSchema, vendorSchema } from '../../src/sdk/signature-schema.js';

// The editor's schemas are what the loader's schemas say; `npx vitest run test/sdk -u` writes them anew.
test.each([
  ['signature', 'A signature of apk-policy-audit', sdkSchema],
  ['vendor', 'A vendor of apk-policy-audit signatures', vendorSchema],
])('%s.schema.json says what the loader demands', async (name, title, schema) => {
  const json = { title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(
    `../../sdk-signatures/${name}.schema.json`,
  );
});
