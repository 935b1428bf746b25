/** Why a finding is less than sure. Reports word each; a finding of low confidence names at least one. */
export const doubts = [
  /** A packer hides the app's code. */
  'packed',
  /** Part of the code could not be read. */
  'code-partly-read',
  /** Classes were renamed throughout: names no longer say whose they are. */
  'renamed',
  /** The app's logic is in JavaScript, Dart or native code, which is not read. */
  'framework',
  /** A call by a name that is put together at run time, or one that nobody wrote down, does not show. */
  'call-unseen',
  /** The SDK shows by a library file, meta-data, a constant or a mention alone, or only another list knows it. */
  'weak-signs',
  /** The row of another product of the family may have been meant for this one too. */
  'sibling-row',
  /** What runs before consent, or together, shows on a device only. */
  'order-unseen',
  /** The table behind the judgement is this project's own, not official. */
  'derived-table',
  /** The policy may tell it in words or in a place where nobody looked. */
  'words-elsewhere',
  /** One app may go by several names. */
  'other-name',
  /** Whether a feature needs the whole access does not show in the code. */
  'need-unseen',
  /** Nobody wrote down whose address it is. */
  'unknown-address',
  /** The seat of a vendor does not say where its servers stand. */
  'seat-only',
] as const;
export type Doubt = (typeof doubts)[number];

/** What the args of any finding may say besides what its rule tells. */
export interface Doubted {
  readonly doubts?: readonly Doubt[];
}
