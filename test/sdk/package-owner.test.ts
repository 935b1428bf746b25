import { expect, test } from 'vitest';
import { packageOwner } from '../../src/sdk/package-owner.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import { signature, signatureSet } from '../builders/sdk-signatures.js';

const owner = packageOwner(
  buildSignatureIndex(
    signatureSet(
      signature('outer', { matchers: { packages: ['com.a'] } }),
      signature('inner', { matchers: { packages: ['com.a.b'] } }),
    ),
  ),
);

test.each([
  ['com.a.X', 'outer'],
  ['Lcom/a/X;', 'outer'],
  ['[[Lcom/a/b/X;', 'inner'],
  ['com.a.b.c.X$Y', 'inner'],
  ['com.a.bX', 'outer'],
  ['com.ab.X', null],
  ['com.a', null],
  ['I', null],
  ['', null],
])('the class %j belongs to %j', (name, id) => {
  expect(owner(name)).toBe(id);
});
