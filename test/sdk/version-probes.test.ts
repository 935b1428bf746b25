import { expect, test } from 'vitest';
import { propertyOf, versionOf } from '../../src/sdk/version-probes.js';

test.each([
  ['1.2.3', '1.2.3'],
  [' v9.5.1+c\n', '9.5.1+c'],
  ['7', '7'],
  ['', null],
  ['unspecified', null],
  ['1.2 beta', null],
  [`1.${'0'.repeat(80)}`, null],
  ['<script>', null],
])('%j as a version is %j', (text, version) => {
  expect(versionOf(text)).toBe(version);
});

test.each([
  ['version=1.0', '1.0'],
  ['#c\r\nclient=x\r\nversion: 2.0\r\n', ' 2.0'],
  ['versions=1.0\nmy.version=2', null],
  ['=1', null],
  ['', null],
])('in %j the version is %j', (text, value) => {
  expect(propertyOf(text, 'version')).toBe(value);
});
