import { describe, expect, it } from 'vitest';
import { appFacts, disclosed, permission, policyFacts } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

const background = 'android.permission.ACCESS_BACKGROUND_LOCATION';
const facts = (entries: ReturnType<typeof disclosed>[], ...permissions: ReturnType<typeof permission>[]) => ({
  app: appFacts({ permissions: permissions.length > 0 ? permissions : [permission(background)] }),
  policy: policyFacts({ permissions: entries }),
});

describe('permission-background-location', () => {
  it('finds location told without a word on the background, and permission-undisclosed does not say it again', () => {
    const half = facts([disclosed('LOCATION')]);
    expect(findingsOf('permission-background-location', half)).toMatchObject([
      { severity: 'error', confidence: 'medium', subject: { id: background } },
    ]);
    expect(findingsOf('permission-undisclosed', half)).toEqual([]);
  });

  it.each([
    ['the background is told', facts([disclosed('LOCATION'), disclosed('BACKGROUND_LOCATION')])],
    ['only the background is told, which is location too', facts([disclosed('BACKGROUND_LOCATION')])],
    [
      'it is denied, which is worse',
      facts([disclosed('LOCATION'), disclosed('BACKGROUND_LOCATION', { strength: 'denied' })]),
    ],
    ['no location is told at all, which is undisclosed', facts([])],
    [
      'the app asks for location in use alone',
      facts([disclosed('LOCATION')], permission('android.permission.ACCESS_FINE_LOCATION')),
    ],
    [
      'the platform adds it, which has a rule of its own',
      facts([disclosed('LOCATION')], permission(background, { source: 'implied' })),
    ],
  ])('is silent where %s', (_, sides) => {
    expect(findingsOf('permission-background-location', sides)).toEqual([]);
  });

  it('leaves a policy without any word on location to permission-undisclosed', () => {
    expect(findingsOf('permission-undisclosed', facts([]))).toHaveLength(1);
  });
});
