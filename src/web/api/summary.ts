import * as z from 'zod';
import { languageSchema } from './identifiers.js';

/** The overview of all results, in the forms of `apk-audit summary`. */
export const summaryQuerySchema = z.strictObject({
  format: z.enum(['json', 'csv', 'xlsx', 'html', 'terminal']).default('json'),
  lang: languageSchema.optional(),
  download: z.stringbool().default(false),
});
