import * as z from 'zod';

/** Something that could not be read, or was read with a leniency a reader should know of. */
export const diagnosticSchema = z.object({
  /** Kebab-case, stable: `dex-bad-magic`, `policy-no-text` ... */
  code: z.string(),
  /** `lost`: facts are missing because of it. `note`: nothing is missing. */
  effect: z.enum(['lost', 'note']),
  /** Archive entry or document. */
  where: z.string(),
  /** Byte offset within the entry, where known. */
  offset: z.int().nonnegative().optional(),
  /** One English sentence for a technical reader. */
  detail: z.string(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;
