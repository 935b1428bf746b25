import {
  type ClassDescription,
  type DexDescription,
  descriptorOf,
  type Instruction,
  type MethodDescription,
  splitField,
  splitMethod,
  splitSignature,
} from './dex-builder-description.js';

export interface ProtoRow {
  readonly shorty: string;
  readonly returns: string;
  readonly parameters: readonly string[];
}
export interface MemberRow {
  readonly owner: string;
  readonly name: string;
  /** A field's type, or a method's signature. */
  readonly kind: string;
}

/** The index tables of a dex file, each in the order the format demands, with look-ups by what they hold. */
export interface DexPools {
  readonly strings: readonly string[];
  readonly types: readonly string[];
  readonly protos: readonly ProtoRow[];
  readonly fields: readonly MemberRow[];
  readonly methods: readonly MemberRow[];
  stringIndex(value: string): number;
  typeIndex(descriptor: string): number;
  protoIndex(signature: string): number;
  fieldIndex(reference: string): number;
  methodIndex(reference: string): number;
}

class Collected {
  readonly strings = new Set<string>();
  readonly types = new Set<string>();
  readonly signatures = new Set<string>();
  readonly fields = new Set<string>();
  readonly methods = new Set<string>();

  type(descriptor: string): void {
    this.types.add(descriptor);
    this.strings.add(descriptor);
  }

  signature(signature: string): void {
    const { parameters, returns } = splitSignature(signature);
    this.signatures.add(signature);
    this.strings.add(shortyOf(signature));
    this.type(returns);
    for (const parameter of parameters) this.type(parameter);
  }

  field(reference: string): void {
    const { owner, name, type } = splitField(reference);
    this.fields.add(reference);
    this.type(owner);
    this.type(type);
    this.strings.add(name);
  }

  method(reference: string): void {
    const { owner, name, signature } = splitMethod(reference);
    this.methods.add(reference);
    this.type(owner);
    this.signature(signature);
    this.strings.add(name);
  }
}

/** Collects every string, type, prototype, field and method a description needs, and sorts them. */
export function collectPools(description: DexDescription): DexPools {
  const collected = new Collected();
  for (const value of description.mentionedStrings ?? []) collected.strings.add(value);
  for (const type of description.mentionedTypes ?? []) collected.type(type);
  for (const item of description.classes) collectClass(item, collected);

  const strings = [...collected.strings].sort(byCodeUnits);
  const types = [...collected.types].sort(byCodeUnits);
  const stringIndex = lookUp(strings);
  const typeIndex = lookUp(types);
  const signatures = [...collected.signatures].sort((left, right) =>
    compareNumbers(protoKey(left, typeIndex), protoKey(right, typeIndex)),
  );
  const protoIndex = lookUp(signatures);
  const fields = [...collected.fields].sort((left, right) => {
    const key = (reference: string): number[] => {
      const { owner, name, type } = splitField(reference);
      return [typeIndex(owner), stringIndex(name), typeIndex(type)];
    };
    return compareNumbers(key(left), key(right));
  });
  const methods = [...collected.methods].sort((left, right) => {
    const key = (reference: string): number[] => {
      const { owner, name, signature } = splitMethod(reference);
      return [typeIndex(owner), stringIndex(name), protoIndex(signature)];
    };
    return compareNumbers(key(left), key(right));
  });
  return {
    strings,
    types,
    protos: signatures.map((signature) => ({ shorty: shortyOf(signature), ...splitSignature(signature) })),
    fields: fields.map((reference) => {
      const { owner, name, type } = splitField(reference);
      return { owner, name, kind: type };
    }),
    methods: methods.map((reference) => {
      const { owner, name, signature } = splitMethod(reference);
      return { owner, name, kind: signature };
    }),
    stringIndex,
    typeIndex,
    protoIndex,
    fieldIndex: lookUp(fields),
    methodIndex: lookUp(methods),
  };
}

function collectClass(item: ClassDescription, collected: Collected): void {
  const descriptor = descriptorOf(item.name);
  collected.type(descriptor);
  if (item.superclass !== null) collected.type(descriptorOf(item.superclass ?? 'java.lang.Object'));
  for (const name of item.interfaces ?? []) collected.type(descriptorOf(name));
  for (const field of item.fields ?? []) {
    collected.field(`${descriptor}->${field.name}:${field.type}`);
    if (typeof field.value === 'string') collected.strings.add(field.value);
  }
  for (const method of item.methods ?? []) {
    collected.method(methodReference(item, method));
    for (const instruction of method.code ?? []) collectInstruction(instruction, collected);
  }
}

function collectInstruction(instruction: Instruction, collected: Collected): void {
  if ('method' in instruction) collected.method(instruction.method);
  if ('signature' in instruction) collected.signature(instruction.signature);
  if ('field' in instruction) collected.field(instruction.field);
  if ('type' in instruction) collected.type(instruction.type);
  if ('value' in instruction && typeof instruction.value === 'string') {
    collected.strings.add(instruction.value);
  }
}

/** The reference by which a class's own method is known. */
export function methodReference(item: ClassDescription, method: MethodDescription): string {
  return `${descriptorOf(item.name)}->${method.name}${method.signature ?? '()V'}`;
}

function shortyOf(signature: string): string {
  const { parameters, returns } = splitSignature(signature);
  return [returns, ...parameters].map((type) => (/^[L[]/.test(type) ? 'L' : type)).join('');
}

function protoKey(signature: string, typeIndex: (type: string) => number): number[] {
  const { parameters, returns } = splitSignature(signature);
  return [typeIndex(returns), ...parameters.map(typeIndex)];
}

/** The order of string ids: by UTF-16 code units, which is how JavaScript compares strings. */
function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (value !== other) return value - other;
  }
  return left.length - right.length;
}

function lookUp(rows: readonly string[]): (row: string) => number {
  const indexes = new Map(rows.map((row, index) => [row, index]));
  return (row) => {
    const index = indexes.get(row);
    if (index === undefined) throw new Error(`not collected: ${row}`);
    return index;
  };
}
