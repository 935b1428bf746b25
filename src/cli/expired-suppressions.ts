import type { AuditSettings } from '../findings/audit-settings.js';
import type { Language } from '../report/messages/rule-text.js';

const texts: Readonly<Record<Language, (day: string) => string>> = {
  'zh-CN': (day) => `接受期限 ${day} 已过，相应差异重新计入；请续期或从 ignore 中删除`,
  en: (day) =>
    `was accepted until ${day}; its findings count again: renew the entry under ignore, or remove it`,
};

/**
 * A line for each suppression that expired. It also stands in the report, but a build may show nobody that.
 * @returns lines without line ends
 */
export function expiredLines(
  { suppressions, today }: Pick<AuditSettings, 'suppressions' | 'today'>,
  language: Language,
): string[] {
  return suppressions.flatMap(({ rule, subject, expires }) => {
    if (expires === undefined || expires >= today) return [];
    const where = subject === undefined ? rule : `${rule} ${subject}`;
    return [`${where}: ${texts[language](expires)}`];
  });
}
