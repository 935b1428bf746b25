import { describe, expect, test } from 'vitest';
import { hashOfName } from '../../../src/app/code-scan/name-hash.js';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { CodeWalk } from '../../../src/formats/dex/code-walk.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { DexFile } from '../../../src/formats/dex/dex-file.js';
import { findString } from '../../../src/formats/dex/find-in-tables.js';
import { REFERENCE, REFERENCES, UNITS } from '../../../src/formats/dex/opcodes.js';
import { NOTE, NOTE_COLUMNS } from '../../../src/formats/dex/walk-columns.js';
import { WalkMemory } from '../../../src/formats/dex/walk-memory.js';
import { buildDex, type DexDescription, type Instruction } from '../../builders/dex-builder.js';

const METHOD = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';

function dexOf(code: readonly Instruction[]): DexFile {
  return new DexFile(buildDex({ classes: [{ name: 'a.A', methods: [{ name: 'm', code }] }] }), 'classes.dex');
}

/** What the one method of a file refers to, in words. */
function seen(dex: DexFile): { references: string[]; stopped: number } {
  const [method] = methodsOfClass(dex, 0, dexBudget(dex));
  const codeOffset = method?.codeOffset ?? 0;
  const found = new CodeWalk(dex, new WalkMemory()).readReferences(codeOffset);
  const stopped = found.brokenAt;
  const references = Array.from({ length: found.count }, (_, row) =>
    inWords(dex, found.opcodes[row] ?? 0, found.indexes[row] ?? 0),
  );
  return { references, stopped: stopped < 0 ? -1 : stopped - (codeOffset + 16) };
}

function inWords(dex: DexFile, opcode: number, index: number): string {
  switch (REFERENCES[opcode]) {
    case REFERENCE.method:
      return `method ${dex.string(dex.methodName(index))}`;
    case REFERENCE.field:
      return `field ${dex.string(dex.fieldName(index))}`;
    case REFERENCE.type:
      return `type ${dex.descriptor(index)}`;
    default:
      return `string ${dex.string(index)}`;
  }
}

