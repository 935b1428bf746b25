import * as z from 'zod';

/**
 * Id of an audit: 32 hex digits for one started here, the 64 of its result key for one that `batch` put into the folder.
 * To clients it is opaque.
 */
export const auditIdSchema = z
  .string()
  .regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/)
  .describe('Opaque id of an audit');

export const languageSchema = z.enum(['zh-CN', 'en']);
export type ApiLanguage = z.infer<typeof languageSchema>;

/** A word the user puts on an audit to find it again. */
export const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'visible characters only')
  .describe('A word to find the audit by');

/** A moment, in UTC. */
export const momentSchema = z.iso.datetime().describe('RFC 3339, UTC');

/** Every answer that has words in it takes the language it shall be in; Accept-Language decides where it is left out. */
export const languageQuerySchema = z.strictObject({
  lang: languageSchema.optional().describe('Language of the words; outweighs Accept-Language'),
});

export const auditParamsSchema = z.strictObject({ id: auditIdSchema });

/** A page of a list. */
export const pageQueryShape = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most entries of one answer'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('Entries to pass over'),
};
