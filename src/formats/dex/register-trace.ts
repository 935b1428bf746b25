import { codeRange, nextInstruction } from './code-item.js';
import type { DexFile } from './dex-file.js';
import { OP, REFERENCE, REFERENCES } from './opcodes.js';
import { writesPair, writtenRegister } from './register-writes.js';

/** What is known of a register's content. */
export type TracedValue =
  | { readonly kind: 'string'; readonly index: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'type'; readonly index: number }
  | { readonly kind: 'field'; readonly index: number }
  | { readonly kind: 'argument'; readonly index: number }
  /** Made in this method: by a call, or with new; `parts` are the known values that went into it. */
  | { readonly kind: 'made'; readonly by: number; readonly parts: TracedValue[] };

/** A call with what is known of its arguments (`this` first, where there is one). */
export interface TracedCall {
  readonly at: number;
  readonly methodIndex: number;
  readonly arguments: readonly (TracedValue | undefined)[];
}

export interface TraceVisitor {
  call(call: TracedCall): void;
  /** sput-object: what a static field is given. */
  staticField?(fieldIndex: number, value: TracedValue | undefined): void;
}

/** Parts kept of one made value; an array of permissions or an intent needs fewer. */
const MAX_PARTS = 64;
/** Words of arguments that a call can hand over. */
const MAX_ARGUMENTS = 255;
/** Instructions traced in one method; longer ones are generated tables. */
const MAX_INSTRUCTIONS = 50_000;

/**
 * Follows constants through the registers of one method, in the order of its instructions and without joining
 * branches: where two branches load different constants before one call, the later in the text counts. Enough to see
 * which key, URI, action or name reaches a call; not a proof.
 *
 * @throws ParseError where the code item lies outside the file
 */
export function traceRegisters(dex: DexFile, codeOffset: number, visitor: TraceVisitor): void {
  const { start, end } = codeRange(dex, codeOffset);
  const trace = new RegisterTrace(dex, codeOffset, visitor);
  let at = start;
  for (let count = 0; at < end && count < MAX_INSTRUCTIONS; count++) {
    const next = nextInstruction(dex, at, end);
    if (next > end) return;
    trace.step(at);
    at = next;
  }
}

class RegisterTrace {
  readonly #dex: DexFile;
  readonly #visitor: TraceVisitor;
  /** By register; a frame claims up to 65,535 of them and fills few. */
  readonly #registers = new Map<number, TracedValue>();
  #result: TracedValue | undefined;

  constructor(dex: DexFile, codeOffset: number, visitor: TraceVisitor) {
    this.#dex = dex;
    this.#visitor = visitor;
    const registers = dex.view.getUint16(codeOffset, true);
    const ins = dex.view.getUint16(codeOffset + 2, true);
    for (let index = 0; index < Math.min(ins, MAX_ARGUMENTS); index++) {
      this.#registers.set(registers - ins + index, { kind: 'argument', index });
    }
  }

  step(at: number): void {
    const unit = this.#dex.view.getUint16(at, true);
    const opcode = unit & 0xff;
    const reference = REFERENCES[opcode];
    if (reference === REFERENCE.method) this.#invoke(at, opcode);
    else if (opcode === OP.filledNewArray || opcode === OP.filledNewArrayRange) {
      this.#result = { kind: 'made', by: -1, parts: this.#known(this.#argumentsOf(at, opcode)) };
    } else if (opcode === OP.aputObject) this.#putElement(at, unit >> 8);
    else if (opcode === OP.sputObject) {
      this.#visitor.staticField?.(this.#dex.view.getUint16(at + 2, true), this.#registers.get(unit >> 8));
    } else this.#write(at, unit, opcode);
  }

  #write(at: number, unit: number, opcode: number): void {
    const register = writtenRegister(this.#dex.view, at, unit);
    if (register < 0) return;
    const value = this.#valueOf(at, unit, opcode);
    this.#put(register, value);
    if (writesPair(opcode)) this.#put(register + 1, undefined);
  }

  #valueOf(at: number, unit: number, opcode: number): TracedValue | undefined {
    const { view } = this.#dex;
    switch (opcode) {
      case OP.move:
      case OP.moveObject:
        return this.#registers.get(unit >> 12);
      case OP.moveFrom16:
      case OP.moveObjectFrom16:
        return this.#registers.get(view.getUint16(at + 2, true));
      case OP.move16:
      case OP.moveObject16:
        return this.#registers.get(view.getUint16(at + 4, true));
      case OP.moveResult:
      case OP.moveResultObject:
        return this.#result;
      case OP.const4:
        return { kind: 'number', value: (unit << 16) >> 28 };
      case OP.const16:
        return { kind: 'number', value: view.getInt16(at + 2, true) };
      case OP.const:
        return { kind: 'number', value: view.getInt32(at + 2, true) };
      case OP.constHigh16:
        return { kind: 'number', value: view.getInt16(at + 2, true) << 16 };
      case OP.constString:
        return { kind: 'string', index: view.getUint16(at + 2, true) };
      case OP.constStringJumbo:
        return { kind: 'string', index: view.getUint32(at + 2, true) };
      case OP.constClass:
        return { kind: 'type', index: view.getUint16(at + 2, true) };
      case OP.newInstance:
      case OP.newArray:
        return { kind: 'made', by: -1, parts: [] };
      default:
        return REFERENCES[opcode] === REFERENCE.field
          ? { kind: 'field', index: view.getUint16(at + 2, true) }
          : undefined;
    }
  }

  #invoke(at: number, opcode: number): void {
    const methodIndex = this.#dex.view.getUint16(at + 2, true);
    const values = this.#argumentsOf(at, opcode);
    this.#visitor.call({ at, methodIndex, arguments: values });
    const parts = this.#known(values);
    const [receiver] = values;
    if (opcode !== OP.invokeStatic && opcode !== OP.invokeStaticRange && receiver?.kind === 'made') {
      // What a builder, an intent or a list is told belongs to it from now on.
      for (const part of parts)
        if (part !== receiver && receiver.parts.length < MAX_PARTS) receiver.parts.push(part);
    }
    this.#result = { kind: 'made', by: methodIndex, parts };
  }

  #putElement(at: number, register: number): void {
    const array = this.#registers.get(this.#dex.view.getUint8(at + 2));
    const value = this.#registers.get(register);
    if (array?.kind === 'made' && value !== undefined && array.parts.length < MAX_PARTS)
      array.parts.push(value);
  }

  /** Values of the argument registers, formats 35c, 45cc (up to five) and 3rc, 4rcc (a range). */
  #argumentsOf(at: number, opcode: number): (TracedValue | undefined)[] {
    const { view } = this.#dex;
    const isRange =
      (opcode >= OP.invokeVirtualRange && opcode <= OP.invokeInterfaceRange) ||
      opcode === OP.invokePolymorphicRange ||
      opcode === OP.filledNewArrayRange;
    const third = view.getUint16(at + 4, true);
    if (isRange) {
      return Array.from({ length: view.getUint8(at + 1) }, (_, index) => this.#registers.get(third + index));
    }
    const counts = view.getUint8(at + 1);
    const numbers = [third & 15, (third >> 4) & 15, (third >> 8) & 15, third >> 12, counts & 15];
    return numbers.slice(0, Math.min(counts >> 4, 5)).map((register) => this.#registers.get(register));
  }

  #known(values: readonly (TracedValue | undefined)[]): TracedValue[] {
    return values.filter((value) => value !== undefined);
  }

  #put(register: number, value: TracedValue | undefined): void {
    if (value === undefined) this.#registers.delete(register);
    else this.#registers.set(register, value);
  }
}
