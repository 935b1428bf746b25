import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { deviceAccess } from '../../taxonomy/device-accesses.js';
import type { Language } from './rule-text.js';

/** What a device access is called in the language of a report. */
export function accessName(id: DeviceAccessId, language: Language): string {
  return deviceAccess(id).names[language === 'en' ? 'en' : 'zh-Hans'];
}
