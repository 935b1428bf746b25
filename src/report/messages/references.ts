import { legalReference } from '../../taxonomy/legal-references.js';
import type { Language } from './rule-text.js';

/** The clause behind a reference id as a reader would cite it, or null for one that could not be verified. */
export function referenceTitle(id: string, language: Language): string | null {
  const reference = legalReference(id);
  if (reference === undefined || !reference.verified) return null;
  const { instrument, item } = reference;
  return language === 'en' ? `${instrument.en}, ${item.en}` : `${instrument['zh-CN']}${item['zh-CN']}`;
}