describe('the references of a method', () => {
  test('are of every kind, in the order of the instructions', () => {
    const { references, stopped } = seen(
      dexOf([
        { op: 'const-string', register: 0, value: 'short' },
        { op: 'const-string/jumbo', register: 0, value: 'jumbo' },
        { op: 'invoke-virtual', registers: [0], method: METHOD },
        { op: 'invoke-static/range', registers: [0, 1, 2], method: 'La/B;->range(III)V' },
        { op: 'sget-object', register: 0, field: 'Landroid/os/Build;->SERIAL:Ljava/lang/String;' },
        { op: 'iput-object', register: 0, object: 1, field: 'La/A;->held:Ljava/lang/Object;' },
        { op: 'new-instance', register: 0, type: 'La/B;' },
        { op: 'filled-new-array', registers: [0, 1], type: '[Ljava/lang/String;' },
        { op: 'instance-of', to: 0, from: 1, type: 'La/C;' },
        {
          op: 'invoke-polymorphic',
          registers: [0],
          method: 'Ljava/lang/invoke/MethodHandle;->invoke([Ljava/lang/Object;)Ljava/lang/Object;',
          signature: '()V',
        },
        { op: 'return-void' },
      ]),
    );
    expect(references).toEqual([
      'string short',
      'string jumbo',
      'method getDeviceId',
      'method range',
      'field SERIAL',
      'field held',
      'type La/B;',
      'type [Ljava/lang/String;',
      'type La/C;',
      'method invoke',
    ]);
    expect(stopped).toBe(-1);
  });

  test('do not come from the payloads of switches and arrays, whatever their data look like', () => {
    const { references, stopped } = seen(
      dexOf([
        { op: 'packed-switch', register: 0, offset: 10 },
        { op: 'sparse-switch', register: 0, offset: 15 },
        { op: 'fill-array-data', register: 0, offset: 22 },
        { op: 'nop' },
        // 0x6e is invoke-virtual's opcode: read as code, these data would be calls.
        { op: 'packed-switch-payload', firstKey: 0x006e, targets: [0x006e, 0x006e] },
        {
          op: 'sparse-switch-payload',
          cases: [
            { key: 0x006e, target: 0x006e },
            { key: 0x0071, target: 0x6e },
          ],
        },
        { op: 'fill-array-data-payload', width: 1, data: [0x6e, 0, 0x6e, 0, 0x6e] },
        { op: 'invoke-virtual', registers: [0], method: METHOD },
        { op: 'return-void' },
      ]),
    );
    expect(references).toEqual(['method getDeviceId']);
    expect(stopped).toBe(-1);
  });

  test('come after a plain nop, even one with a set high byte that names no payload', () => {
    const { references } = seen(
      dexOf([
        { op: 'units', units: [0x0400] },
        { op: 'invoke-virtual', registers: [0], method: METHOD },
      ]),
    );
    expect(references).toEqual(['method getDeviceId']);
  });

  test.each<[string, Instruction[], number]>([
    ['an instruction cut off by the end', [{ op: 'nop' }, { op: 'units', units: [0x006e, 0x0000] }], 2],
    ['a switch payload longer than the method', [{ op: 'units', units: [0x0100, 0xffff, 0, 0, 0, 0] }], 0],
    ['an array payload of 2^32 elements', [{ op: 'units', units: [0x0300, 0xffff, 0xffff, 0xffff, 0] }], 0],
    [
      'a payload whose header is cut off',
      [{ op: 'nop' }, { op: 'nop' }, { op: 'units', units: [0x0200] }],
      4,
    ],
    ['a method that no table has', [{ op: 'units', units: [0x006e, 0x7fff, 0x0000] }], 0],
    ['a jumbo string that no table has', [{ op: 'units', units: [0x001b, 0x0000, 0x7fff] }], 0],
    ['a type that no table has', [{ op: 'units', units: [0x0022, 0x7fff] }], 0],
    ['a field that no table has', [{ op: 'units', units: [0x0062, 0x7fff] }], 0],
  ])('end at %s', (_, code, offset) => {
    const { references, stopped } = seen(dexOf(code));
    expect(stopped).toBe(offset);
    expect(references).toEqual([]);
  });

  test('many methods that share one large code item spend the budget instead of the time', () => {
    const dex = dexOf([{ op: 'units', units: new Array<number>(4000).fill(0) }]);
    const [large] = methodsOfClass(dex, 0, dexBudget(dex));
    const walk = new CodeWalk(dex, new WalkMemory());
    const walkAll = (): void => {
      for (let call = 0; call < 200; call++) walk.readReferences(large?.codeOffset ?? 0);
    };
    expect(walkAll).toThrow(expect.objectContaining({ code: 'budget-spent' }));
  });
});

/** Marks nothing and everything: no type is the platform's, every call is gathered. */
function walked(dex: DexFile, wantedNames = new Uint8Array(dex.stringCount)) {
  const walk = new CodeWalk(dex, new WalkMemory());
  const members = walk.readMembers(new Uint8Array(dex.typeCount), wantedNames);
  walk.startClasses({
    methodActions: new Uint16Array(dex.methodCount),
    fieldActions: new Uint16Array(dex.fieldCount).fill(1),
    stringMarks: new Uint8Array(dex.stringCount).fill(1),
    callable: new Uint8Array(dex.typeCount).fill(1),
    unmentioned: new Uint8Array(dex.typeCount),
  });
  const notes: number[][] = [];
  for (let index = 0; index < dex.classCount; index++) {
    walk.walkClass(index, true, (some) => {
      for (let at = 0; at < some.length; at += NOTE_COLUMNS)
        notes.push([...some.subarray(at, at + NOTE_COLUMNS)]);
    });
  }
  return { members, notes, gathered: walk.gathered() };
}

