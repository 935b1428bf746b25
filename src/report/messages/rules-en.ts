import { accessName } from '../../taxonomy/device-accesses.js';
import type { RuleTexts } from './rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'en');

export const rulesEn: RuleTexts = {
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
  'sdk-undisclosed': {
    title: 'Third-party SDK not disclosed',
    found: (a) => {
      const base = `The app contains ${a.nameEn}; no row of the policy discloses it.`;
      const sibling =
        a.sibling === null
          ? ''
          : ` The policy lists “${a.sibling}” of the same family, a different product that needs its own row.`;
      const dormant =
        a.integration === 'dormant' ? ' No call from the app was found: it may be left-over code.' : '';
      return base + sibling + dormant;
    },
    fix: (a) =>
      a.integration === 'dormant'
        ? 'Remove it from the build if it is no longer used; otherwise add it to the SDK list.'
        : 'Add a row to the SDK list: name, provider, purpose, types of personal data, manner of processing, link to its privacy policy.',
  },
  'sdk-stale': {
    title: 'SDK in the policy that was not found in the app',
    found: (a) => `The policy lists “${a.written}”; it was not found in the app.`,
    fix: () =>
      'Remove the row if the SDK is gone; if it serves another platform or is called by your servers, say so in the row.',
  },
  'sdk-list-missing': {
    title: 'No list of third-party SDKs',
    found: (a) =>
      `The app contains ${a.sdks.length} third-party SDK${a.sdks.length === 1 ? '' : 's'}; the policy neither lists SDKs nor links to a list.`,
    fix: () =>
      'Add a list of third-party SDKs to the policy, each with name, provider, purpose, data types, manner of processing and privacy policy link.',
  },
};
