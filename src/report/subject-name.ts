import type { Finding } from '../findings/typed-finding.js';
import { dataTypeName } from '../taxonomy/data-types.js';
import { accessName } from '../taxonomy/device-accesses.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import type { Language } from './messages/rule-text.js';

/** What a finding is about, for a reader: an SDK or data type by its name, a permission with the access it grants. */
export function subjectName(
  { subject, args }: Pick<Finding, 'subject' | 'args'>,
  language: Language,
): string {
  const { kind, id } = subject;
  if (kind === 'data') return dataTypeName(id, language);
  if (kind === 'sdk' && 'name' in args && 'nameEn' in args)
    return language === 'en' ? args.nameEn : args.name;
  if (kind === 'sdk' && 'written' in args) return args.written;
  if (kind !== 'permission') return id;
  const { access } = permissionInfo(id);
  if (access === null) return id;
  const name = accessName(access, language);
  return language === 'en' ? `${id} (${name})` : `${id}（${name}）`;
}
