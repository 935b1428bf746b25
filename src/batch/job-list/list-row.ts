import * as z from 'zod';

const text = z.string().min(1);
const texts = z.array(text).min(1);

/** One row of a list, whatever it was written in. Paths are relative to the list's folder. */
export const listRowSchema = z.strictObject({
  /** A package, a folder of splits, base and splits, or an address. */
  apk: texts,
  /** Files or addresses; those of the command line or configuration where left out. */
  documents: texts.optional(),
  appType: text.max(100).optional(),
  profile: text.max(100).optional(),
  /** What the app is called; its path as written where left out. */
  name: text.max(300).optional(),
  tags: z.array(text.max(300)).optional(),
});

/** Columns in the order of the documentation. */
export const listColumns = ['apk', 'documents', 'appType', 'profile', 'name', 'tags'] as const;
export type ListColumn = (typeof listColumns)[number];

/** Columns that may hold several values. */
export const manyColumns: readonly ListColumn[] = ['apk', 'documents', 'tags'];
