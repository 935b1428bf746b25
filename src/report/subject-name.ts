import type { Subject } from '../findings/finding.js';
import { dataTypeName } from '../taxonomy/data-types.js';
import { accessName } from '../taxonomy/device-accesses.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import type { Language } from './messages/rule-text.js';

/** What a finding is about, for a reader: a permission with the access it grants, a data type by its name. */
export function subjectName({ kind, id }: Subject, language: Language): string {
  if (kind === 'data') return dataTypeName(id, language);
  if (kind !== 'permission') return id;
  const { access } = permissionInfo(id);
  if (access === null) return id;
  return language === 'en'
    ? `${id} (${accessName(access, language)})`
    : `${id}（${accessName(access, language)}）`;
}
