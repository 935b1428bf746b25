import type { Language } from '../messages/rule-text.js';
import type { Style } from './style.js';

/** How much a terminal report tells: a line a finding, what a reader needs, or everything there is. */
export type Detail = 'brief' | 'normal' | 'full';

/** How a terminal report is written. */
export interface TerminalOptions {
  readonly language: Language;
  readonly style: Style;
  /** Columns of the terminal; without it no line is broken, as is right for a file or a pipe. */
  readonly columns?: number | undefined;
  /** `normal` where left out. */
  readonly detail?: Detail;
}
