import type { Confidence } from '../../facts/app-facts.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import type { TracedCall } from '../../formats/dex/register-trace.js';
import type { AccessCatalog, Consumer } from './access-catalog.js';
import type { AccessRow, ConstantKind } from './access-rows.js';
import { classDescriptor, dottedName } from './class-names.js';
import type { DexPlan } from './dex-plan.js';
import type { TracedConstants } from './traced-constants.js';

/** A row that a call turned out to mean. */
export interface Meaning {
  readonly row: AccessRow;
  readonly confidence: Confidence;
}

/** Where a constant of each kind may lie: handed over itself, or inside what is handed over. */
const REACH: Readonly<Record<ConstantKind, 'direct' | 'within' | null>> = {
  'settings-key': 'direct',
  'intent-action': 'direct',
  'class-name': 'direct',
  'service-name': 'direct',
  'content-uri': 'within',
  'system-property': 'within',
  'shell-command': 'within',
  file: 'within',
  // Counted together over the whole app, see PackageProbes.
  'package-name': null,
  // Means something only beside a class name, see ReflectedNames.
  'method-name': null,
  'extra-name': 'direct',
  'exif-tag': 'direct',
  'mime-type': 'direct',
  // These speak by themselves, or through other means than a call.
  host: null,
  'native-symbol': null,
};

/** Rows of constants that a call consumes: the key of a setting, the path of a file. */
export function consumedConstants(
  call: TracedCall,
  consumes: readonly Consumer[],
  plan: DexPlan,
  constants: TracedConstants,
  hasQuery: boolean,
): Meaning[] {
  const found = new Map<AccessRow, Meaning>();
  for (const consumer of consumes) {
    const reach = REACH[consumer.kind];
    if (reach === null) continue;
    for (const index of reach === 'direct' ? constants.direct(call) : constants.within(call)) {
      for (const row of plan.stringRows.get(index) ?? []) {
        if (row.kind !== consumer.kind || !isSameTable(row, consumer)) continue;
        found.set(row, { row, confidence: confidenceOf(consumer.kind, hasQuery) });
      }
    }
  }
  return [...found.values()];
}

/** Keys that moved to the secure table are still answered by the system table, where old code asks for them. */
function isSameTable(row: AccessRow, consumer: Consumer): boolean {
  return row.table === consumer.table || (row.table === 'secure' && consumer.table === 'system');
}

function confidenceOf(kind: ConstantKind, hasQuery: boolean): Confidence {
  // A URI is read where it is queried; built and handed on, it may be read elsewhere or only be shown.
  if (kind === 'content-uri') return hasQuery ? 'high' : 'medium';
  return kind === 'class-name' || kind === 'service-name' ? 'medium' : 'high';
}

/** Rows whose constant argument decides, split by whether the constant was seen or stays open. */
export function argumentRows(
  call: TracedCall,
  rows: readonly AccessRow[],
  constants: TracedConstants,
): { readonly met: AccessRow[]; readonly open: AccessRow[] } {
  const conditional = rows.filter((row) => row.argument !== null);
  if (conditional.length === 0) return { met: [], open: [] };
  const literals = constants.literals(call);
  const met = conditional.filter((row) => literals.some((literal) => meets(row, literal)));
  const isOpen = met.length === 0 && constants.hasOpenArgument(call);
  return { met, open: isOpen ? conditional : [] };
}

function meets({ argument }: AccessRow, literal: string | number): boolean {
  if (argument === null || argument === undefined) return false;
  const values: readonly (string | number)[] = argument.values;
  return values.some((value) => (argument.kind === 'flags' ? hasBit(literal, value) : literal === value));
}

function hasBit(literal: string | number, bit: string | number): boolean {
  return typeof literal === 'number' && typeof bit === 'number' && (literal & bit) !== 0;
}

/** Names that one method hands to reflection. */
export class ReflectedNames {
  readonly #classes = new Set<string>();
  readonly #members: { readonly name: string; readonly at: number }[] = [];

  addCall(dex: DexFile, call: TracedCall, consumes: readonly Consumer[], constants: TracedConstants): void {
    const texts = (): string[] => constants.direct(call).map((index) => dex.shortString(index));
    const kinds = consumes.map(({ kind }) => kind);
    if (kinds.includes('class-name')) for (const name of texts()) this.#classes.add(name);
    if (!kinds.includes('method-name')) return;
    for (const value of call.arguments) {
      if (value?.kind === 'type' && value.index < dex.typeCount)
        this.#classes.add(dottedName(dex.descriptor(value.index)));
    }
    for (const name of texts()) this.#members.push({ name, at: call.at });
  }

  /**
   * Rows that a class name and a member name of the same method name together, and rows of names that say enough
   * alone. Low confidence: the names meet in a method, not provably in one call.
   */
  meanings(catalog: AccessCatalog): (Meaning & { readonly at: number })[] {
    const found: (Meaning & { readonly at: number })[] = [];
    for (const { name, at } of this.#members) {
      for (const row of this.#rowsOf(name, catalog)) found.push({ row, confidence: 'low', at });
    }
    return found;
  }

  #rowsOf(name: string, catalog: AccessCatalog): readonly AccessRow[] {
    const paired = [...this.#classes].flatMap((className) => {
      const descriptor = classDescriptor(className);
      return [
        ...(catalog.classOf.get(descriptor)?.methods.get(name) ?? []),
        ...(catalog.classOf.get(descriptor)?.fields.get(name) ?? []),
      ].filter((row) => row.argument === null);
    });
    if (paired.length > 0) return paired;
    return (catalog.constants.get(name) ?? []).filter((row) => row.kind === 'method-name');
  }
}
