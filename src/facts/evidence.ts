import * as z from 'zod';

/** Where in the app a fact was seen. `entry` is an archive entry such as `classes2.dex`; offsets are bytes in it. */
export const appEvidenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('manifest'),
    entry: z.string(),
    /** Element name as in the manifest: uses-permission, service, meta-data ... */
    element: z.string(),
    /** The element's android:name. */
    name: z.string(),
  }),
  z.object({
    kind: z.literal('classes'),
    entry: z.string(),
    /** Dotted package prefix, or a whole class name, that the definitions share. */
    prefix: z.string(),
    /** Number of class definitions under the prefix in this entry. */
    count: z.int().nonnegative(),
    /** One of them, dotted. */
    example: z.string(),
  }),
  z.object({
    kind: z.literal('references'),
    entry: z.string(),
    prefix: z.string(),
    /** Number of types under the prefix that code mentions but nothing in this entry defines. */
    count: z.int().nonnegative(),
    example: z.string(),
  }),
  z.object({ kind: z.literal('entry'), entry: z.string(), size: z.int().nonnegative() }),
  z.object({
    kind: z.literal('string'),
    entry: z.string(),
    value: z.string(),
    /** Byte offset of the string in the entry, where it is no row of a table. */
    offset: z.int().nonnegative().optional(),
  }),
  z.object({
    kind: z.literal('fingerprint'),
    entry: z.string(),
    /** Name of the fingerprint set, with its SDK version. */
    set: z.string(),
    /** Number of distinctive classes found. */
    count: z.int().nonnegative(),
    example: z.string(),
  }),
  z.object({
    kind: z.literal('call-site'),
    entry: z.string(),
    /** Dotted class and method that hold the instruction. */
    class: z.string(),
    method: z.string(),
    /** What it reaches: a method reference, field, URI or string. */
    target: z.string(),
    /** Byte offset of the instruction in the entry. */
    offset: z.int().nonnegative(),
  }),
]);
export type AppEvidence = z.infer<typeof appEvidenceSchema>;

/** Where in a policy a fact was read. Line and column count from 1, in the document's own text. */
export const policyEvidenceSchema = z.object({
  /** Name of the document, as in `documents`. */
  document: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  /** The words as written. */
  quote: z.string(),
});
export type PolicyEvidence = z.infer<typeof policyEvidenceSchema>;
