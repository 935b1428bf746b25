import type { ToolInfo } from './json.js';
import type { Language } from './messages/rule-text.js';
import { rulePageFile } from './rule-page.js';

/** Where anybody can read about the tool: the README of the published package of this very version. */
export function toolAddress(tool: ToolInfo): string {
  return `https://unpkg.com/${tool.name}@${tool.version}/README.md`;
}

/** The page of a rule in a language, as it stands in the published package of this very version. */
export function ruleAddress(tool: ToolInfo, ruleId: string, language: Language): string {
  const file = encodeURIComponent(rulePageFile(ruleId, language));
  return `https://unpkg.com/${tool.name}@${tool.version}/docs/rules/${file}`;
}
