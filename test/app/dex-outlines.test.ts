import { expect, test } from 'vitest';
import { archiveOutlines } from '../../src/app/archive-outlines.js';
import { dexOutlines, type NamedOutline } from '../../src/app/dex-outlines.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { openDex } from '../../src/formats/dex/open-dex.js';
import { openZip } from '../../src/formats/zip/open-zip.js';
import { classFeatures } from '../../src/sdk/class-features.js';
import { buildClassFile } from '../builders/class-file-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import { buildZip } from '../builders/zip-builder.js';

const strings = ['https://push.x.com', 'register failed: '];
const calls = [
  'Landroid/os/Build;->getSerial()Ljava/lang/String;',
  'Landroid/os/Process;->myPid()I',
  'Landroid/os/Process;->myUid()I',
  'Landroid/os/SystemClock;->uptimeMillis()J',
  'Lcom/x/B;->call()V',
];
const prototypes = ['()V', '()I', '()Z', '(Lcom/x/B;)V', '(Landroid/content/Context;)V', '(J)V'];

const dex = buildDex({
  classes: [
    {
      name: 'com.x.A',
      superclass: 'android.app.Service',
      interfaces: ['java.lang.Runnable'],
      methods: prototypes.map((signature, i) => ({
        name: `m${i}`,
        signature,
        kind: 'static' as const,
        code:
          i > 0
            ? [{ op: 'return-void' as const }]
            : [
                ...strings.map((value) => ({ op: 'const-string' as const, register: 0, value })),
                ...calls.map((method) => ({ op: 'invoke-static' as const, registers: [], method })),
                { op: 'return-void' as const },
              ],
      })),
    },
  ],
});

const jar = buildZip([
  { name: 'META-INF/MANIFEST.MF', data: new TextEncoder().encode('Manifest-Version: 1.0\n') },
  {
    name: 'com/x/A.class',
    data: buildClassFile({
      name: 'com/x/A',
      superclass: 'android/app/Service',
      interfaces: ['java/lang/Runnable'],
      methods: prototypes.map((descriptor, i) => ({ name: `m${i}`, descriptor })),
      strings,
      calls: calls.map((call) => {
        const [owner = '', rest = ''] = call.split(';->');
        const at = rest.indexOf('(');
        return { owner: owner.slice(1), name: rest.slice(0, at), descriptor: rest.slice(at) };
      }),
      constants: { VERSION: 'not loaded by code' },
    }),
  },
]);

async function outlinesOf(bytes: Uint8Array): Promise<NamedOutline[]> {
  const outlines: NamedOutline[] = [];
  for await (const outline of archiveOutlines(await openZip(bufferSource(bytes), 'archive')))
    outlines.push(outline);
  return outlines;
}

test('a class has the same features in a jar, in an AAR and in a dex file', async () => {
  const fromDex = openDex(dex, 'classes.dex').dexFiles.flatMap((file) => [...dexOutlines(file)]);
  const fromJar = await outlinesOf(jar);
  const fromAar = await outlinesOf(buildZip([{ name: 'classes.jar', data: jar }]));
  const fromApk = await outlinesOf(buildZip([{ name: 'classes.dex', data: dex }]));
  const features = (outlines: readonly NamedOutline[]) =>
    outlines.map(({ name, outline, text }) => {
      const { strings: features, shapes } = classFeatures(outline);
      return { name, strings: features.map(text).sort(), shapes };
    });
  expect(features(fromDex)).toEqual([
    { name: 'com.x.A', strings: [...strings].sort(), shapes: [expect.any(Number), expect.any(Number)] },
  ]);
  expect(features(fromJar)).toEqual(features(fromDex));
  expect(features(fromAar)).toEqual(features(fromDex));
  expect(features(fromApk)).toEqual(features(fromDex));
});
