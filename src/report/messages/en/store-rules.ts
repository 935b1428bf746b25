import { storeProfile } from '../../../taxonomy/store-profiles.js';
import type { RuleTextsOf } from '../rule-text.js';

const storeName = (id: string) => storeProfile(id)?.names.en ?? id;

export const storeRules: RuleTextsOf<'store'> = {
  'store-target-level': {
    title: 'Target API level below what the store takes',
    found: (a) =>
      `The app targets API level ${a.targetSdk}; ${storeName(a.profile)} takes new apps and updates from ${a.minimum}.`,
    fix: (a) =>
      `Raise targetSdkVersion to ${a.minimum} or higher and test the permission behaviour of that level.`,
  },
  'store-restricted-permission': {
    title: 'Permission that needs a declaration to the store',
    found: (a) =>
      `The app requests ${a.permission}, which ${storeName(a.profile)} takes only for a declared core purpose.`,
    fix: () =>
      'Make sure that a core feature needs it and declare it, or use a system function that needs no permission.',
  },
  'store-foreground-service': {
    title: 'Foreground service without the permission of its type',
    found: (a) =>
      `The service ${a.service} states a foreground type; the app does not request ${a.permissions.join(', ')}.`,
    fix: () => 'Request the permission of the type, or remove a type that is not used.',
  },
  'store-advertising-id': {
    title: 'Advertising SDK without the advertising id permission',
    found: (a) =>
      `The app contains ${a.nameEn} and does not request com.google.android.gms.permission.AD_ID: the advertising id will be all zeros.`,
    fix: () =>
      'Declare the permission and complete the declaration if the id is used; otherwise say so in the declaration.',
  },
};
