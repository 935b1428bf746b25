import type { Finding } from '../findings/typed-finding.js';
import { dataTypeName } from '../taxonomy/data-types.js';
import { accessName } from '../taxonomy/device-accesses.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import { aspectNames as aspectNamesEn } from './messages/en/aspect-names.js';
import type { Language } from './messages/rule-text.js';
import { aspectNames as aspectNamesZhCn } from './messages/zh-cn/aspect-names.js';

/** What a finding is about, for a reader: an SDK or data type by its name, a permission with the access it grants. */
export function subjectName(
  { subject, args }: Pick<Finding, 'subject' | 'args'>,
  language: Language,
): string {
  const { kind, id } = subject;
  if (kind === 'data') return dataTypeName(id, language);
  if (kind === 'policy') return aspectName(id, language);
  if (kind === 'sdk' && 'name' in args && 'nameEn' in args)
    return language === 'en' ? args.nameEn : args.name;
  if (kind === 'sdk' && 'written' in args) return args.written;
  if (kind !== 'permission') return id;
  const { access } = permissionInfo(id);
  if (access === null) return id;
  const name = accessName(access, language);
  return language === 'en' ? `${id} (${name})` : `${id}（${name}）`;
}

/** What a policy has to tell, in words; nothing for what the title of the rule already says. */
function aspectName(id: string, language: Language): string {
  const names: Readonly<Record<string, string>> = language === 'en' ? aspectNamesEn : aspectNamesZhCn;
  return names[id] ?? '';
}
