import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/bytes/limits.js';
import { readProtoResources } from '../../../src/formats/proto/read-proto-resources.js';
import { readProtoXml } from '../../../src/formats/proto/read-proto-xml.js';
import { toInt32, wireFields } from '../../../src/formats/proto/wire-reader.js';
import { buildProtoResources, buildProtoXml, bytesField, numberField } from '../../builders/proto-builder.js';

const fields = (bytes: readonly number[]) =>
  [...wireFields(Uint8Array.from(bytes), 'x.pb')].map(({ number, value, bytes: body }) => [
    number,
    value,
    body.length,
  ]);

describe('protobuf fields', () => {
  test('come in order with their numbers', () => {
    expect(fields([...numberField(1, 300), ...bytesField(16, 'abc')])).toEqual([
      [1, 300, 0],
      [16, 0, 3],
    ]);
  });

  test('of fixed width are read too', () => {
    expect(fields([0x0d, 1, 0, 0, 0, 0x11, 2, 0, 0, 0, 0, 0, 0, 0])).toEqual([
      [1, 1, 0],
      [2, 2, 0],
    ]);
  });

  test('hold negative numbers in ten bytes', () => {
    const [field] = [...wireFields(Uint8Array.from(numberField(6, -7)), 'x.pb')];
    expect(toInt32(field?.value ?? 0)).toBe(-7);
  });

  test.each([
    ['cut off', [0x0a, 5, 1], 'truncated'],
    ['a length of 4 GB', [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], 'truncated'],
    ['a number without end', Array<number>(12).fill(0xff), 'varint-too-long'],
    ['a group', [0x0b], 'bad-wire-type'],
  ])('%s: an error', (_name, bytes, code) => {
    expect(() => fields(bytes)).toThrowError(expect.objectContaining({ code, format: 'proto' }));
  });
});

describe('a protobuf manifest', () => {
  test('nested beyond the limit is an error', () => {
    const deep = buildProtoXml({ tag: 'a', children: [{ tag: 'b', children: [{ tag: 'c' }] }] });
    const read = (limits: object) => () => readProtoXml(deep, 'm', { ...DEFAULT_LIMITS, ...limits });
    expect(read({ xmlDepth: 2 })).toThrow('too-deep');
    expect(read({ xmlElements: 2 })).toThrow('too-many-elements');
    expect(read({})().children[0]?.children[0]?.tag).toBe('c');
  });

  test('of other bytes has no root', () => {
    expect(() => readProtoXml(Uint8Array.from(bytesField(9, 'x')), 'm', DEFAULT_LIMITS)).toThrow(
      'no-root-element',
    );
  });
});

test('a protobuf resource table keeps names, locales and references', () => {
  const table = readProtoResources(
    buildProtoResources({
      first: [{ locale: 'zh-Hant-TW', value: '繁' }],
      second: [{ locale: '', value: { reference: 0x7f010000 } }],
    }),
    'resources.pb',
  );
  expect(table.name(0x7f010001)).toBe('string/second');
  expect(table.values(0x7f010000)[0]).toMatchObject({
    configuration: { language: 'zh', script: 'Hant', region: 'TW' },
    value: { kind: 'string', text: '繁' },
  });
  expect(table.values(0x7f010001)[0]?.value).toEqual({ kind: 'reference', id: 0x7f010000 });
  expect(table.values(0x7f010002)).toEqual([]);
});
