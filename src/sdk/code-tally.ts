import type { AppEvidence } from '../facts/evidence.js';
import type { DexTypeTable } from './observations.js';
import type { SignatureIndex } from './signature-index.js';
import { descriptorEnd, dottedName, isGeneratedClass } from './type-descriptor.js';

const bracket = 0x5b;
const noType = -1;
const noTerminal = { sdk: noType, prefix: '' };

/** What one dex file shows under one prefix. */
interface TerminalTally {
  readonly terminal: number;
  readonly entry: string;
  definitions: number;
  /** Definitions of generated classes, which prove no code. */
  generated: number;
  references: number;
  example: string;
}

/** Code of one SDK, over all dex files. */
export interface CodeFindings {
  /** Class definitions, generated ones left out. */
  definitions: number;
  generated: number;
  /** Types that code mentions and no class definition beside them. */
  references: number;
  readonly evidence: AppEvidence[];
}

/**
 * Sorts every type of one dex file to its SDK in a single pass. No string is built for a type that matches nothing.
 * @param ownPrefix descriptor prefix of the app's own package: its classes are never an SDK's
 * @returns the SDK of each type by type index, -1 for none; and what was found under each prefix
 */
export function tallyDex(
  index: SignatureIndex,
  table: DexTypeTable,
  ownPrefix: string | null,
): { owners: Int16Array; tallies: TerminalTally[] } {
  const { bytes, typeCount, defined } = table;
  const owners = new Int16Array(typeCount).fill(noType);
  const byTerminal = new Map<number, TerminalTally & { exampleType: number }>();
  for (let type = 0; type < typeCount; type++) {
    const offset = table.descriptorOffset(type);
    // An array of a class says no more than the class itself, which stands in the table too.
    if (bytes[offset] === bracket) continue;
    const terminal = index.code.longest(bytes, offset);
    if (terminal < 0) continue;
    const { sdk, prefix } = index.terminals[terminal] ?? noTerminal;
    // The app's classes under a wider prefix are its own; a prefix within the app's package names an SDK on purpose.
    if (ownPrefix !== null && prefix.length < ownPrefix.length - 1 && beginsWith(bytes, offset, ownPrefix))
      continue;
    owners[type] = sdk;
    let tally = byTerminal.get(terminal);
    if (tally === undefined) {
      tally = {
        terminal,
        entry: table.entry,
        definitions: 0,
        generated: 0,
        references: 0,
        example: '',
        exampleType: noType,
      };
      byTerminal.set(terminal, tally);
    }
    if (defined[type] !== 1) tally.references++;
    else if (isGeneratedClass(bytes, offset)) tally.generated++;
    else {
      if (tally.definitions === 0) tally.exampleType = type;
      tally.definitions++;
      continue;
    }
    if (tally.exampleType === noType) tally.exampleType = type;
  }
  const tallies = [...byTerminal.values()];
  for (const tally of tallies) tally.example = dottedName(table, tally.exampleType);
  return { owners, tallies };
}

function beginsWith(bytes: Uint8Array, offset: number, prefix: string): boolean {
  if (descriptorEnd(bytes, offset) - offset < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[offset + i] !== prefix.charCodeAt(i)) return false;
  return true;
}

/** Sums the tallies of all dex files by SDK, with evidence: definitions where there are any, else references. */
export function codeFindings(
  index: SignatureIndex,
  tallies: readonly TerminalTally[],
): Map<number, CodeFindings> {
  const bySdk = new Map<number, CodeFindings>();
  const definedTerminals = new Set(
    tallies.filter((tally) => tally.definitions > 0).map((tally) => tally.terminal),
  );
  for (const tally of tallies) {
    const terminal = index.terminals[tally.terminal];
    if (terminal === undefined) continue;
    let found = bySdk.get(terminal.sdk);
    if (found === undefined) {
      found = { definitions: 0, generated: 0, references: 0, evidence: [] };
      bySdk.set(terminal.sdk, found);
    }
    found.definitions += tally.definitions;
    found.generated += tally.generated;
    found.references += tally.references;
    const { entry, example } = tally;
    const { prefix } = terminal;
    if (tally.definitions > 0) {
      found.evidence.push({ kind: 'classes', entry, prefix, count: tally.definitions, example });
    } else if (!definedTerminals.has(tally.terminal) && tally.references > 0) {
      found.evidence.push({ kind: 'references', entry, prefix, count: tally.references, example });
    }
  }
  return bySdk;
}
