import { readFileSync } from 'node:fs';

/** The page of a rule as it is published with this package; undefined where this copy came without. */
export function ruleHelp(ruleId: string): string | undefined {
  try {
    return readFileSync(new URL(`../../docs/rules/${ruleId}.md`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
