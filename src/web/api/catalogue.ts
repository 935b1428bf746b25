import * as z from 'zod';
import { languageSchema, pageQueryShape } from './identifiers.js';
import { reportFormatSchema } from './results.js';

const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What the server is and allows, for forms and their checks. */
export const aboutSchema = z.object({
  tool: z.object({ name: z.string(), version: z.string() }),
  languages: z.array(languageSchema),
  profiles: z.array(z.object({ id: z.string(), names: bilingual })),
  appTypes: z.array(z.object({ id: z.string(), names: bilingual })),
  reportFormats: z.array(reportFormatSchema),
  signatures: z.object({ sdks: z.int(), libraries: z.int(), vendors: z.int() }),
  limits: z.object({
    packageFiles: z.int(),
    documents: z.int(),
    packageBytes: z.int().describe('Of one package file'),
    documentBytes: z.int().describe('Of one document'),
    uploadBytes: z.int().describe('Of one whole request'),
    uploadSeconds: z.int(),
    queuedAudits: z.int(),
  }),
  privateAddresses: z.boolean().describe('Whether documents may be fetched from private networks'),
});
export type About = z.infer<typeof aboutSchema>;

export const sdkKindSchema = z.enum(['sdk', 'library']);

export const listSdksQuerySchema = z.strictObject({
  query: z
    .string()
    .max(200)
    .optional()
    .describe('Words looked for in ids, names, aliases, vendors, packages'),
  kind: sdkKindSchema.optional(),
  vendor: z.string().max(100).optional(),
  category: z.string().max(100).optional(),
  ...pageQueryShape,
});

/** One signature in a list. `name` is the Chinese name where there is one. */
export const sdkEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: sdkKindSchema,
  category: z.string(),
  family: z.string().nullable(),
  vendor: z.object({ id: z.string(), name: z.string(), nameEn: z.string() }),
  /** True where somebody saw the SDK itself or its vendor's words, not only another list. */
  verified: z.boolean(),
});
export type SdkEntry = z.infer<typeof sdkEntrySchema>;

export const sdkListSchema = z.object({
  sdks: z.array(sdkEntrySchema),
  total: z.int().nonnegative(),
  /** Of all signatures, by category: what a filter can offer. */
  categories: z.array(z.object({ category: z.string(), count: z.int().positive() })),
});
export type SdkList = z.infer<typeof sdkListSchema>;

const namedSchema = z.object({ id: z.string(), names: bilingual });

/** Everything a signature says, and where each fact comes from. */
export const sdkDetailSchema = sdkEntrySchema.extend({
  aliases: z.array(z.string()),
  purpose: bilingual.nullable(),
  /** What identifies it in a package, by kind of matcher: packages, components, nativeLibraries ... */
  matchers: z.array(z.object({ kind: z.string(), values: z.array(z.string()) })),
  embeds: z.array(z.string()),
  permissions: z.object({ required: z.array(z.string()), optional: z.array(z.string()) }),
  dataTypes: z.array(namedSchema),
  privacyPolicyUrl: z.string().nullable(),
  documentationUrl: z.string().nullable(),
  sources: z.array(
    z.object({ kind: z.string(), reference: z.string(), facts: z.array(z.string()), date: z.string() }),
  ),
});
export type SdkDetail = z.infer<typeof sdkDetailSchema>;

/** One rule in a list. */
export const ruleEntrySchema = z.object({
  id: z.string(),
  titles: bilingual,
  tags: z.array(z.string()),
  /** Profiles it belongs to; null for all. */
  profiles: z.array(z.string()).nullable(),
  /** Facts without which it is not evaluated. */
  needs: z.array(z.string()),
});
export type RuleEntry = z.infer<typeof ruleEntrySchema>;

export const ruleListSchema = z.object({ rules: z.array(ruleEntrySchema) });
export type RuleList = z.infer<typeof ruleListSchema>;

/** A rule with its page in each language, and the clauses it rests on. */
export const ruleDetailSchema = ruleEntrySchema.extend({
  /** Markdown: headings, paragraphs, code spans and links; to be shown as text, never as HTML; empty where this copy came without. */
  pages: bilingual,
  references: z.array(
    z.object({ id: z.string(), titles: bilingual, url: z.string(), verified: z.boolean() }),
  ),
});
export type RuleDetail = z.infer<typeof ruleDetailSchema>;

/** Id of a signature or a rule. */
export const nameParamsSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(100),
});
