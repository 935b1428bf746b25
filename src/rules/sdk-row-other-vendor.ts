import type { PolicySdk, RowOwners } from '../facts/policy-facts.js';
import { type AuditFacts, defineRule, type FindingDraft } from './define-rule.js';

/**
 * The provider or the link of a row is not the product's vendor's: another known vendor is named, or the address is one
 * that nobody wrote down for the vendor. Companies of one group speak for one another, and so does the vendor of an SDK
 * that brings the product; an unknown company may be an agent or a new name of the vendor's and is left alone.
 */
export const sdkRowOtherVendor = defineRule({
  id: 'sdk-row-other-vendor',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['pipl-17', 'pipl-23'],
  *evaluate({ policy }: AuditFacts) {
    for (const row of policy.sdks) {
      if (row.owners === undefined || row.platforms === 'ios') continue;
      const draft = draftOf(row, row.owners);
      if (draft !== null) yield draft;
    }
  },
});

function draftOf(row: PolicySdk, owners: RowOwners): FindingDraft<'sdk-row-other-vendor'> | null {
  const { vendor, provider, link } = owners;
  const otherProvider = provider !== null && provider.id !== vendor.id ? provider : null;
  const otherLink = link !== null && link.id !== vendor.id ? link : null;
  const other = otherProvider ?? otherLink;
  // A provider that is the vendor's vouches for an address nobody knows.
  const stray = owners.strayLink && provider === null;
  if (other === null && !stray) return null;
  return {
    subject: { kind: 'sdk', id: row.id ?? row.name },
    severity: 'info',
    confidence: other === null ? 'low' : 'medium',
    ...(other === null ? { doubts: ['unknown-address'] } : {}),
    args: {
      written: row.name,
      vendor: vendor.name,
      vendorEn: vendor.nameEn,
      provider: otherProvider === null ? null : row.provider,
      link: otherLink !== null || stray ? row.privacyUrl : null,
      other: other?.name ?? null,
      otherEn: other?.nameEn ?? null,
    },
    evidence: { app: [], policy: row.evidence },
  };
}
