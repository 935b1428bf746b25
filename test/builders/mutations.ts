import * as fc from 'fast-check';

/** A change to bytes: what a transfer error, a fuzzer or a protector does. */
export type Mutation =
  | { readonly kind: 'overwrite'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number };

/** Positions are fractions of the length, so that one mutation fits bytes of any size. */
const position = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.integer({ min: 1, max: 64 });
/** Bytes that move sizes and counts to their extremes, beside any. */
const bytes = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 8 }),
  fc.constantFrom([0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0]),
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('overwrite' as const), at: position, bytes }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: position }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: position, length }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: position, length }) },
  ),
  { minLength: 1, maxLength: 6 },
);

/** The bytes with all changes applied in order. */
export function mutate(original: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let result = Buffer.from(original);
  for (const change of changes) {
    const at = Math.floor(change.at * result.length);
    if (change.kind === 'overwrite') Buffer.from(change.bytes).copy(result, at);
    else if (change.kind === 'cut') result = result.subarray(0, at);
    else if (change.kind === 'remove') {
      result = Buffer.concat([result.subarray(0, at), result.subarray(at + change.length)]);
    } else result = Buffer.concat([result.subarray(0, at + change.length), result.subarray(at)]);
  }
  return new Uint8Array(result);
}
