import { describe, expect, it } from 'vitest';
import { deviceAccessIdSchema } from '../../src/taxonomy/device-access-id.js';
import {
  accessName,
  coversAccess,
  deviceAccess,
  deviceAccesses,
} from '../../src/taxonomy/device-accesses.js';
import data from '../../src/taxonomy/device-accesses.json' with { type: 'json' };
import { deviceAccessTableSchema } from '../../src/taxonomy/device-accesses-schema.js';

describe('the device accesses', () => {
  it('are valid by their schema', () => {
    expect(deviceAccessTableSchema.safeParse(data).error).toBeUndefined();
  });

  it('are exactly the ids of the vocabulary, each once', () => {
    expect(deviceAccesses.map((a) => a.id).sort()).toEqual([...deviceAccessIdSchema.options].sort());
  });

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)('have distinct names in %s', (language) => {
    const names = deviceAccesses.map((a) => a.names[language]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('take their permissions from the permission table', () => {
    expect(deviceAccess('CALL_LOG').permissions).toContain('android.permission.READ_CALL_LOG');
    expect(deviceAccess('CALENDAR').permissions).toEqual([
      'android.permission.READ_CALENDAR',
      'android.permission.WRITE_CALENDAR',
    ]);
  });
});

describe('accessName', () => {
  it('speaks the language of the report', () => {
    expect(accessName('CAMERA', 'zh-CN')).toBe('相机');
    expect(accessName('CAMERA', 'en')).toBe('Camera');
  });
});

describe('coversAccess', () => {
  it('lets words on background location stand for location, not the reverse', () => {
    expect(coversAccess('BACKGROUND_LOCATION', 'LOCATION')).toBe(true);
    expect(coversAccess('LOCATION', 'BACKGROUND_LOCATION')).toBe(false);
  });

  it('lets an access stand for itself and for no unrelated one', () => {
    expect(coversAccess('CAMERA', 'CAMERA')).toBe(true);
    expect(coversAccess('CAMERA', 'MICROPHONE')).toBe(false);
  });
});
