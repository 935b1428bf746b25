import * as z from 'zod';
import { deviceAccessIdSchema } from './device-access-id.js';

export const dataTypeIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'lower-case words joined by underscores');

const dataTypeKindSchema = z.enum([
  'device-identifier',
  'device',
  'network',
  'location',
  'apps',
  'communication',
  'content',
  'capture',
  'biometric',
  'sensor',
  'health',
  'nearby',
  'identity',
  'financial',
  'behaviour',
]);

const words = z.array(z.string().min(1));

const dataTypeRowSchema = z.strictObject({
  id: dataTypeIdSchema,
  names: z.strictObject({
    'zh-Hans': z.string().min(1),
    'zh-Hant': z.string().min(1),
    en: z.string().min(1),
  }),
  kind: dataTypeKindSchema,
  /** Sensitive personal information in the sense of Article 28 of the Personal Information Protection Law. */
  sensitive: z.boolean(),
  /** Stays with the device, card or person for good, so that it should give way to a resettable identifier. */
  unchangeable: z.boolean(),
  /** The device access that policies file it under; null where none is needed or meant. */
  access: deviceAccessIdSchema.nullable(),
  /** Other words for it in policies and makers' disclosures. */
  synonyms: z.strictObject({ 'zh-Hans': words, en: words }),
  note: z.string().min(1).optional(),
});

const vagueTermSchema = z.strictObject({
  text: z.string().min(1),
  /** What it usually stands for; empty where it could be anything. */
  mayMean: z.array(dataTypeIdSchema),
});

export const dataTypeTableSchema = z.strictObject({
  source: z.string().min(1),
  dataTypes: z.array(dataTypeRowSchema),
  /** Words that name no item of data, such as 设备信息. */
  vagueTerms: z.array(vagueTermSchema),
});
export type DataTypeTable = z.infer<typeof dataTypeTableSchema>;
