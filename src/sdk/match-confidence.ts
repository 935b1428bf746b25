import type { Confidence } from '../facts/app-facts.js';
import type { PackageSign } from './manifest-findings.js';

/** Everything that bears on how sure a match is. */
export interface MatchSigns {
  /** Class definitions of the SDK, generated ones left out. */
  readonly definitions: number;
  readonly references: number;
  /** Strings of the signature in the code. */
  readonly strings: number;
  /** How much of a fingerprint is there, where no class has its own name. */
  readonly fingerprint: 'none' | 'partial' | 'sure';
  /** Kinds of things outside the code; components only where their class is there or code is hidden. */
  readonly package: ReadonlySet<PackageSign>;
  /** True where the package's code can be seen: a packer's shell, or no dex at all, shows little. */
  readonly codeVisible: boolean;
  /** True where the signature names code: then visible code without it speaks against the SDK. */
  readonly namesCode: boolean;
  /** True where somebody saw the SDK itself or its documentation, and not only another list. */
  readonly verified: boolean;
}

/**
 * How sure it is that the SDK is in the app; null where the signs do not suffice.
 *
 * Class definitions are proof, and so are most classes of a fingerprint, and a component where code is hidden. A
 * native library stands for the code that loads it, and is a leftover or a namesake where code is visible and holds
 * none of the SDK. Meta-data and the like are written by hand and outlive the SDK they were meant for: where code is
 * visible and holds none of the SDK, they count only in company.
 */
export function matchConfidence(signs: MatchSigns): Confidence | null {
  const strength = rawConfidence(signs);
  return strength === 'high' && !signs.verified ? 'medium' : strength;
}

function rawConfidence(signs: MatchSigns): Confidence | null {
  if (signs.definitions > 0 || signs.fingerprint === 'sure') return 'high';
  const trusted = !signs.codeVisible || !signs.namesCode;
  if (trusted && signs.package.has('component')) return 'high';
  if (signs.fingerprint === 'partial') return 'medium';
  if (trusted && signs.package.size > 0) return 'medium';
  if (signs.package.has('native-library')) return signs.package.size > 1 ? 'medium' : 'low';
  const weak = signs.package.size + Number(signs.references > 0) + Number(signs.strings > 0);
  return weak >= 2 ? 'low' : null;
}
