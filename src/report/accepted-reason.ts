import type { Finding } from '../findings/typed-finding.js';
import { labelsOf } from './messages/labels.js';
import type { Language } from './messages/rule-text.js';

/** Why a finding does not count, with the last day that holds; empty for one that counts. */
export function acceptedReason({ suppression }: Pick<Finding, 'suppression'>, language: Language): string {
  if (suppression === undefined) return '';
  const labels = labelsOf(language);
  if (suppression.by === 'baseline') return labels.inBaseline;
  return suppression.reason + (suppression.expires === undefined ? '' : labels.until(suppression.expires));
}
