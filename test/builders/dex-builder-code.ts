import type { Instruction, Register } from './dex-builder-description.js';
import { splitSignature } from './dex-builder-description.js';
import type { DexPools } from './dex-builder-pools.js';

/** Opcodes by mnemonic (Dalvik bytecode specification). */
const OPCODES = {
  nop: 0x00,
  move: 0x01,
  'move-object': 0x07,
  'move-object/from16': 0x08,
  'move-result': 0x0a,
  'move-result-wide': 0x0b,
  'move-result-object': 0x0c,
  'move-exception': 0x0d,
  'return-void': 0x0e,
  return: 0x0f,
  'return-wide': 0x10,
  'return-object': 0x11,
  'const/4': 0x12,
  'const/16': 0x13,
  const: 0x14,
  'const/high16': 0x15,
  'const-wide/16': 0x16,
  'const-wide': 0x18,
  'const-string': 0x1a,
  'const-string/jumbo': 0x1b,
  'const-class': 0x1c,
  'check-cast': 0x1f,
  'instance-of': 0x20,
  'array-length': 0x21,
  'new-instance': 0x22,
  'new-array': 0x23,
  'filled-new-array': 0x24,
  'filled-new-array/range': 0x25,
  'fill-array-data': 0x26,
  throw: 0x27,
  goto: 0x28,
  'packed-switch': 0x2b,
  'sparse-switch': 0x2c,
  'if-eqz': 0x38,
  'if-nez': 0x39,
  'aget-object': 0x46,
  'aput-object': 0x4d,
  iget: 0x52,
  'iget-object': 0x54,
  iput: 0x59,
  'iput-object': 0x5b,
  sget: 0x60,
  'sget-object': 0x62,
  'sget-boolean': 0x63,
  sput: 0x67,
  'sput-object': 0x69,
  'invoke-virtual': 0x6e,
  'invoke-super': 0x6f,
  'invoke-direct': 0x70,
  'invoke-static': 0x71,
  'invoke-interface': 0x72,
  'invoke-virtual/range': 0x74,
  'invoke-super/range': 0x75,
  'invoke-direct/range': 0x76,
  'invoke-static/range': 0x77,
  'invoke-interface/range': 0x78,
  'invoke-polymorphic': 0xfa,
} as const;

export interface AssembledCode {
  readonly registers: number;
  readonly ins: number;
  readonly outs: number;
  /** 16-bit code units. */
  readonly units: readonly number[];
}

/**
 * Assembles a method body.
 * @param ins words of `this` and the arguments
 */
export function assemble(code: readonly Instruction[], ins: number, pools: DexPools): AssembledCode {
  const locals = 1 + Math.max(-1, ...code.flatMap(registersOf).filter((item) => typeof item === 'number'));
  const registers = locals + ins;
  const number = (register: Register): number =>
    typeof register === 'number' ? register : locals + Number(register.slice(1));
  const units: number[] = [];
  let outs = 0;
  for (const instruction of code) {
    if (instruction.op.startsWith('invoke') && 'registers' in instruction) {
      outs = Math.max(outs, instruction.registers?.length ?? 0);
    }
    units.push(...encode(instruction, number, pools, units.length));
  }
  return { registers, ins, outs, units };
}

/** Words that a method's arguments take, `this` apart. */
export function argumentWords(signature: string): number {
  return splitSignature(signature).parameters.reduce((sum, type) => sum + (/^[JD]$/.test(type) ? 2 : 1), 0);
}

function registersOf(instruction: Instruction): Register[] {
  const found: Register[] = [];
  for (const key of ['register', 'to', 'from', 'object', 'array', 'index'] as const) {
    const value = (instruction as Partial<Record<typeof key, Register>>)[key];
    if (value !== undefined) found.push(value);
  }
  if ('registers' in instruction && instruction.registers !== undefined) found.push(...instruction.registers);
  // A wide value takes the next register too.
  if (/wide/.test(instruction.op) && 'register' in instruction && typeof instruction.register === 'number') {
    found.push(instruction.register + 1);
  }
  return found;
}

type NumberOf = (register: Register) => number;

function encode(instruction: Instruction, number: NumberOf, pools: DexPools, at: number): number[] {
  switch (instruction.op) {
    case 'units':
      return [...instruction.units];
    case 'packed-switch-payload':
    case 'sparse-switch-payload':
    case 'fill-array-data-payload':
      return encodePayload(instruction, at);
    default:
      return encodeOrdinary(instruction, number, pools);
  }
}

type Payload = Extract<Instruction, { op: `${string}-payload` }>;
type Ordinary = Exclude<Instruction, Payload | { op: 'units' }>;

