import type { AppEvidence, PolicyEvidence } from '../../facts/evidence.js';
import type { AuditResult } from '../../findings/audit-result.js';
import type { Finding } from '../../findings/typed-finding.js';
import type { Labels } from '../messages/labels.js';
import { appEvidenceLine } from '../terminal/evidence-lines.js';
import type { ArtifactReference, ArtifactTable } from './artifacts.js';

/** A location of a SARIF result (SARIF 2.1.0 section 3.28). */
export interface SarifLocation {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: ArtifactReference;
    readonly region?: {
      readonly startLine?: number;
      readonly startColumn?: number;
      readonly endLine?: number;
      readonly endColumn?: number;
      readonly byteOffset?: number;
      readonly snippet?: { readonly text: string };
    };
  };
  readonly logicalLocations?: readonly {
    readonly fullyQualifiedName: string;
    readonly kind: string;
  }[];
}

/** Where a document is meant as a whole: code hosts show no result without a line. */
const firstLine = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } as const;

/**
 * Where a finding is: `locations` holds the one place to mend, which is the policy's words, or the policy as a whole
 * where it says nothing; `relatedLocations` the rest of the evidence, the app's above all.
 */
export function locationsOf(
  finding: Finding,
  result: AuditResult,
  artifacts: ArtifactTable,
  labels: Labels,
): { locations: SarifLocation[]; relatedLocations: SarifLocation[] } {
  const policy = finding.evidence.policy.map((place) => policyLocation(place, artifacts));
  const app = finding.evidence.app.map((place) => appLocation(place, artifacts, labels));
  const document = result.policy.documents[0];
  const silent =
    document === undefined
      ? []
      : [{ physicalLocation: { artifactLocation: artifacts.document(document.name), region: firstLine } }];
  const [main, ...rest] = policy.length > 0 ? [...policy, ...app] : [...silent, ...app];
  return {
    locations: main === undefined ? [] : [main],
    relatedLocations: rest.map((location, id) => ({ id: id + 1, ...location })),
  };
}

function policyLocation(place: PolicyEvidence, artifacts: ArtifactTable): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: artifacts.document(place.document),
      region: {
        startLine: place.line,
        startColumn: place.column,
        // A quote over several lines ends where only the document knows.
        ...(!/[\r\n]/.test(place.quote) && {
          endLine: place.line,
          endColumn: place.column + place.quote.length,
        }),
        snippet: { text: place.quote },
      },
    },
  };
}

function appLocation(place: AppEvidence, artifacts: ArtifactTable, labels: Labels): SarifLocation {
  const name = logicalName(place);
  return {
    message: { text: appEvidenceLine(place, labels) },
    physicalLocation: {
      artifactLocation: artifacts.entry(place.entry),
      ...(place.kind === 'call-site' && { region: { byteOffset: place.offset } }),
    },
    ...(name !== null && { logicalLocations: [name] }),
  };
}

/** The program element that the evidence names, in the kinds of SARIF 2.1.0 section 3.33.7. */
function logicalName(place: AppEvidence): { fullyQualifiedName: string; kind: string } | null {
  switch (place.kind) {
    case 'manifest':
      return { fullyQualifiedName: `${place.element}/${place.name}`, kind: 'element' };
    case 'classes':
    case 'references':
      return { fullyQualifiedName: place.prefix, kind: 'namespace' };
    case 'fingerprint':
      return { fullyQualifiedName: place.example, kind: 'type' };
    case 'call-site':
      return { fullyQualifiedName: `${place.class}.${place.method}`, kind: 'function' };
    case 'entry':
    case 'string':
      return null;
  }
}
