import type { SdkSignature } from './signature-schema.js';

/** True where somebody saw the SDK itself or its vendor's words, and not only another list. */
export function isVerified(sdk: SdkSignature): boolean {
  return sdk.sources.some((source) => source.kind !== 'public-list');
}
