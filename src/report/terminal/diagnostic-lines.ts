import type { Diagnostic } from '../../facts/diagnostic.js';
import { labelsOf } from '../messages/labels.js';
import { flow } from './flow.js';
import { harmless } from './style.js';
import type { TerminalOptions } from './terminal-options.js';

/** A block that names everything that could not be read, or was read with a leniency; empty where all was plain. */
export function diagnosticLines(
  diagnostics: readonly Diagnostic[],
  { language, style, columns }: TerminalOptions,
): string[] {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.flatMap((d) => {
    const place = d.offset === undefined ? harmless(d.where) : `${harmless(d.where)} @${d.offset}`;
    const paint = d.effect === 'lost' ? style.warning : style.faint;
    return flow([{ text: `  ${d.code}  ${place}  ${harmless(d.detail)}`, paint }], { columns, hang: 4 });
  });
  return ['', style.strong(labelsOf(language).diagnostics), ...lines];
}
