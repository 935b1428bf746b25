import * as z from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** In lower case, as sentences on the place of data use them. */
export const crossBorderWordsSchema = z.strictObject({
  /** Speak of another country. */
  abroad: words,
  /** Speak of staying in the country. */
  domestic: words,
  /** Deny what follows them closely. */
  denials: words,
});
