import { readFileSync } from 'node:fs';
import type { ToolInfo } from '../report/json.js';

let known: ToolInfo | undefined;

/** Name and version of this package, from its package.json. */
export function toolInfo(): ToolInfo {
  known ??= readToolInfo();
  return known;
}

function readToolInfo(): ToolInfo {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as ToolInfo;
  return { name, version };
}
