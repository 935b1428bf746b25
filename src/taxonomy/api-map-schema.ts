import * as z from 'zod';
import { dataTypeIdSchema } from './data-types-schema.js';
import { sourcesSchema } from './source-schema.js';

/** Type descriptor as in DEX, e.g. `Landroid/telephony/TelephonyManager;`. */
const classDescriptor = z.string().regex(/^L[\w$]+(\/[\w$]+)*;$/);
/** Method descriptor without parameters, e.g. `Landroid/net/Uri;->parse`. */
const methodDescriptor = z.string().regex(/^L[\w$]+(\/[\w$]+)*;->(<init>|[\w$]+)$/);
const level = z.int().min(1).max(37);
const requirementId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What code can do that a policy or a store cares about, without being personal data. */
const capabilityIdSchema = z.enum([
  'bluetooth-control',
  'dynamic-code',
  'foreground-service',
  'install-packages',
  'javascript-bridge',
  'kill-processes',
  'notifications',
  'overlay',
  'permission-request',
  'phone-call',
  'screenshot-detection',
  'self-start',
  'shell',
  'vibrate',
  'wake-lock',
  'wifi-control',
  'write-settings',
]);

const apiSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('data'), id: dataTypeIdSchema }),
  z.strictObject({ kind: z.literal('capability'), id: capabilityIdSchema }),
]);

/**
 * What a string constant is, and so which calls give it its meaning. Content URIs, files and shell commands are
 * beginnings of what stands in code, a host stands anywhere in an address, every other kind is the whole string.
 */
const constantKindSchema = z.enum([
  'settings-key',
  'content-uri',
  'intent-action',
  'system-property',
  'shell-command',
  'file',
  'class-name',
  'method-name',
  'service-name',
  'package-name',
  'host',
  'mime-type',
  'extra-name',
  'exif-tag',
  'native-symbol',
]);

const settingsTableSchema = z.enum(['secure', 'system', 'global']);

/** sdk: public platform API; hidden: removed or never public; library: a class the app brings along. */
const originSchema = z.enum(['sdk', 'hidden', 'library']);

const argumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('string'), values: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('int'), values: z.array(z.int()).min(1) }),
  /** Any of these bits set. */
  z.strictObject({ kind: z.literal('flags'), values: z.array(z.int()).min(1) }),
]);

const requirementRuleSchema = z
  .strictObject({
    /** API levels of the device, both inclusive. */
    from: level.optional(),
    to: level.optional(),
    allOf: z.array(z.string().min(1)).min(1).optional(),
    anyOf: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine((rule) => rule.allOf !== undefined || rule.anyOf !== undefined, 'names no permission');

const requirementSchema = z.strictObject({
  rules: z.array(requirementRuleSchema).min(1),
  source: z.string().min(1),
  verified: z.boolean(),
  note: z.string().min(1).optional(),
});

const methodSchema = z.strictObject({
  name: z.string().min(1),
  /** Level that added or deprecated it, where above 21. */
  since: level.optional(),
  deprecated: level.optional(),
  requirement: requirementId.optional(),
  /** Proves nothing alone. */
  weak: z.literal(true).optional(),
  /** The platform calls it and hands over the data: counts where a class overrides it. */
  callback: z.literal(true).optional(),
  /** Counts only with one of these constants in the same method. */
  argument: argumentSchema.optional(),
});

const classSchema = z.strictObject({
  class: classDescriptor,
  origin: originSchema,
  source: z.string().min(1),
  verified: z.boolean(),
  methods: z.array(methodSchema).min(1),
});

const fieldsSchema = z.strictObject({
  class: classDescriptor,
  names: z.array(z.string().min(1)).min(1),
  origin: originSchema,
  requirement: requirementId.optional(),
  weak: z.literal(true).optional(),
  source: z.string().min(1),
  verified: z.boolean(),
});

const constantsSchema = z
  .strictObject({
    kind: constantKindSchema,
    table: settingsTableSchema.optional(),
    values: z.array(z.string().min(3)).min(1),
    requirement: requirementId.optional(),
    weak: z.literal(true).optional(),
    source: z.string().min(1),
    verified: z.boolean(),
  })
  .refine(
    (row) => (row.kind === 'settings-key') === (row.table !== undefined),
    'a settings key needs its table',
  );

const itemSchema = z.strictObject({
  subject: apiSubjectSchema,
  classes: z.array(classSchema),
  fields: z.array(fieldsSchema),
  constants: z.array(constantsSchema),
  /** Callers whose use of this item says nothing, as prefixes of class descriptors. */
  ignoreCallers: z.array(z.string().min(2)).optional(),
  note: z.string().min(1).optional(),
});

export const apiMapSchema = z.strictObject({
  sources: sourcesSchema,
  /** Framework-support code, as prefixes of class descriptors: its calls are not the app's or an SDK's. */
  supportCode: z.array(z.string().min(2)),
  /** Calls that give a constant in the same method its meaning. */
  carriers: z.array(
    z.strictObject({
      kind: constantKindSchema,
      table: settingsTableSchema.optional(),
      method: methodDescriptor,
    }),
  ),
  requirements: z.record(requirementId, requirementSchema),
  items: z.array(itemSchema),
});
export type ApiMap = z.infer<typeof apiMapSchema>;
