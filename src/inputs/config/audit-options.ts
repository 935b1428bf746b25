import type { Confidence } from '../../facts/app-facts.js';
import type { AuditSettings } from '../../findings/audit-settings.js';
import type { Severity } from '../../findings/finding.js';
import type { Config } from './config-schema.js';

/** What the command line says of an audit; everything may be left to the configuration. */
export interface AuditFlags {
  readonly profile?: string;
  readonly appType?: string;
  readonly minConfidence?: Confidence;
  readonly rule?: readonly string[];
  readonly firstParty?: readonly string[];
}

/** The options that decide which rules run and what counts; for every command that audits. */
export interface AuditOptions extends AuditFlags {
  /** Path of the configuration; false where none shall be read. */
  readonly config?: string | false;
  readonly baseline?: string;
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
}

/** Settings from configuration and command line, the latter outweighing. */
export function auditSettings(
  config: Config,
  flags: AuditFlags,
  baseline: ReadonlySet<string>,
  today: string,
): AuditSettings {
  return {
    profile: flags.profile ?? config.profile ?? 'cn',
    appType: flags.appType ?? config.appType ?? null,
    rules: { ...config.rules, ...ruleFlags(flags.rule ?? []) },
    minConfidence: flags.minConfidence ?? config.minConfidence ?? 'low',
    firstPartySdks: [...(config.firstPartySdks ?? []), ...(flags.firstParty ?? [])],
    suppressions: config.ignore ?? [],
    baseline,
    today,
  };
}

/** `sdk-stale=off` and the like; parsed and checked by the option itself. */
function ruleFlags(pairs: readonly string[]): Record<string, 'off' | Severity> {
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, 'off' | Severity]));
}
