import { appType } from '../../../taxonomy/app-types.js';
import { accessName } from '../../../taxonomy/device-accesses.js';
import { alternativeTo } from '../../../taxonomy/permission-alternatives.js';
import type { RuleTextsOf } from '../rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'en');
const way = (permission: string) => alternativeTo(permission)?.way.en ?? '';
const shortName = (permission: string) => permission.slice(permission.lastIndexOf('.') + 1);
const appTypeName = (id: string) => appType(id)?.names.en ?? id;
const origin = (impliedBy: readonly string[]) =>
  impliedBy.length === 0 ? '' : ` (brought by ${impliedBy.join(', ')})`;

export const permissionRules: RuleTextsOf<'permission'> = {
  'permission-undisclosed': {
    title: 'Requested permission not disclosed',
    found: (a) =>
      `The app requests ${a.permission}; the policy mentions neither access to ${access(a.access)} nor the data it gives.`,
    fix: (a) =>
      `If a feature needs it, describe purpose, occasion and scope of ${access(a.access)} in the policy; otherwise remove the permission from the manifest.`,
  },
  'permission-denied': {
    title: 'Requested permission that the policy denies',
    found: (a) =>
      `The app requests ${a.permission}, while the policy states that ${access(a.access)} is not used.`,
    fix: () =>
      'Check the feature: remove the permission if it is not needed, otherwise correct the denial and state the purpose.',
  },
  'permission-implied': {
    title: 'Permission added by the system not disclosed',
    found: (a) =>
      `Because the app targets API level ${a.targetSdk ?? '(not stated)'}, the system adds ${a.permission}${origin(a.impliedBy)}; the policy does not mention ${access(a.access)}.`,
    fix: (a) =>
      `Raise the target level so that the system no longer adds it, or disclose ${access(a.access)}.`,
  },
  'permission-unrelated': {
    title: 'Permission of low relevance to the type of app',
    found: (a) =>
      `The app requests ${a.permission} (${access(a.access)}), which has no known relation to the basic or usual functions of “${appTypeName(a.appType)}”.`,
    fix: () =>
      'If a feature needs it, name the feature and its purpose in the policy; otherwise remove the permission. The relation is derived by this project: a hint, no verdict.',
  },
  'permission-app-list': {
    title: 'The manifest makes nearly every installed app visible',
    found: (a) =>
      `The <queries> element names ${a.intent}, which shows nearly every installed app; the policy does not say that the list of apps is read.`,
    fix: () =>
      'Limit <queries> to the apps a feature needs; where the list of apps is really read, disclose purpose and scope.',
  },
  'permission-stale': {
    title: 'Permission in the policy that the app does not request',
    found: (a) =>
      a.access === null || a.literal
        ? `The policy states the use of ${a.permission}; the app does not request it.`
        : `The policy states access to ${access(a.access)}; the app requests no permission for it.`,
    fix: () =>
      'Remove permissions no longer used from the policy, or state the platform if another version of the app needs them.',
  },
  'permission-purpose-missing': {
    title: 'No purpose told for a permission',
    found: (a) => `The policy speaks of access to ${access(a.access)}; no purpose was found.`,
    fix: (a) => `State on which occasion and for which feature ${access(a.access)} is used.`,
  },
  'permission-unused': {
    title: 'Requested permission not used',
    found: (a) =>
      `The app requests ${a.permission}; no call that needs it was found in the code${a.askedBySdks.length === 0 ? '' : ` (the guide of ${a.askedBySdks.join(', ')} asks for it)`}.`,
    fix: () => 'Remove the permission; one merged in by an SDK can go with tools:node="remove", then test.',
  },
  'permission-batch': {
    title: 'Many permissions asked for at once',
    found: (a) =>
      `One call asks for ${a.permissions.length} permissions: ${a.permissions.map(shortName).join(', ')}.`,
    fix: () => 'Ask for each when its feature is used, and tell the purpose then.',
  },
  'permission-background-location': {
    title: 'Background location not disclosed',
    found: (a) =>
      `The app requests ${a.permission} and can read the location in the background; the policy tells location, but not in the background.`,
    fix: () =>
      'If a feature needs location in the background, tell purpose, occasion and how to switch it off; otherwise remove the permission.',
  },
  'permission-alternative': {
    title: 'Permission that the platform offers a way around',
    found: (a) =>
      `The app requests ${a.permission}; the platform offers a way without it: ${way(a.permission)}.`,
    fix: () =>
      'If the feature needs only what the user picks, go that way and remove the permission; leave it if the whole access is needed.',
  },
};
