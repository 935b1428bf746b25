import { type AuditResult, listPermissions, listSdks } from '../index.js';
import type { CardFacts } from './result-card.js';

/** The part of a result that lists and summaries need. */
export function cardFacts(result: AuditResult): CardFacts {
  const { app, findings, outcomes, diagnostics } = result;
  const { package: packageName, label, versionName, versionCode, file } = app;
  return {
    app: { package: packageName, label, versionName, versionCode, sha256: file.sha256, size: file.size },
    findings: findings.map(({ ruleId, severity, subject, fingerprint, suppression }) => ({
      ruleId,
      severity,
      subject,
      fingerprint,
      suppressed: suppression !== undefined,
    })),
    notEvaluated: outcomes.flatMap(({ ruleId, outcome, reason }) =>
      outcome === 'not-evaluated' ? [{ ruleId, reason: reason ?? 'unknown' }] : [],
    ),
    permissions: listPermissions(result).map(({ name, standing }) => ({ name, standing })),
    sdks: listSdks(result).map(({ found, row, standing }) => ({
      id: found?.id ?? row?.id ?? row?.name ?? '',
      name: found?.name ?? row?.name ?? '',
      nameEn: found?.nameEn ?? row?.name ?? '',
      standing,
    })),
    data: dataOwners(result),
    diagnostics: diagnostics.map(({ code, effect }) => ({ code, effect })),
  };
}

/** Each pair of data and owner once. */
function dataOwners({ app }: AuditResult): CardFacts['data'] {
  const pairs = new Map(app.dataAccess.map(({ data, owner }) => [`${data} ${owner}`, { data, owner }]));
  return [...pairs.values()];
}
