import { dataTypeName } from '../../../taxonomy/data-types.js';
import { accessName } from '../../../taxonomy/device-accesses.js';
import type { RuleTextsOf } from '../rule-text.js';

const named = (data: string) => dataTypeName(data, 'en');
const all = (data: readonly string[]) => data.map(named).join(', ');
const owner = (id: string) => (id === 'app' ? 'the app’s own code' : id);
const owners = (ids: readonly string[]) => ids.map(owner).join(', ');

export const dataRules: RuleTextsOf<'data'> = {
  'data-undisclosed': {
    title: 'Personal data that code can read and the policy does not tell',
    found: (a) =>
      `The app’s own code can read ${named(a.data)} (${a.apis.slice(0, 3).join(', ')}); the policy does not tell it.`,
    fix: (a) =>
      `If ${named(a.data)} is collected, state purpose, manner and scope; otherwise remove the code.`,
  },
  'data-sdk-undisclosed': {
    title: 'Personal data that an SDK can read and its row does not tell',
    found: (a) => `The code of ${a.nameEn} can read ${all(a.data)}; its row in the list does not tell it.`,
    fix: () =>
      'Ask the provider what is collected, add it to the row, or switch the collection off by configuration.',
  },
  'data-denied': {
    title: 'Code can read what the policy denies to collect',
    found: (a) =>
      `The policy states that ${named(a.data)} is not collected; readable by: ${owners(a.owners)}.`,
    fix: () => 'Check whether the code runs: remove it if it is not needed, or correct the policy.',
  },
  'data-unchangeable-id': {
    title: 'Unchangeable device identifier',
    found: (a) =>
      `${named(a.data)} stays with the device and cannot be reset; readable by: ${owners(a.owners)}.`,
    fix: () => 'To tell devices apart, use the OAID or an identifier made by the app.',
  },
  'data-before-consent': {
    title: 'Personal data may be read at start-up, before consent',
    found: (a) =>
      `On the start-up path, ${a.owner === 'app' ? 'the app’s own code' : a.nameEn} can read ${all(a.data)}; confirm on a device whether that comes before consent.`,
    fix: () => 'Put initialisation off until the user has agreed to the policy, and verify on a device.',
  },
  'data-package-probing': {
    title: 'Code looks for many other apps by name',
    found: (a) =>
      `${owner(a.owner)} holds ${a.count} names of other apps (${a.packages.join(', ')} ...); the policy does not say that the list of apps is read.`,
    fix: () => 'Look for fewer apps, or disclose purpose and scope.',
  },
  'data-clipboard': {
    title: 'Clipboard reading not disclosed',
    found: (a) => `The clipboard can be read by: ${owners(a.owners)}; the policy does not tell it.`,
    fix: () => 'Remove needless reading of the clipboard, or tell when and why it is read.',
  },
  'data-other-people': {
    title: 'Other people’s data without a purpose',
    found: (a) =>
      `The app requests ${a.permission}; ${accessName(a.access, 'en')} hold data of other people, and the policy states no purpose.`,
    fix: () => 'State purpose and handling; where a system picker is enough, do not ask for the permission.',
  },
};
