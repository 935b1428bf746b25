import type { SdkSignature } from './signature-schema.js';

/** True where somebody saw the SDK itself or its vendor's words, and not only another list. */
export function isVerified(sdk: SdkSignature): boolean {
  return sdk.sources.some((source) => source.kind !== 'public-list' && source.kind !== 'unverified');
}

/** True where a source that was opened supports this field of the signature, such as `permissions`. */
export function isFieldVerified(sdk: SdkSignature, field: string): boolean {
  return sdk.sources.some((source) => source.kind !== 'unverified' && source.facts.includes(field));
}
