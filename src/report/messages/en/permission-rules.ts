import { accessName } from '../../../taxonomy/device-accesses.js';
import type { RuleTextsOf } from '../rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'en');

export const permissionRules: RuleTextsOf<'permission'> = {
  'permission-undisclosed': {
    title: 'Requested permission not disclosed',
    found: (a) =>
      a.denied
        ? `The app requests ${a.permission}, while the policy states that ${access(a.access)} is not used.`
        : `The app requests ${a.permission}; the policy mentions neither access to ${access(a.access)} nor the data it gives.`,
    fix: (a) =>
      a.denied
        ? 'Check the feature: remove the permission if it is not needed, otherwise correct the denial and state the purpose.'
        : `If a feature needs it, describe purpose, occasion and scope of ${access(a.access)} in the policy; otherwise remove the permission from the manifest.`,
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
};
