import * as z from 'zod';
import type { CollectAppOptions } from '../app/collect-app-facts.js';
import { type AppFacts, appFactsSchema } from '../facts/app-facts.js';
import { type Diagnostic, diagnosticSchema } from '../facts/diagnostic.js';
import { type PolicyFacts, policyFactsSchema } from '../facts/policy-facts.js';
import type { PolicyText } from '../facts/policy-text.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { readJsonFile } from './config/read-data-file.js';
import type { PackageOptions } from './open-package.js';
import type { DocumentOptions } from './read-documents.js';
import { UsageError } from './usage-error.js';

/** Where each side of an audit comes from: read now, or facts saved earlier. */
export interface SideSources {
  /** One package, a folder of splits, or the files of one app. */
  readonly apk: string | readonly string[] | undefined;
  readonly documents: readonly string[] | undefined;
  readonly appFacts: string | undefined;
  readonly policyFacts: string | undefined;
  /** How documents given by address are had. */
  readonly documentOptions?: DocumentOptions;
  readonly onProgress?: CollectAppOptions['onProgress'];
}

/** Both sides' facts, with what reading them had to tell. */
export interface Sides {
  readonly facts: { readonly app: AppFacts; readonly policy: PolicyFacts };
  readonly diagnostics: readonly Diagnostic[];
  /** The policy's own words; absent where its facts were read from a file. */
  readonly documentTexts?: readonly PolicyText[];
}

/**
 * Reads the policy, then the package: a wrong path of a document is told before a large package is read.
 * @param signatures called at most once, and only where something is read
 * @throws UsageError where a side is named twice or not at all; InputError, ConfigError
 */
export async function collectSides(
  sources: SideSources,
  signatures: () => Promise<SignatureSet>,
): Promise<Sides> {
  requireOne(sources.documents ?? sources.policyFacts, 'policy-not-named', '--policy');
  requireOne(sources.apk ?? sources.appFacts, 'package-not-named', 'check');
  const needed = sources.policyFacts === undefined || sources.appFacts === undefined;
  const set = needed ? await signatures() : { vendors: [], sdks: [] };
  const policy = await policySide(sources, set);
  const app = await appSide(sources, set);
  return {
    facts: { app: app.app, policy: policy.policy },
    diagnostics: [...app.diagnostics, ...policy.diagnostics],
    ...(policy.texts && { documentTexts: policy.texts }),
  };
}

function requireOne(side: unknown, code: 'policy-not-named' | 'package-not-named', where: string): void {
  if (side === undefined) throw new UsageError(code, where);
}

async function policySide(
  { documents, policyFacts, documentOptions }: SideSources,
  signatures: SignatureSet,
): Promise<{ policy: PolicyFacts; diagnostics: Diagnostic[]; texts?: readonly PolicyText[] }> {
  if (policyFacts !== undefined) {
    return readJsonFile(
      policyFacts,
      z.object({ policy: policyFactsSchema, diagnostics: diagnosticSchema.array() }),
    );
  }
  const { collectPolicyFacts } = await import('../policy/collect-policy-facts.js');
  const { readDocuments } = await import('./read-documents.js');
  return collectPolicyFacts(await readDocuments(documents ?? [], documentOptions), { signatures });
}

async function appSide(
  { apk, appFacts, onProgress, documentOptions }: SideSources,
  signatures: SignatureSet,
) {
  if (appFacts !== undefined) {
    return readJsonFile(appFacts, z.object({ app: appFactsSchema, diagnostics: diagnosticSchema.array() }));
  }
  return collectApp(apk ?? [], { signatures, ...(onProgress && { onProgress }) }, documentOptions);
}

/** Reads a package from its path, or an app from the paths of its packages. @throws UsageError, InputError */
export async function collectApp(
  apk: string | readonly string[],
  options: Pick<CollectAppOptions, 'signatures' | 'onProgress'>,
  packageOptions: PackageOptions = {},
) {
  const collector = await import('../app/collect-app-facts.js');
  const { withPackage } = await import('./open-package.js');
  return withPackage(apk, (input) => collector.collectApp(input, options), packageOptions);
}
