import { readFileSync, writeFileSync } from 'node:fs';

/** Puts lines under a heading of a Markdown file in place of what stood there; a new heading goes to the end. */
export function keepSection(path: string, heading: string, lines: readonly string[]): void {
  const text = readFileSync(path, 'utf8');
  const title = `## ${heading}\n`;
  const start = text.indexOf(`\n${title}`);
  const before = start < 0 ? `${text.trimEnd()}\n` : text.slice(0, start);
  const next = start < 0 ? -1 : text.indexOf('\n## ', start + 1);
  const after = next < 0 ? '' : text.slice(next);
  writeFileSync(path, `${before.trimEnd()}\n\n${title}\n${lines.join('\n')}\n${after}`);
}
