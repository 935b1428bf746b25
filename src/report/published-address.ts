import type { ToolInfo } from './json.js';

/** Where anybody can read about the tool: the README of the published package of this very version. */
export function toolAddress(tool: ToolInfo): string {
  return `https://unpkg.com/${tool.name}@${tool.version}/README.md`;
}

/** The page of a rule as it stands in the published package of this very version. */
export function ruleAddress(tool: ToolInfo, ruleId: string): string {
  return `https://unpkg.com/${tool.name}@${tool.version}/docs/rules/${encodeURIComponent(ruleId)}.md`;
}
