import { type AuditSettings, today } from '../../findings/audit-settings.js';
import { baselineSchema } from '../../findings/baseline-schema.js';
import { type AuditOptions, auditSettings } from './audit-options.js';
import { checkSettings } from './check-settings.js';
import type { Config } from './config-schema.js';
import { findConfig, loadConfig } from './load-config.js';
import { readJsonFile } from './read-data-file.js';

/** How an audit is to run: configuration and command line brought together and checked. */
export interface AuditPlan {
  readonly config: Config;
  readonly settings: AuditSettings;
  /** Where the accepted findings are or shall be kept, or null. */
  readonly baselinePath: string | null;
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
}

/**
 * Reads configuration and baseline and checks that what they name exists.
 * @param folder where the search for a configuration starts
 * @param keepBaseline false where the baseline is about to be written anew and need not exist
 * @throws UsageError, ConfigError
 */
export async function planAudit(
  options: AuditOptions,
  folder: string,
  keepBaseline = true,
): Promise<AuditPlan> {
  const path = options.config === false ? null : (options.config ?? findConfig(folder));
  const config = path === null ? {} : await loadConfig(path);
  const baselinePath = options.baseline ?? config.baseline ?? null;
  const accepted =
    baselinePath === null || !keepBaseline ? [] : readJsonFile(baselinePath, baselineSchema).findings;
  const baseline = new Set(accepted.map((row) => row.fingerprint));
  const settings = auditSettings(config, options, baseline, today());
  checkSettings(settings, path ?? 'apk-audit');
  return { config, settings, baselinePath, failOn: options.failOn ?? config.failOn ?? 'error' };
}
