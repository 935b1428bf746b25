import type { SdkSignature } from './signature-schema.js';

/** The name to show in Chinese and the one in English; each falls back on the other. */
export function displayNames({ id, names }: Pick<SdkSignature, 'id' | 'names'>): {
  readonly name: string;
  readonly nameEn: string;
} {
  const chinese = names['zh-Hans'][0];
  const english = names.en[0];
  return { name: chinese ?? english ?? id, nameEn: english ?? chinese ?? id };
}
