import { oncePer } from '../collections/once-per.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { PolicyText } from '../facts/policy-text.js';
import type { ProductNameData } from '../sdk/product-names.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { findAccessTerms } from './accesses/access-terms.js';
import { collectedPlaces } from './accesses/collected-lists.js';
import { cellsForIosAlone } from './accesses/platform-rows.js';
import { AccessReader } from './accesses/read-accesses.js';
import { type SdkReading, sdkReadings } from './accesses/sdk-readings.js';
import { readSentenceSense } from './accesses/sentence-sense.js';
import { tablePurposes } from './accesses/table-purposes.js';
import { findDataTypes } from './data-types/read-data-types.js';
import type { Passage } from './document/passage.js';
import { sha256Hex } from './document/sha256.js';
import { languageOf } from './language.js';
import { type Lexicon, lexicon } from './lexicon/lexicon.js';
import { chooseSimplifier } from './normalize/simplified.js';
import { defaultPolicyLimits, type PolicyLimits } from './policy-limits.js';
import { indexProductNames, namesOf, type ProductNameSource } from './products/product-names.js';
import { scanForProducts } from './products/product-scanner.js';
import { withOwners } from './products/row-owners.js';
import type { PolicyDocumentInput, ReadOutcome } from './readers/document-reader.js';
import { readDocument } from './readers/read-document.js';
import { weighCells } from './sdk-list/cell-affinity.js';
import { readFieldLabels } from './sdk-list/field-labels.js';
import { readListWords } from './sdk-list/list-words.js';
import { mergeSdkRows } from './sdk-list/merge-sdks.js';
import { findNames } from './sdk-list/names-in-text.js';
import { platformsOf } from './sdk-list/platforms.js';
import { readSdkRows } from './sdk-list/read-sdk-list.js';
import { sdkListStatus } from './sdk-list/sdk-list-status.js';
import type { SdkRow } from './sdk-list/sdk-row.js';
import { describeLinks, describeSections } from './sections/describe-sections.js';
import { passagesOf, readSections } from './sections/read-sections.js';
import { readAppName } from './statements/app-name.js';
import { readStatements } from './statements/read-statements.js';

export type { PolicyDocumentInput } from './readers/document-reader.js';

export interface CollectPolicyOptions {
  /** Names and aliases decide which product a row means. */
  readonly signatures: ProductNameSource;
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
): Promise<{ policy: PolicyFacts; diagnostics: Diagnostic[]; texts: PolicyText[] }> {
  const limits = { ...defaultPolicyLimits, ...options.limits };
  const outcomes = await Promise.all(documents.map((input) => readDocument(input, limits)));
  const simplify = await chooseSimplifier(outcomes.map(({ document }) => document.source));
  const read = outcomes.map(({ document }) => readSections(document, simplify, lexicon.sectionRoles));
  const byDocument = read.map(passagesOf);
  const passages = byDocument.flat();
  const { sense, findTerms, dataTypes } = sentenceReading(lexicon);
  const names = namesOf(options.signatures);
  const { products, labels, rowsIn } = sdkReading(names);
  const rows = read.flatMap(({ items }) => rowsIn(items));
  const ofSdks = passagesOfRows(rows);
  const accesses = new AccessReader(findTerms, sense, lexicon);
  const listed = new Map(read.flatMap(({ items }) => [...collectedPlaces(items, sense)]));
  for (const [i, { items }] of read.entries())
    accesses.readPassages(byDocument[i] ?? [], {
      ofSdks,
      forIos: cellsForIosAlone(items),
      purposes: tablePurposes(items, labels),
      listed,
    });
  const readings = new Map(rows.map((row) => [row, sdkReadings(row, findTerms)]));
  for (const [row, ofRow] of readings)
    if (platformsOf(row) !== 'ios') for (const reading of ofRow) accesses.readSdk(reading);
  const sdkList = sdkListStatus(rows, passages, lexicon.sdkListReferences);
  const told = readStatements(byDocument, {
    aspects: lexicon.aspects,
    ofThirdParties: passagesOfRows(rows.filter(({ standing }) => standing === 'listed')),
    sdkList,
  });
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
      sdks: withOwners(
        mergeSdkRows(rows, {
          products,
          accessesIn: (row) => rightsIn(readings.get(row) ?? []),
          dataTypes,
        }),
        names.owners,
      ),
      sdkList,
      dataTypes: dataTypes.read(passages, ofSdks),
      statements: told.statements,
      links: outcomes.flatMap(({ document }) => describeLinks(document)),
      sections: read.flatMap(describeSections),
    },
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
    texts: outcomes.map(({ document }) => document),
  };
}

/** Everything that reading sentences needs of the lexicon. */
const sentenceReading = oncePer(({ statements, deviceAccesses }: Lexicon) => {
  const sense = readSentenceSense(statements);
  return { sense, findTerms: findAccessTerms(deviceAccesses), dataTypes: findDataTypes(sense) };
});

/** Everything that reading SDK lists needs of the signatures and the lexicon. */
const sdkReading = oncePer((data: ProductNameData) => {
  const products = indexProductNames(data, lexicon.sdkCategories);
  const { brands, ordinary } = lexicon.sdkNames;
  const labels = readFieldLabels(lexicon.sdkFields);
  const affinity = weighCells(lexicon.sdkCells, products);
  const names = findNames(lexicon.sdkNames, scanForProducts(products, brands, new Set(ordinary)));
  const words = readListWords(lexicon.sdkLists);
  const rowsIn = (items: Parameters<typeof readSdkRows>[0]['items']): SdkRow[] =>
    readSdkRows({ items, labels, products, affinity, names, words });
  return { products, labels, rowsIn };
});

function rightsIn(readings: readonly SdkReading[]): DeviceAccessId[] {
  return readings.filter(({ strength }) => strength === 'permission').map(({ access }) => access);
}

function passagesOfRows(rows: readonly SdkRow[]): Set<Passage> {
  return new Set(rows.flatMap((row) => [...row.fields.values()].flat().map(({ passage }) => passage)));
}

async function describe(
  input: PolicyDocumentInput,
  outcome: ReadOutcome | undefined,
): Promise<PolicyFacts['documents'][number]> {
  return {
    name: input.name,
    format: outcome?.document.format ?? 'txt',
    url: input.url ?? null,
    sha256: sha256Hex(input.bytes),
    characters: outcome?.document.source.length ?? 0,
  };
}
