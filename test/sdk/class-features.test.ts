import { describe, expect, test } from 'vitest';
import {
  type ClassOutline,
  callFeature,
  classFeatures,
  stringFeature,
} from '../../src/sdk/class-features.js';

const outline: ClassOutline = {
  superclass: 'Landroid/app/Service;',
  interfaces: ['Lcom/x/Callback;', 'Ljava/lang/Runnable;'],
  prototypes: ['()V', '(Lcom/x/A;I)V', '(Landroid/content/Context;)Lcom/x/B;', '()I', '()Z', '()J'],
  strings: [7, 8],
  calls: [1, 2, 3, 4],
};

describe('the features of a class', () => {
  test('stay the same when every name outside the framework changes', () => {
    const renamed = {
      ...outline,
      interfaces: ['La/b;', 'Ljava/lang/Runnable;'],
      prototypes: ['()J', '()V', '(La/a;I)V', '(Landroid/content/Context;)La/c;', '()I', '()Z'],
      calls: [4, 3, null, 2, 1],
    };
    expect(classFeatures(renamed)).toEqual(classFeatures(outline));
  });

  test.each<[string, Partial<ClassOutline>]>([
    ['the superclass', { superclass: 'Landroid/app/Activity;' }],
    ['a framework interface', { interfaces: ['Lcom/x/Callback;'] }],
    [
      'a framework type in a prototype',
      { prototypes: ['()V', '(Lcom/x/A;I)V', '(Landroid/app/Activity;)Lcom/x/B;', '()I', '()Z', '()J'] },
    ],
    ['the set of framework calls', { calls: [1, 2, 3, 5] }],
  ])('differ with %s', (_, change) => {
    expect(classFeatures({ ...outline, ...change }).shapes).not.toEqual(classFeatures(outline).shapes);
  });

  test('leave out shapes that many classes share', () => {
    expect(classFeatures({ ...outline, prototypes: ['()V', '()I'], calls: [1, 2, 2, null] }).shapes).toEqual(
      [],
    );
  });
});

test('a string is a feature where it is long enough and written by a person', () => {
  expect(stringFeature('push/v3')).toBe(stringFeature('push/v3'));
  expect(stringFeature('push/v3')).not.toBe(stringFeature('push/v4'));
  expect([stringFeature('name'), stringFeature(''), stringFeature('id=\u0001, name')]).toEqual([
    null,
    null,
    null,
  ]);
});

test.each([
  ['Landroid/telephony/TelephonyManager;', true],
  ['Ljavax/crypto/Cipher;', true],
  ['Lorg/json/JSONObject;', true],
  ['Landroid/support/v4/app/Fragment;', false],
  ['Landroidx/core/app/X;', false],
  ['Ljava/lang/StringBuilder;', false],
  ['Ljava/util/ArrayList;', false],
  ['Ljava/util/zip/Inflater;', true],
  ['Lcom/x/A;', false],
])('a call of %s counts: %s', (owner, counts) => {
  expect(callFeature(owner, 'a', '()V') !== null).toBe(counts);
});
