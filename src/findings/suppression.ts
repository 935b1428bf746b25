import type { Diagnostic } from '../facts/diagnostic.js';
import type { Finding } from './typed-finding.js';

/** An exception a team decided on: findings of a rule, all or those on one subject, with the reason. */
export interface Suppression {
  readonly rule: string;
  /** Subject id; `*` at its end stands for any rest. Every subject where it is left out. */
  readonly subject?: string | undefined;
  readonly reason: string;
  /** Last day it holds, YYYY-MM-DD. */
  readonly expires?: string | undefined;
}

/** The findings, those suppressed marked as such, and notes on suppressions that expired or matched nothing. */
export interface Suppressed {
  readonly findings: Finding[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Marks the findings that a suppression covers. An expired one covers nothing and is told, as is one without use, so
 * that a list of exceptions cannot rot unseen.
 * @param today YYYY-MM-DD
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  today: string,
): Suppressed {
  const used = new Set<Suppression>();
  const marked = findings.map((finding) => {
    const suppression = suppressions.find((s) => covers(s, finding));
    if (suppression === undefined) return finding;
    used.add(suppression);
    return isExpired(suppression, today) ? finding : mark(finding, suppression);
  });
  return { findings: marked, diagnostics: suppressions.flatMap((s) => note(s, used.has(s), today)) };
}

function covers(suppression: Suppression, finding: Finding): boolean {
  if (suppression.rule !== finding.ruleId) return false;
  const { subject } = suppression;
  if (subject === undefined) return true;
  return subject.endsWith('*')
    ? finding.subject.id.startsWith(subject.slice(0, -1))
    : finding.subject.id === subject;
}

function isExpired(suppression: Suppression, today: string): boolean {
  return suppression.expires !== undefined && suppression.expires < today;
}

function mark(finding: Finding, { reason, expires }: Suppression): Finding {
  const expiry = expires === undefined ? {} : { expires };
  return { ...finding, suppression: { by: 'configuration', reason, ...expiry } };
}

function note(suppression: Suppression, used: boolean, today: string): Diagnostic[] {
  const where = [suppression.rule, suppression.subject].filter((part) => part !== undefined).join(' ');
  if (isExpired(suppression, today)) {
    const detail = `The suppression expired on ${suppression.expires}; its findings count again.`;
    return [{ code: 'suppression-expired', effect: 'note', where, detail }];
  }
  if (used) return [];
  return [
    { code: 'suppression-unused', effect: 'note', where, detail: 'The suppression matches no finding.' },
  ];
}
