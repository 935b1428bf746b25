import * as z from 'zod';
import { dataTypeIdSchema } from './data-types-schema.js';
import { deviceAccessIdSchema } from './device-access-id.js';
import { sourcesSchema } from './source-schema.js';

const bilingual = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

const appTypeSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** Place in Article 5 of the provisions. */
  number: z.int().min(1).max(39),
  names: bilingual,
  basicFunction: bilingual,
  /** Information without which the basic function cannot work; empty where it needs none. */
  necessary: z.array(
    z.strictObject({ data: dataTypeIdSchema, 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  ),
  /** False where the official wording of `necessary` could not be read. */
  necessaryVerified: z.boolean(),
  /** Accesses the basic function itself uses. Derived. */
  core: z.array(deviceAccessIdSchema),
  /** Accesses that a usual function of such an app may ask for when the user starts it. Derived. */
  onUserAction: z.array(deviceAccessIdSchema),
  note: z.string().min(1).optional(),
});

export const appTypeTableSchema = z.strictObject({
  sources: sourcesSchema,
  /** Accesses that need no relation to the type of app. */
  alwaysAcceptable: z.array(deviceAccessIdSchema),
  /** Accesses that hardly any of the types has a use for. */
  seldomRelated: z.array(deviceAccessIdSchema),
  types: z.array(appTypeSchema).length(39),
});
export type AppTypeTable = z.infer<typeof appTypeTableSchema>;
