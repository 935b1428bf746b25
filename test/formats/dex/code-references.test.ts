import { describe, expect, test } from 'vitest';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { CodeReferences, readReferences } from '../../../src/formats/dex/code-references.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { DexFile } from '../../../src/formats/dex/dex-file.js';
import { REFERENCE, REFERENCES, UNITS } from '../../../src/formats/dex/opcodes.js';
import { buildDex, type Instruction } from '../../builders/dex-builder.js';

const METHOD = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';

function dexOf(code: readonly Instruction[]): DexFile {
  return new DexFile(buildDex({ classes: [{ name: 'a.A', methods: [{ name: 'm', code }] }] }), 'classes.dex');
}

/** What the one method of a file refers to, in words. */
function seen(dex: DexFile): { references: string[]; stopped: number } {
  const budget = dexBudget(dex);
  const [method] = methodsOfClass(dex, 0, budget);
  const codeOffset = method?.codeOffset ?? 0;
  const found = new CodeReferences();
  const stopped = readReferences(dex, codeOffset, found, budget);
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
    const budget = dexBudget(dex);
    const [large] = methodsOfClass(dex, 0, budget);
    const into = new CodeReferences();
    const walkAll = (): void => {
      for (let call = 0; call < 200; call++) readReferences(dex, large?.codeOffset ?? 0, into, budget);
    };
    expect(walkAll).toThrow(expect.objectContaining({ code: 'budget-spent' }));
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