function mentionedType(dex: DexFile, opcode: number, index: number): number {
  switch (REFERENCES[opcode]) {
    case REFERENCE.method:
      return dex.methodClass(index);
    case REFERENCE.field:
      return dex.fieldClass(index);
    case REFERENCE.type:
      return index;
    default:
      return -1;
  }
}

/** What the walk gathers of each class, by the plain way: method by method, reference by reference. */
function plainly(dex: DexFile) {
  const walk = new CodeWalk(dex, new WalkMemory());
  return Array.from({ length: dex.classCount }, (_, index) => {
    const self = dex.classType(index);
    const mentions = new Set<number>([dex.classSuperclass(index), ...dex.classInterfaces(index)]);
    const calls: number[] = [];
    for (const { codeOffset } of methodsOfClass(dex, index, dexBudget(dex))) {
      if (codeOffset === 0) continue;
      const { opcodes, indexes } = walk.readReferences(codeOffset);
      for (const [row, opcode] of opcodes.entries()) {
        const at = indexes[row] ?? 0;
        if (REFERENCES[opcode] === REFERENCE.method) calls.push(at);
        mentions.add(mentionedType(dex, opcode, at));
      }
    }
    mentions.delete(self);
    mentions.delete(-1);
    return { mentions: [...mentions], calls };
  });
}

function byClass({ gathered }: ReturnType<typeof walked>) {
  const { classCount, classMentions, classMethods, methodCalls, mentions, calls } = gathered;
  return Array.from({ length: classCount }, (_, row) => ({
    mentions: [...mentions.subarray(classMentions[row], classMentions[row + 1])],
    calls: [...calls.subarray(methodCalls[classMethods[row] ?? 0], methodCalls[classMethods[row + 1] ?? 0])],
  }));
}

