import * as z from 'zod';
import { languageSchema, tagSchema } from './identifiers.js';

/** The overview of all results, in the forms of `apk-audit summary`. */
export const summaryQuerySchema = z.strictObject({
  format: z.enum(['json', 'csv', 'terminal', 'xlsx', 'html']).default('json'),
  tag: tagSchema.optional().describe('Only results with this tag'),
  beforeTag: tagSchema.optional().describe('Tag of earlier results to compare with'),
  lang: languageSchema.optional(),
  download: z.stringbool().default(false),
});
