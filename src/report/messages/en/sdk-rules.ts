import type { RuleTextsOf } from '../rule-text.js';

export const sdkRules: RuleTextsOf<'sdk'> = {
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
