import { describe, expect, it } from 'vitest';
import { appFacts, disclosed, permission, policyFacts, quote } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

const find = (permissions: Parameters<typeof permission>[0][], entries: ReturnType<typeof disclosed>[]) =>
  findingsOf('permission-stale', {
    app: appFacts({ permissions: permissions.map((name) => permission(name)) }),
    policy: policyFacts({ permissions: entries }),
  });

describe('permission-stale', () => {
  it('finds a permission constant in the policy that the app does not request', () => {
    const entry = disclosed('SMS', { names: ['android.permission.READ_SMS'] });
    expect(find([], [entry])).toMatchObject([
      {
        severity: 'warning',
        confidence: 'high',
        subject: { kind: 'permission', id: 'android.permission.READ_SMS' },
        args: { literal: true },
        evidence: { app: [], policy: entry.evidence },
      },
    ]);
  });

  it('finds an access right none of whose permissions is requested, with less weight', () => {
    expect(find([], [disclosed('CALENDAR')])).toMatchObject([
      { severity: 'info', confidence: 'medium', subject: { id: 'android.permission.READ_CALENDAR' } },
    ]);
  });

  it('accepts an access right when any permission that grants it is requested', () => {
    expect(find(['android.permission.WRITE_CALENDAR'], [disclosed('CALENDAR')])).toEqual([]);
  });

  it('accepts an access that a requested one covers: location in the background is location', () => {
    expect(find(['android.permission.ACCESS_BACKGROUND_LOCATION'], [disclosed('LOCATION')])).toEqual([]);
    expect(
      find(['android.permission.ACCESS_FINE_LOCATION'], [disclosed('BACKGROUND_LOCATION')]),
    ).toHaveLength(1);
  });

  const callPhone = disclosed('CALL_PHONE', {
    names: ['android.permission.CALL_PHONE'],
    evidence: [quote('android.permission.CALL_PHONE', 8)],
  });
  it.each([
    ['beside the constant of another access: 拨打电话权限（CALL_PHONE）', [quote('电话权限', 8)], 0],
    ['on another line', [quote('电话权限', 9)], 1],
    ['beside the constant and elsewhere', [quote('电话权限', 8), quote('电话权限', 30)], 1],
    ['far behind it in a text of one line', [{ ...quote('电话权限', 8), column: 400 }], 1],
  ])('weighs words %s', (_, evidence, count) => {
    const found = find(
      ['android.permission.CALL_PHONE'],
      [callPhone, disclosed('PHONE_STATE', { evidence })],
    );
    expect(found).toHaveLength(count);
  });

  it('judges each written constant by itself', () => {
    const names = ['android.permission.READ_CONTACTS', 'android.permission.WRITE_CONTACTS'];
    const found = find(['android.permission.READ_CONTACTS'], [disclosed('CONTACTS', { names })]);
    expect(found.map((finding) => finding.subject.id)).toEqual(['android.permission.WRITE_CONTACTS']);
  });

  it.each(['data', 'denied'] as const)('leaves alone what the policy speaks of as %s', (strength) => {
    expect(find([], [disclosed('SMS', { strength })])).toEqual([]);
  });

  it('leaves alone what only an SDK’s row says that the SDK does, but not a constant written there', () => {
    expect(find([], [disclosed('LOCATION', { by: 'sdk' })])).toEqual([]);
    expect(find([], [disclosed('LOCATION', { by: 'both' })])).toHaveLength(1);
    const names = ['android.permission.ACCESS_FINE_LOCATION'];
    expect(find([], [disclosed('LOCATION', { by: 'sdk', names })])).toHaveLength(1);
  });

  it('leaves alone accesses that need no permission', () => {
    expect(find([], [disclosed('CLIPBOARD')])).toEqual([]);
  });
});
