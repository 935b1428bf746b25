import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildDex, type DexDescription } from './dex-builder.js';
import { dexdump, dexdumpNote, hasDexdump } from './dexdump-tool.js';

const CONTEXT = 'Landroid/content/Context;';

const EVERYTHING: DexDescription = {
  mentionedTypes: ['[[I', 'Lcom/vendor/Unused;'],
  mentionedStrings: ['', '设备标识', '🙂'],
  classes: [
    { name: 'com.example.Child', superclass: 'com.example.Main' },
    {
      name: 'com.example.Main',
      superclass: 'android.app.Activity',
      interfaces: ['java.lang.Runnable'],
      fields: [
        { name: 'KEY', type: 'Ljava/lang/String;', value: 'android_id' },
        { name: 'COUNT', type: 'I', value: -7 },
        { name: 'DEFAULT', type: 'J' },
        { name: 'ON', type: 'Z', value: true },
        { name: 'held', type: CONTEXT, kind: 'instance' },
      ],
      methods: [
        {
          name: '<init>',
          code: [
            { op: 'invoke-direct', registers: ['p0'], method: 'Landroid/app/Activity;-><init>()V' },
            { op: 'return-void' },
          ],
        },
        {
          name: 'run',
          code: [
            { op: 'const-string', register: 0, value: 'phone' },
            {
              op: 'invoke-virtual',
              registers: ['p0', 0],
              method: `${CONTEXT}->getSystemService(Ljava/lang/String;)Ljava/lang/Object;`,
            },
            { op: 'move-result-object', register: 0 },
            { op: 'sget-object', register: 1, field: 'Landroid/os/Build;->SERIAL:Ljava/lang/String;' },
            { op: 'const-string/jumbo', register: 1, value: '设备标识' },
            { op: 'invoke-static/range', registers: [0, 1], method: 'La/B;->c(Ljava/lang/Object;I)V' },
            { op: 'const/4', register: 2, value: 2 },
            { op: 'packed-switch', register: 2, offset: 7 },
            { op: 'fill-array-data', register: 2, offset: 12 },
            { op: 'return-void' },
            { op: 'packed-switch-payload', firstKey: 1, targets: [3, 6] },
            { op: 'fill-array-data-payload', width: 1, data: [1, 2, 3] },
          ],
        },
        { name: 'native1', kind: 'native', signature: '(JLjava/lang/String;)V' },
        {
          name: 'go',
          kind: 'static',
          signature: '([Ljava/lang/String;J)I',
          code: [
            { op: 'const/16', register: 0, value: 300 },
            { op: 'return', register: 0 },
          ],
        },
      ],
    },
  ],
};

test('the same description gives the same bytes', () => {
  expect(Buffer.from(buildDex(EVERYTHING)).equals(Buffer.from(buildDex(EVERYTHING)))).toBe(true);
});

test.skipIf(!hasDexdump)(`Android's verifier accepts what the builder writes${dexdumpNote}`, () => {
  const path = join(mkdtempSync(join(tmpdir(), 'dex-')), 'classes.dex');
  for (const version of ['035', '037', '038', '039'] as const) {
    writeFileSync(path, buildDex({ ...EVERYTHING, version }));
    expect(dexdump(path, '-c')).toContain('Checksum verified');
    const dump = dexdump(path, '-d');
    expect(dump.match(/Class descriptor {2}: '.*'/g)).toHaveLength(2);
    expect(dump).toMatch(/const-string v0, "phone"/);
    expect(dump).toMatch(/invoke-static\/range \{v0, v1\}, La\/B;\.c:\(Ljava\/lang\/Object;I\)V/);
    expect(dump).toMatch(/value\s+: "android_id"/);
    expect(dump).toMatch(/value\s+: -7/);
    expect(dump).toMatch(/packed-switch v2.*\n.*fill-array-data v2/);
    expect(dump).toMatch(/array-data \(6 units\)/);
  }
});
