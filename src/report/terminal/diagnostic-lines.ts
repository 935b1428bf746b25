import type { Diagnostic } from '../../facts/diagnostic.js';
import type { Labels } from '../messages/labels.js';
import { harmless, type Style } from './style.js';

/** A block that names everything that could not be read, or was read with a leniency; empty where all was plain. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], labels: Labels, style: Style): string[] {
  if (diagnostics.length === 0) return [];
  const line = (d: Diagnostic) => {
    const place = d.offset === undefined ? harmless(d.where) : `${harmless(d.where)} @${d.offset}`;
    const text = `  ${d.code}  ${place}  ${harmless(d.detail)}`;
    return d.effect === 'lost' ? style.warning(text) : style.faint(text);
  };
  return ['', style.strong(labels.diagnostics), ...diagnostics.map(line)];
}
