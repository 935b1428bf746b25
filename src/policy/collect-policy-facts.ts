import type { Diagnostic } from '../facts/diagnostic.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { findAccessTerms } from './accesses/access-terms.js';
import { AccessReader } from './accesses/read-accesses.js';
import { sdkReadings } from './accesses/sdk-readings.js';
import { readSentenceSense } from './accesses/sentence-sense.js';
import { tablePurposes } from './accesses/table-purposes.js';
import type { Passage } from './document/passage.js';
import { positionOf } from './document/policy-document.js';
import { sha256Hex } from './document/sha256.js';
import { languageOf } from './language.js';
import { lexicon } from './lexicon/lexicon.js';
import { chooseSimplifier } from './normalize/simplified.js';
import { defaultPolicyLimits, type PolicyLimits } from './policy-limits.js';
import { indexProductNames } from './product-names.js';
import { scanForProducts } from './product-scanner.js';
import type { PolicyDocumentInput, ReadOutcome } from './readers/document-reader.js';
import { readDocument } from './readers/read-document.js';
import { weighCells } from './sdk-list/cell-affinity.js';
import { readFieldLabels } from './sdk-list/field-labels.js';
import { mergeSdkRows } from './sdk-list/merge-sdks.js';
import { findNames } from './sdk-list/names-in-text.js';
import { readSdkRows } from './sdk-list/read-sdk-list.js';
import type { SdkRow } from './sdk-list/sdk-row.js';
import { type ReadDocument, readSections } from './sections/section-roles.js';
import { readAppName } from './statements/app-name.js';
import { linksOf } from './statements/document-links.js';
import { readStatements } from './statements/read-statements.js';
import { ToldDataReader } from './statements/told-data.js';

export type { PolicyDocumentInput } from './readers/document-reader.js';

export interface CollectPolicyOptions {
  /** Names and aliases decide which product a row means. */
  readonly signatures: SignatureSet;
  readonly limits?: Partial<PolicyLimits>;
}

/**
 * Reads policy documents: what a policy declares of device accesses and SDKs, each with the words it rests on.
 *
 * @param documents one or several documents of one app's policy (policy, SDK list, permission list).
 * @throws InputError where a document cannot be read or holds no text.
 */
export async function collectPolicyFacts(
  documents: readonly PolicyDocumentInput[],
  options: CollectPolicyOptions,
): Promise<{ policy: PolicyFacts; diagnostics: Diagnostic[] }> {
  const limits = { ...defaultPolicyLimits, ...options.limits };
  const outcomes = await Promise.all(documents.map((input) => readDocument(input, limits)));
  const text = outcomes.map(({ document }) => document.source).join('\n');
  const simplify = await chooseSimplifier(text);
  const read = outcomes.map(({ document }) => readSections(document, simplify, lexicon.sectionRoles));
  const passages = read.flatMap(passagesOf);
  const products = indexProductNames(options.signatures, lexicon.sdkCategories);
  const labels = readFieldLabels(lexicon.sdkFields);
  const affinity = weighCells(lexicon.sdkCells, products);
  const names = findNames(
    lexicon.sdkNames,
    scanForProducts(products, lexicon.sdkNames.brands, new Set(lexicon.sdkNames.ordinary)),
  );
  const rows = read.flatMap(({ items }) => readSdkRows({ items, labels, products, affinity, names }));
  const findTerms = findAccessTerms(lexicon.deviceAccesses);
  const accesses = new AccessReader(findTerms, lexicon.statements);
  const ofSdks = new Set(
    rows.flatMap((row) => [...row.fields.values()].flat().map(({ passage }) => passage)),
  );
  for (const document of read)
    accesses.readPassages(passagesOf(document), ofSdks, tablePurposes(document.items, labels));
  for (const row of rows) for (const reading of sdkReadings(row, findTerms)) accesses.readSdk(reading);
  const sdks = mergeSdkRows(rows, products, (row) =>
    sdkReadings(row, findTerms)
      .filter(({ strength }) => strength === 'permission')
      .map(({ access }) => access),
  );
  const listed = rows.filter((row) => row.standing === 'listed');
  const sdkList: PolicyFacts['sdkList'] =
    listed.length > 0
      ? { status: 'present', evidence: sdks.slice(0, 1).flatMap((sdk) => sdk.evidence) }
      : { status: 'absent' };
  const told = readStatements(read.map(passagesOf), passagesOfRows(listed), lexicon.aspects, sdkList);
  const data = new ToldDataReader(readSentenceSense(lexicon.statements));
  for (const document of read) data.readPassages(passagesOf(document), rows);
  for (const row of rows) data.readRow(row);
  return {
    policy: {
      documents: await Promise.all(documents.map((input, i) => describe(input, outcomes[i]))),
      language: languageOf(passages),
      app: readAppName(
        passages,
        outcomes.map(({ document }) => document.title),
      ),
      operator: told.operator,
      permissions: accesses.permissions(),
      sdks,
      sdkList,
      dataTypes: data.dataTypes(),
      statements: told.statements,
      links: outcomes.flatMap(({ document }) => linksOf(document)),
      sections: read.flatMap(({ document, sections }) =>
        sections.map(({ title, level, role, offset }) => ({
          title,
          level,
          role,
          document: document.name,
          line: positionOf(document, offset).line,
        })),
      ),
    },
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}

function passagesOfRows(rows: readonly SdkRow[]): Set<Passage> {
  return new Set(rows.flatMap((row) => [...row.fields.values()].flat().map((field) => field.passage)));
}

function passagesOf({ items }: ReadDocument): Passage[] {
  return items.flatMap((item) =>
    item.kind === 'passage'
      ? [item.passage]
      : item.rows.flatMap((row) => row.cells.map((cell) => cell.passage)),
  );
}

async function describe(
  input: PolicyDocumentInput,
  outcome: ReadOutcome | undefined,
): Promise<PolicyFacts['documents'][number]> {
  return {
    name: input.name,
    format: outcome?.document.format ?? 'txt',
    url: input.url ?? null,
    sha256: await sha256Hex(input.bytes),
    characters: outcome?.document.source.length ?? 0,
  };
}
