import * as z from 'zod';
import { sourcesSchema } from '../../taxonomy/source-schema.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** `*` stands for any run of characters but `/`. */
const pattern = z.string().min(4);

const markersShape = {
  id,
  name: z.string().min(1),
  /** File names of native libraries, under lib/ or wherever a stub keeps them in assets/. */
  nativeLibraries: z.array(z.string().regex(/^[^/]+\.so$/)).default([]),
  /** Paths in the layout of an APK. */
  files: z.array(pattern).default([]),
  /** Keys of `sources`. */
  sources: z.array(id).min(1),
};

/** Tools that hide an app's code behind a stub. One marker is enough: names that others use too do not belong here. */
export const packerTableSchema = z.strictObject({
  $schema: z.string().optional(),
  sources: sourcesSchema,
  packers: z.array(
    z.strictObject({
      ...markersShape,
      nameEn: z.string().min(1),
      /** Full names of Application classes the packer puts in the app's place; `*` at the end for any ending. */
      applicationClasses: z.array(z.string().min(3)).default([]),
      /** classes: dex files hold a stub; methods: classes are there, the bodies of some methods are not. */
      hides: z.enum(['classes', 'methods']),
    }),
  ),
});
export type PackerTable = z.infer<typeof packerTableSchema>;

/** Frameworks that keep the app's logic outside dex. */
export const frameworkTableSchema = z.strictObject({
  $schema: z.string().optional(),
  sources: sourcesSchema,
  frameworks: z.array(
    z.strictObject({
      ...markersShape,
      /** What the logic is written in, for a reader who asks where to look. */
      logic: z.enum(['javascript', 'dart', 'native', 'dotnet', 'lua', 'python']),
    }),
  ),
});
export type FrameworkTable = z.infer<typeof frameworkTableSchema>;
