import type { PolicyEvidence } from '../../facts/evidence.js';
import type { AuditResult } from '../../findings/audit-result.js';
import { listPermissions } from '../compared/compare-permissions.js';
import { listSdks } from '../compared/compare-sdks.js';

/** A stretch of a policy that the report refers to. */
export interface QuotedPlace {
  readonly id: string;
  readonly evidence: PolicyEvidence;
  /** Where a click leads: the first finding that quotes it, else the row of a comparison. */
  readonly target: string;
  /** A severity where a finding quotes it. */
  readonly tone: 'error' | 'warning' | 'info' | 'read';
}

/** Anchors of the page. */
export const findingAnchor = (index: number): string => `finding-${index + 1}`;
export const permissionAnchor = (index: number): string => `permission-${index + 1}`;
export const sdkAnchor = (index: number): string => `sdk-${index + 1}`;

/** Every place of the policy that findings quote or comparisons rest on, each once. */
export class QuotedPlaces {
  readonly places: QuotedPlace[] = [];
  readonly #byKey = new Map<string, QuotedPlace>();

  constructor(result: AuditResult) {
    for (const [index, finding] of result.findings.entries()) {
      for (const evidence of finding.evidence.policy)
        this.#add(evidence, findingAnchor(index), finding.severity);
    }
    for (const [index, { told }] of listPermissions(result).entries()) {
      for (const evidence of told?.evidence ?? []) this.#add(evidence, permissionAnchor(index), 'read');
    }
    for (const [index, { row }] of listSdks(result).entries()) {
      for (const evidence of row?.evidence ?? []) this.#add(evidence, sdkAnchor(index), 'read');
    }
  }

  /** The anchor of a place in the policy's text. */
  anchorOf(evidence: PolicyEvidence): string | undefined {
    return this.#byKey.get(keyOf(evidence))?.id;
  }

  #add(evidence: PolicyEvidence, target: string, tone: QuotedPlace['tone']): void {
    const key = keyOf(evidence);
    if (this.#byKey.has(key)) return;
    const place = { id: `quote-${this.places.length + 1}`, evidence, target, tone };
    this.places.push(place);
    this.#byKey.set(key, place);
  }
}

function keyOf({ document, line, column, quote }: PolicyEvidence): string {
  return `${line}:${column}:${quote.length}:${document}`;
}
