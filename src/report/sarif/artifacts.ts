import type { AuditResult } from '../../findings/audit-result.js';

/** An artifact of a SARIF run (SARIF 2.1.0 section 3.24). */
export interface SarifArtifact {
  readonly location?: { readonly uri: string };
  readonly description?: { readonly text: string };
  /** Index of the archive it lies in. */
  readonly parentIndex?: number;
  readonly roles?: readonly string[];
  readonly length?: number;
  readonly hashes?: { readonly 'sha-256': string };
}

/** How results point to an artifact. */
export interface ArtifactReference {
  readonly uri?: string;
  readonly index: number;
}

/** Gathers artifacts as results mention them: the package first, then entries inside it, then policy documents. */
export class ArtifactTable {
  readonly artifacts: SarifArtifact[] = [];
  readonly #byKey = new Map<string, ArtifactReference>();
  readonly #documentPath: (name: string) => string;

  /** @param documentPath where a policy document lies for a reader of the report, by its name in the facts */
  constructor(result: AuditResult, documentPath: (name: string) => string) {
    this.#documentPath = documentPath;
    const { name, size, sha256 } = result.app.file;
    this.#add('package', relativeUri(name), {
      roles: ['analysisTarget'],
      length: size,
      ...(sha256 !== '' && { hashes: { 'sha-256': sha256 } }),
    });
    for (const document of result.policy.documents) {
      this.#add(`document ${document.name}`, relativeUri(documentPath(document.name)), {
        roles: ['analysisTarget'],
        hashes: { 'sha-256': document.sha256 },
      });
    }
  }

  /** A policy document by its name in the facts. */
  document(name: string): ArtifactReference {
    const key = `document ${name}`;
    return this.#byKey.get(key) ?? this.#add(key, relativeUri(this.#documentPath(name)), {});
  }

  /** An entry of the package. */
  entry(name: string): ArtifactReference {
    const key = `entry ${name}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    // An entry that climbs out of its archive by its name gets no URI: a viewer might follow it.
    const uri = climbs(name) ? undefined : `/${relativeUri(name)}`;
    return this.#add(key, uri, { parentIndex: 0, description: { text: name } });
  }

  #add(key: string, uri: string | undefined, rest: Omit<SarifArtifact, 'location'>): ArtifactReference {
    const index = this.artifacts.push({ ...(uri !== undefined && { location: { uri } }), ...rest }) - 1;
    const reference = { ...(uri !== undefined && { uri }), index };
    this.#byKey.set(key, reference);
    return reference;
  }
}

function climbs(name: string): boolean {
  return name.split(/[/\\]/).some((segment) => segment === '..' || segment === '.' || segment === '');
}

/** A relative URI reference, every segment percent-encoded (RFC 3986); lone surrogates become the replacement character. */
function relativeUri(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}
