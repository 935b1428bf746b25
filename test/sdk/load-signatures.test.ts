import { expect, test } from 'vitest';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { loadSignatureFolder } from '../../src/sdk/signature-folder.js';

test('the compiled signatures are those of the folder', () => {
  const built = loadBuiltInSignatures();
  const read = loadSignatureFolder('sdk-signatures');
  expect(built.sdks.map(({ id }) => id)).toEqual(read.sdks.map(({ id }) => id));
  expect(built.sdks.map(({ matchers }) => matchers)).toEqual(read.sdks.map(({ matchers }) => matchers));
  expect(built.vendors.map(({ id }) => id)).toEqual(read.vendors.map(({ id }) => id));
});
