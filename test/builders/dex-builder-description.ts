/** What a test says of a dex file; `buildDex` turns it into bytes. */
export interface DexDescription {
  /** Version digits of the magic; 035 by default. */
  readonly version?: '035' | '036' | '037' | '038' | '039' | '040' | '041';
  readonly classes: readonly ClassDescription[];
  /** Descriptors that stand in the type table although no code mentions them. */
  readonly mentionedTypes?: readonly string[];
  /** Strings that stand in the string table although no code mentions them. */
  readonly mentionedStrings?: readonly string[];
}

/** Class names are dotted (`com.example.Main`, `com.example.Main$Inner`); types in signatures are descriptors. */
export interface ClassDescription {
  readonly name: string;
  /** Dotted; java.lang.Object by default, null for a root class. */
  readonly superclass?: string | null;
  readonly interfaces?: readonly string[];
  /** ACC_PUBLIC by default. */
  readonly accessFlags?: number;
  readonly fields?: readonly FieldDescription[];
  readonly methods?: readonly MethodDescription[];
}

export interface FieldDescription {
  readonly name: string;
  /** Descriptor: `I`, `Ljava/lang/String;` ... */
  readonly type: string;
  /** A static field by default; an instance field has no value. */
  readonly kind?: 'static' | 'instance';
  /** Initial value in the encoded static values. */
  readonly value?: string | number | boolean | null;
}

export interface MethodDescription {
  readonly name: string;
  /** `(Ljava/lang/String;I)V`; `()V` by default. */
  readonly signature?: string;
  readonly kind?: 'virtual' | 'static' | 'private' | 'abstract' | 'native';
  /** Instructions; a lone return-void by default. Abstract and native methods have none. */
  readonly code?: readonly Instruction[];
}

/** A register number, or `p0`, `p1` ... for the registers that hold `this` and the arguments. */
export type Register = number | `p${number}`;

type InvokeName = 'virtual' | 'super' | 'direct' | 'static' | 'interface';

/** Mnemonics are those of the Dalvik bytecode specification; a few hold one operand of any kind. */
export type Instruction =
  | { readonly op: 'nop' | 'return-void' }
  | {
      readonly op:
        | 'return'
        | 'return-object'
        | 'return-wide'
        | 'move-result'
        | 'move-result-wide'
        | 'move-result-object'
        | 'move-exception'
        | 'throw';
      readonly register: Register;
    }
  | {
      readonly op: 'move' | 'move-object' | 'move-object/from16' | 'array-length';
      readonly to: Register;
      readonly from: Register;
    }
  | {
      readonly op: 'const/4' | 'const/16' | 'const' | 'const/high16' | 'const-wide/16' | 'const-wide';
      readonly register: Register;
      /** For const/high16 the whole 32-bit value, whose low half is zero. */
      readonly value: number;
    }
  | {
      readonly op: 'const-string' | 'const-string/jumbo';
      readonly register: Register;
      readonly value: string;
    }
  | {
      readonly op: 'const-class' | 'check-cast' | 'new-instance';
      readonly register: Register;
      /** Descriptor. */
      readonly type: string;
    }
  | {
      readonly op: 'instance-of' | 'new-array';
      readonly to: Register;
      readonly from: Register;
      readonly type: string;
    }
  | {
      readonly op: 'filled-new-array' | 'filled-new-array/range';
      readonly registers: readonly Register[];
      readonly type: string;
    }
  | {
      readonly op: 'sget' | 'sget-object' | 'sget-boolean' | 'sput' | 'sput-object';
      readonly register: Register;
      /** `Landroid/os/Build;->SERIAL:Ljava/lang/String;` */
      readonly field: string;
    }
  | {
      readonly op: 'iget' | 'iget-object' | 'iput' | 'iput-object';
      readonly register: Register;
      readonly object: Register;
      readonly field: string;
    }
  | {
      readonly op: 'aget-object' | 'aput-object';
      readonly register: Register;
      readonly array: Register;
      readonly index: Register;
    }
  | {
      readonly op: `invoke-${InvokeName}` | `invoke-${InvokeName}/range`;
      readonly registers?: readonly Register[];
      /** `Landroid/app/Activity;->finish()V` */
      readonly method: string;
    }
  | {
      readonly op: 'invoke-polymorphic';
      readonly registers: readonly Register[];
      readonly method: string;
      /** Signature at the call site. */
      readonly signature: string;
    }
  | { readonly op: 'goto' /** In 16-bit units, from this instruction. */; readonly offset: number }
  | { readonly op: 'if-eqz' | 'if-nez'; readonly register: Register; readonly offset: number }
  | {
      readonly op: 'packed-switch' | 'sparse-switch' | 'fill-array-data';
      readonly register: Register;
      /** Units from this instruction to the payload. */
      readonly offset: number;
    }
  | { readonly op: 'packed-switch-payload'; readonly firstKey: number; readonly targets: readonly number[] }
  | {
      readonly op: 'sparse-switch-payload';
      readonly cases: readonly { readonly key: number; readonly target: number }[];
    }
  | {
      readonly op: 'fill-array-data-payload';
      readonly width: 1 | 2 | 4 | 8;
      readonly data: readonly number[];
    }
  | {
      /** 16-bit units as they stand, for what no valid compiler writes. */ readonly op: 'units';
      readonly units: readonly number[];
    };

/** Descriptor of a dotted class name. */
export function descriptorOf(className: string): string {
  return `L${className.replaceAll('.', '/')};`;
}

/** `Lx/Y;->name(args)R` in its parts. */
export function splitMethod(reference: string): { owner: string; name: string; signature: string } {
  const match = /^([^>]+)->([^(]+)(\(.*)$/.exec(reference);
  const [, owner, name, signature] = match ?? [];
  if (owner === undefined || name === undefined || signature === undefined) {
    throw new Error(`not a method reference: ${reference}`);
  }
  return { owner, name, signature };
}

/** `Lx/Y;->name:T` in its parts. */
export function splitField(reference: string): { owner: string; name: string; type: string } {
  const match = /^([^>]+)->([^:]+):(.+)$/.exec(reference);
  const [, owner, name, type] = match ?? [];
  if (owner === undefined || name === undefined || type === undefined) {
    throw new Error(`not a field reference: ${reference}`);
  }
  return { owner, name, type };
}

/** `(ILjava/lang/String;)V` in its parts. */
export function splitSignature(signature: string): { parameters: string[]; returns: string } {
  const match = /^\((.*)\)(.+)$/.exec(signature);
  const [, list, returns] = match ?? [];
  if (list === undefined || returns === undefined) throw new Error(`not a signature: ${signature}`);
  return { parameters: list.match(/\[*(?:[ZBSCIJFD]|L[^;]+;)/g) ?? [], returns };
}
