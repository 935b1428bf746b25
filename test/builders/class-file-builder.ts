/** A class to write as a jar holds it. Names of classes are internal: `com/x/A`. */
export interface ClassFileParts {
  readonly name: string;
  readonly superclass?: string | null;
  readonly interfaces?: readonly string[];
  readonly methods?: readonly {
    readonly name: string;
    readonly descriptor: string;
    readonly accessFlags?: number;
  }[];
  /** String constants that code loads. */
  readonly strings?: readonly string[];
  readonly calls?: readonly { readonly owner: string; readonly name: string; readonly descriptor: string }[];
  /** Static String fields and their constant values. */
  readonly constants?: Readonly<Record<string, string>>;
}

const ACC_PUBLIC = 0x0001;
const ACC_PUBLIC_STATIC_FINAL = 0x0019;

/** Writes a class file (JVMS 4) without method bodies: what a body mentions stands in the constant pool. */
export function buildClassFile(parts: ClassFileParts): Uint8Array {
  const pool = new PoolWriter();
  const body: number[] = [];
  const u2 = (value: number): void => {
    body.push((value >> 8) & 0xff, value & 0xff);
  };
  u2(ACC_PUBLIC);
  u2(pool.class(parts.name));
  const superclass = parts.superclass === undefined ? 'java/lang/Object' : parts.superclass;
  u2(superclass === null ? 0 : pool.class(superclass));
  u2(parts.interfaces?.length ?? 0);
  for (const name of parts.interfaces ?? []) u2(pool.class(name));
  const constants = Object.entries(parts.constants ?? {});
  u2(constants.length);
  for (const [name, value] of constants) {
    u2(ACC_PUBLIC_STATIC_FINAL);
    u2(pool.utf8(name));
    u2(pool.utf8('Ljava/lang/String;'));
    u2(1);
    u2(pool.utf8('ConstantValue'));
    body.push(0, 0, 0, 2);
    u2(pool.string(value));
  }
  u2(parts.methods?.length ?? 0);
  for (const method of parts.methods ?? []) {
    u2(method.accessFlags ?? ACC_PUBLIC);
    u2(pool.utf8(method.name));
    u2(pool.utf8(method.descriptor));
    u2(0);
  }
  for (const text of parts.strings ?? []) pool.string(text);
  for (const call of parts.calls ?? []) pool.method(call.owner, call.name, call.descriptor);
  pool.long();
  u2(0);
  const count = pool.count;
  return Uint8Array.from([
    ...[0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52, (count >> 8) & 0xff, count & 0xff],
    ...pool.bytes,
    ...body,
  ]);
}

class PoolWriter {
  readonly bytes: number[] = [];
  count = 1;
  readonly #known = new Map<string, number>();

  utf8(text: string): number {
    const encoded = [...new TextEncoder().encode(text)];
    return this.#add(`utf8 ${text}`, [1, ...pair(encoded.length), ...encoded]);
  }

  class(name: string): number {
    return this.#add(`class ${name}`, [7, ...pair(this.utf8(name))]);
  }

  string(text: string): number {
    return this.#add(`string ${text}`, [8, ...pair(this.utf8(text))]);
  }

  method(owner: string, name: string, descriptor: string): number {
    const nameAndType = [12, ...pair(this.utf8(name)), ...pair(this.utf8(descriptor))];
    const signature = this.#add(`signature ${name}${descriptor}`, nameAndType);
    return this.#add(`method ${owner}.${name}${descriptor}`, [
      10,
      ...pair(this.class(owner)),
      ...pair(signature),
    ]);
  }

  /** A constant that takes two indexes. */
  long(): void {
    this.#add('long', [5, 0, 0, 0, 0, 0, 0, 0, 1]);
    this.count++;
  }

  #add(key: string, constant: number[]): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.bytes.push(...constant);
    this.#known.set(key, this.count);
    return this.count++;
  }
}

function pair(value: number): [number, number] {
  return [(value >> 8) & 0xff, value & 0xff];
}
