import { describe, expect, it } from 'vitest';
import { isWorthRetrying } from '../../../src/batch/queue/retry-causes.js';

describe('a failure is tried again', () => {
  it.each([
    'package-url-timeout',
    'package-url-unreachable',
    'package-url-busy',
    'package-url-changed',
    'policy-url-timeout',
    'policy-url-unreachable',
    'policy-url-busy',
  ])('until the last try where the network may be at fault: %s', (code) => {
    expect([1, 2, 3, 4].map((tries) => isWorthRetrying(code, tries, 3))).toEqual([true, true, false, false]);
  });

  it.each(['memory-limit', 'crashed'])('once where a neighbour may be at fault: %s', (code) => {
    expect([1, 2, 3].map((tries) => isWorthRetrying(code, tries, 5))).toEqual([true, false, false]);
    expect(isWorthRetrying(code, 1, 1)).toBe(false);
  });

  it.each([
    'package-not-a-zip',
    'package-truncated',
    'package-url-status',
    'package-url-private',
    'package-url-too-large',
    'policy-without-text',
    'time-limit',
    'internal-error',
    'file-not-found',
  ])('never where the next try would end the same: %s', (code) => {
    expect(isWorthRetrying(code, 1, 3)).toBe(false);
  });
});
