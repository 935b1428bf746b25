import { harmless } from '../terminal/style.js';

/**
 * Text of an app or a policy as Markdown that shows just these characters on one line: no markup, no HTML, no link, no
 * mention that would notify somebody. GitHub and GitLab add links and mentions to plain text, which backslashes do not
 * stop; character references and a zero-width space do.
 */
export function markdownText(text: string): string {
  return harmless(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replaceAll('://', '&#58;//')
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}&#46;`);
}

/** Text as code, whatever backticks it holds; pipes are escaped for tables. */
export function markdownCode(text: string): string {
  const line = harmless(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return line === '' ? '' : `${fence}${pad}${line}${pad}${fence}`;
}
