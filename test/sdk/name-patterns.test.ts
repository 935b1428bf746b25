import { expect, test } from 'vitest';
import { buildNamePatterns, matchesPattern } from '../../src/sdk/name-patterns.js';

test.each([
  ['libAMapSDK_MAP_v9_1.so', 'libAMapSDK_MAP_v*.so', true],
  ['libAMapSDK_MAP_v.so', 'libAMapSDK_MAP_v*.so', true],
  ['libAMapSDK_MAP_v9', 'libAMapSDK_MAP_v*.so', false],
  ['assets/a/b.dat', 'assets/*.dat', false],
  ['assets/a/b.dat', 'assets/*/b.dat', true],
  ['assets/a/c/b.dat', 'assets/*/b.dat', false],
  ['a1b2c', 'a*b*c', true],
  ['abab', 'ab*ab', true],
  ['aba', 'ab*ba', false],
  ['a-x-b', 'a*x*x*b', false],
])('%s against %s: %s', (name, pattern, fits) => {
  expect(matchesPattern(name, pattern)).toBe(fits);
});

test('an exact name goes before a pattern', () => {
  const names = buildNamePatterns([
    ['lib*.so', 0],
    ['libone.so', 1],
    ['assets/*/x', 2],
  ]);
  expect(['libone.so', 'libtwo.so', 'assets/q/x', 'x'].map((name) => names.find(name))).toEqual([
    1, 0, 2, -1,
  ]);
});

test('of several patterns that fit, the one with most literal characters wins', () => {
  const names = buildNamePatterns([
    ['libMap_*.so', 0],
    ['libMap_bike_v*.so', 1],
    ['lib*.so', 2],
  ]);
  expect(['libMap_bike_v2.so', 'libMap_bikes.so', 'libOther.so'].map((name) => names.find(name))).toEqual([
    1, 0, 2,
  ]);
});