describe('a walk over classes', () => {
  const call = (method: string): Instruction => ({ op: 'invoke-virtual', registers: [0], method });
  const sample = {
    classes: [
      {
        name: 'a.Main',
        superclass: 'a.Base',
        interfaces: ['java.lang.Runnable', 'a.Listener'],
        fields: [{ name: 'KEY', type: 'Ljava/lang/String;', value: 'android_id' }],
        methods: [
          { name: '<init>', code: [call('La/Base;-><init>()V'), { op: 'return-void' }] },
          {
            name: 'run',
            code: [
              { op: 'const-string', register: 0, value: 'phone' },
              call(METHOD),
              { op: 'sget-object', register: 0, field: 'La/Main;->KEY:Ljava/lang/String;' },
              { op: 'sput-object', register: 0, field: 'La/Other;->held:Ljava/lang/Object;' },
              { op: 'new-instance', register: 0, type: 'La/Other;' },
              { op: 'return-void' },
            ],
          },
          { name: 'empty' },
        ],
      },
      { name: 'a.Base', superclass: 'android.app.Activity' },
    ],
  } satisfies DexDescription;

  test('gathers the mentions and calls that its methods hold, class by class', () => {
    const dex = new DexFile(buildDex(sample), 'classes.dex');
    expect(byClass(walked(dex))).toEqual(plainly(dex));
    expect(plainly(dex).flatMap(({ calls }) => calls)).toHaveLength(2);
  });

  test('notes what is marked, and then the method it was in', () => {
    const dex = new DexFile(buildDex(sample), 'classes.dex');
    const { notes } = walked(dex);
    // The write to a field that is marked is no read.
    expect(notes.map(([kind]) => kind)).toEqual([NOTE.string, NOTE.staticText, NOTE.field, NOTE.method]);
    expect(dex.string(dex.methodName(notes.at(-1)?.[1] ?? 0))).toBe('run');
    expect(dex.string(notes[0]?.[2] ?? 0)).toBe('phone');
  });

  test('finds the methods of a name that is wanted, and hashes names as the scan does', () => {
    const long = 'n'.repeat(1500);
    const methods = ['run', 'other', long].map((name) => ({ name, code: [{ op: 'return-void' as const }] }));
    const dex = new DexFile(buildDex({ classes: [{ name: 'a.A', methods }] }), 'classes.dex');
    const wanted = new Uint8Array(dex.stringCount);
    wanted[findString(dex, 'run')] = 1;
    const { members } = walked(dex, wanted);
    const found = [...members.wantedMethods].map((method) => dex.string(dex.methodName(method)));
    expect(found).toEqual(['run']);
    const names = Array.from({ length: dex.methodCount }, (_, method) =>
      dex.stringOffset(dex.methodName(method)),
    );
    expect([...members.methodNames]).toEqual(names.map((offset) => hashOfName(dex.bytes, offset)));
  });

  test('goes on where it stood when a column is full', () => {
    const many = Array.from({ length: 10_000 }, (): Instruction => call(METHOD));
    const texts = Array.from(
      { length: 20_000 },
      (): Instruction => ({ op: 'const-string', register: 0, value: 'x' }),
    );
    const types = Array.from(
      { length: 400 },
      (_, index): Instruction => ({
        op: 'new-instance',
        register: 0,
        type: `La/T${index};`,
      }),
    );
    const method = (name: string, code: Instruction[]) => ({
      name,
      code: [...code, { op: 'return-void' as const }],
    });
    const dex = new DexFile(
      buildDex({
        classes: [
          { name: 'a.Texts', methods: [method('m', texts)] },
          { name: 'a.Calls', methods: Array.from({ length: 14 }, (_, index) => method(`m${index}`, many)) },
          {
            name: 'a.Methods',
            methods: Array.from({ length: 33_000 }, (_, index) => method(`m${index}`, [])),
          },
          ...Array.from({ length: 340 }, (_, index) => ({
            name: `a.C${index}`,
            methods: [method('m', types)],
          })),
        ],
      }),
      'classes.dex',
    );
    const result = walked(dex);
    expect(byClass(result)).toEqual(plainly(dex));
    expect(result.gathered.definedNames).toHaveLength(33_355);
    expect(result.notes.filter(([kind]) => kind === NOTE.string)).toHaveLength(20_000);
  });

  test('ends at a type that the file has not, and keeps the classes before it', () => {
    const bytes = buildDex(sample);
    const dex = new DexFile(bytes, 'classes.dex');
    // The row of the first method names a class beyond the type table.
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(dex.header.methods.offset, 0xfffe, true);
    const broken = new DexFile(bytes, 'classes.dex');
    expect(() => walked(broken)).toThrow(expect.objectContaining({ code: 'type-index-out-of-range' }));
  });

  test('names the place of what is broken, even one far behind the file', () => {
    const bytes = buildDex(sample);
    const { header } = new DexFile(bytes, 'classes.dex');
    // The class data of the second class, a.Main, are said to lie at the end of the address space.
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(header.classes.offset + 32 + 24, 0xfffffff0, true);
    const error = { code: 'truncated', offset: 0xfffffff0 };
    expect(() => walked(new DexFile(bytes, 'classes.dex'))).toThrow(expect.objectContaining(error));
  });

  test('of a file too large for its addresses is refused', () => {
    const memory = new WalkMemory();
    expect(memory.take('notes', 2 ** 32)).toBe(false);
    expect(memory.take('notes', 64)).toBe(true);
  });
});

describe('the opcode tables', () => {
  test('give the widths of the instruction formats', () => {
    // nop, move/16, const, const-wide, invoke-virtual, unused 73, add-int/2addr, binop/lit8, invoke-polymorphic, invoke-custom, const-method-type
    const opcodes = [0x00, 0x03, 0x14, 0x18, 0x6e, 0x73, 0xb0, 0xd8, 0xfa, 0xfc, 0xff];
    expect(opcodes.map((opcode) => UNITS[opcode])).toEqual([1, 3, 3, 5, 3, 1, 1, 2, 4, 3, 2]);
  });

  test('count 14 iget/iput, 14 sget/sput and 12 invoke opcodes', () => {
    const count = (reference: number): number => REFERENCES.filter((value) => value === reference).length;
    expect(count(REFERENCE.field)).toBe(28);
    expect(count(REFERENCE.method)).toBe(12);
  });
});
