import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

/** One of the named permissions suffices; API levels are inclusive and open where they are left out. */
const permissionNeedSchema = z.strictObject({
  anyOf: z.array(z.string().min(1)).min(1),
  from: z.int().min(1).max(40).optional(),
  to: z.int().min(1).max(40).optional(),
});

/** A method of the platform or of a library by dotted class and name, whatever its parameters. */
const methodRowSchema = z.strictObject({
  class: z.string().min(1),
  names: z.array(z.string().min(1)).min(1),
  /** Every need must be met (one permission of each). Left out where no permission is asked for. */
  permissions: z.array(permissionNeedSchema).min(1).optional(),
  /**
   * The call means this data only where one of these constants reaches it as an argument: a settings key, a
   * sensor type, a media DRM property. Strings compare whole, numbers as int.
   */
  arguments: z
    .array(z.union([z.string(), z.int()]))
    .min(1)
    .optional(),
  /** Proves nothing alone: counted only beside a row of the same data without this mark in the same class. */
  weak: z.literal(true).optional(),
  source: z.string().min(1),
});

const fieldRowSchema = z.strictObject({
  class: z.string().min(1),
  names: z.array(z.string().min(1)).min(1),
  permissions: z.array(permissionNeedSchema).min(1).optional(),
  weak: z.literal(true).optional(),
  source: z.string().min(1),
});

/** A constant that means the data wherever code hands it to the named kind of call. */
const constantRowSchema = z.strictObject({
  /**
   * uri: content URI, matched as a prefix; setting: `secure:android_id`; action: an intent action; property: a
   * system property; file: a path, matched as a prefix; reflection: a class or method name given to reflection.
   */
  kind: z.enum(['uri', 'setting', 'action', 'property', 'file', 'reflection']),
  values: z.array(z.string().min(1)).min(1),
  permissions: z.array(permissionNeedSchema).min(1).optional(),
  weak: z.literal(true).optional(),
  source: z.string().min(1),
});

export const apiMapSchema = z.strictObject({
  sources: sourcesSchema,
  /** Dotted package prefixes of code that only lends the platform a hand (androidx ...): its calls do not count. */
  supportPackages: z.array(z.string().min(1)),
  /** What code can read, by the id of data-types.json. */
  data: z.array(
    z.strictObject({
      data: z.string().min(1),
      methods: z.array(methodRowSchema),
      fields: z.array(fieldRowSchema),
      constants: z.array(constantRowSchema),
    }),
  ),
});
export type ApiMap = z.infer<typeof apiMapSchema>;