function encodeOrdinary(instruction: Ordinary, number: NumberOf, pools: DexPools): number[] {
  const opcode = OPCODES[instruction.op];
  const wide = (register: Register): number => opcode | (number(register) << 8);
  const narrow = (low: Register, high: Register): number =>
    opcode | (number(low) << 8) | (number(high) << 12);
  if ('method' in instruction) return encodeInvoke(instruction, opcode, number, pools);
  if ('field' in instruction) {
    const first =
      'object' in instruction ? narrow(instruction.register, instruction.object) : wide(instruction.register);
    return [first, pools.fieldIndex(instruction.field)];
  }
  if ('type' in instruction) {
    const type = pools.typeIndex(instruction.type);
    if ('registers' in instruction) return encodeList(instruction, opcode, type, number);
    return [
      'to' in instruction ? narrow(instruction.to, instruction.from) : wide(instruction.register),
      type,
    ];
  }
  if ('array' in instruction) {
    return [wide(instruction.register), number(instruction.array) | (number(instruction.index) << 8)];
  }
  if ('to' in instruction) {
    return instruction.op === 'move-object/from16'
      ? [wide(instruction.to), number(instruction.from)]
      : [narrow(instruction.to, instruction.from)];
  }
  if ('value' in instruction) return encodeConstant(instruction, opcode, number, pools);
  if ('offset' in instruction) return encodeBranch(instruction, opcode, number);
  return ['register' in instruction ? wide(instruction.register) : opcode];
}

type Constant = Extract<Ordinary, { value: unknown }>;

function encodeConstant(instruction: Constant, opcode: number, number: NumberOf, pools: DexPools): number[] {
  const register = number(instruction.register);
  const first = opcode | (register << 8);
  if (typeof instruction.value === 'string') {
    const index = pools.stringIndex(instruction.value);
    return instruction.op === 'const-string/jumbo' ? [first, ...halves(index)] : [first, index];
  }
  const value = instruction.value;
  switch (instruction.op) {
    case 'const/4':
      return [first | ((value & 0xf) << 12)];
    case 'const/high16':
      return [first, value >>> 16];
    case 'const':
      return [first, ...halves(value)];
    case 'const-wide': {
      const bits = BigInt.asUintN(64, BigInt(value));
      return [first, ...halves(Number(bits & 0xffffffffn)), ...halves(Number(bits >> 32n))];
    }
    default:
      return [first, value & 0xffff];
  }
}

type Branch = Extract<Ordinary, { offset: number }>;

function encodeBranch(instruction: Branch, opcode: number, number: NumberOf): number[] {
  if (instruction.op === 'goto') return [opcode | ((instruction.offset & 0xff) << 8)];
  const first = opcode | (number(instruction.register) << 8);
  const isShort = instruction.op === 'if-eqz' || instruction.op === 'if-nez';
  return isShort ? [first, instruction.offset & 0xffff] : [first, ...halves(instruction.offset)];
}

type Invoke = Extract<Ordinary, { method: string }>;

function encodeInvoke(instruction: Invoke, opcode: number, number: NumberOf, pools: DexPools): number[] {
  const list = { op: instruction.op, registers: instruction.registers ?? [] };
  const units = encodeList(list, opcode, pools.methodIndex(instruction.method), number);
  return 'signature' in instruction ? [...units, pools.protoIndex(instruction.signature)] : units;
}

/** Formats 35c and 3rc. */
function encodeList(
  instruction: { readonly op: string; readonly registers: readonly Register[] },
  opcode: number,
  index: number,
  number: NumberOf,
): number[] {
  const registers = instruction.registers.map(number);
  if (instruction.op.endsWith('/range')) return [opcode | (registers.length << 8), index, registers[0] ?? 0];
  const [c = 0, d = 0, e = 0, f = 0, g = 0] = registers;
  return [opcode | (g << 8) | (registers.length << 12), index, c | (d << 4) | (e << 8) | (f << 12)];
}

/** Payloads start on a four-byte boundary; a nop before them is the caller's. */
function encodePayload(payload: Payload, at: number): number[] {
  if (at % 2 !== 0) throw new Error('a payload must start at an even unit: put a nop before it');
  switch (payload.op) {
    case 'packed-switch-payload':
      return [
        0x0100,
        payload.targets.length,
        ...halves(payload.firstKey),
        ...payload.targets.flatMap(halves),
      ];
    case 'sparse-switch-payload':
      return [
        0x0200,
        payload.cases.length,
        ...payload.cases.flatMap(({ key }) => halves(key)),
        ...payload.cases.flatMap(({ target }) => halves(target)),
      ];
    case 'fill-array-data-payload': {
      const count = payload.data.length;
      const bytes = payload.data.flatMap((value) =>
        Array.from({ length: payload.width }, (_, index) => (index < 4 ? (value >> (8 * index)) & 0xff : 0)),
      );
      if (bytes.length % 2 === 1) bytes.push(0);
      const units = [0x0300, payload.width, ...halves(count)];
      for (let index = 0; index < bytes.length; index += 2) {
        units.push((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
      }
      return units;
    }
  }
}

function halves(value: number): [number, number] {
  return [value & 0xffff, (value >>> 16) & 0xffff];
}
