import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces a section of the page by its heading, or adds it at the end; the other sections stay as they are. */
export function keepSection(path: string, title: string, lines: readonly string[]): void {
  const [head = '', ...sections] = readFileSync(path, 'utf8').split(/^(?=## )/m);
  const section = `## ${title}\n\n${lines.join('\n').trim()}\n`;
  const at = sections.findIndex((text) => text.startsWith(`## ${title}\n`));
  const kept = at < 0 ? [...sections, section] : sections.with(at, section);
  writeFileSync(path, `${[head, ...kept].map((text) => text.trimEnd()).join('\n\n')}\n`);
}

/** Replaces what stands before the first section. */
export function keepHead(path: string, lines: readonly string[]): void {
  const [, ...sections] = readFileSync(path, 'utf8').split(/^(?=## )/m);
  writeFileSync(path, `${[lines.join('\n').trimEnd(), ...sections].join('\n\n')}`);
}
