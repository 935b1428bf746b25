import * as z from 'zod';

/** Where the facts of a row come from. Rows name a source by its key in the file's `sources`. */
const sourceSchema = z.strictObject({
  title: z.string().min(1),
  url: z.url().nullable(),
  /** Day it was looked at, YYYY-MM-DD. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  note: z.string().min(1).optional(),
});
export const sourcesSchema = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), sourceSchema);
