import type { Diagnostic } from '../../facts/diagnostic.js';
import type { PolicyLimits } from '../policy-limits.js';

/** The text as far as the limit lets it be read, with a diagnostic where it was cut. */
export function cutToLimit(
  name: string,
  text: string,
  limits: PolicyLimits,
): { text: string; diagnostics: Diagnostic[] } {
  if (text.length <= limits.maxCharacters) return { text, diagnostics: [] };
  return {
    text: text.slice(0, limits.maxCharacters),
    diagnostics: [
      {
        code: 'policy-too-long',
        effect: 'lost',
        where: name,
        detail: `Only the first ${limits.maxCharacters} of ${text.length} characters were read.`,
      },
    ],
  };
}

/** The diagnostic for a document whose extracted text reached the limit. */
export function tooLong(name: string, limits: PolicyLimits): Diagnostic {
  const detail = `Only the first ${limits.maxCharacters} characters were read.`;
  return { code: 'policy-too-long', effect: 'lost', where: name, detail };
}
