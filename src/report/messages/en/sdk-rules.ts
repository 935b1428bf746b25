import type { SdkRowField } from '../../../findings/rule-args.js';
import type { RuleTextsOf } from '../rule-text.js';

const fieldNames: Readonly<Record<SdkRowField, string>> = {
  provider: 'the provider',
  purpose: 'the purpose',
  dataTypes: 'the types of data',
  privacyUrl: 'the privacy policy link',
};

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
  'sdk-list-elsewhere': {
    title: 'The SDK list is in another document',
    found: (a) =>
      `The policy refers to another document for its SDK list${a.title === null ? '' : ` (${a.title})`}${a.url === null ? '' : ` at ${a.url}`}, which was not given; ${a.sdks.length} third-party SDK${a.sdks.length === 1 ? ' was' : 's were'} not compared.`,
    fix: () => 'Give that document with --policy as well and audit again.',
  },
  'sdk-row-incomplete': {
    title: 'Incomplete row in the SDK list',
    found: (a) => `The row “${a.written}” lacks ${a.missing.map((field) => fieldNames[field]).join(', ')}.`,
    fix: (a) => `Add ${a.missing.map((field) => fieldNames[field]).join(', ')}.`,
  },
  'sdk-row-vague': {
    title: 'Vague types of data in the SDK list',
    found: (a) =>
      `The row “${a.written}” tells only “${a.terms.join(', ')}”, no item of personal data by name.`,
    fix: () =>
      'Name each item, such as Android ID, OAID, MAC address or IP address, instead of “device information”.',
  },
  'sdk-family-named': {
    title: 'SDK disclosed by the name of its family only',
    found: (a) => `The app contains ${a.nameEn}; the policy says “${a.written}” and names no product.`,
    fix: (a) => `Replace “${a.written}” by the products in use, each with its purpose and data.`,
  },
  'sdk-embedded': {
    title: 'SDK brought by another SDK, not listed itself',
    found: (a) => `${a.nameEn} came into the app with “${a.written}”; the policy does not mention it.`,
    fix: (a) => `If ${a.nameEn} collects data of its own, list it, or mention it in the row “${a.written}”.`,
  },
  'sdk-row-other-vendor': {
    title: 'Provider or link of an SDK row is not the vendor’s',
    found: (a) => {
      const parts = [
        ...(a.provider === null ? [] : [`names “${a.provider}” as provider`]),
        ...(a.link === null ? [] : [`links to ${a.link}`]),
      ];
      const whose = a.otherEn === null ? ', no known address of that vendor' : `, which is ${a.otherEn}`;
      return `“${a.written}” is a product of ${a.vendorEn}; its row ${parts.join(' and ')}${whose}.`;
    },
    fix: (a) =>
      `Check the row and give the company and privacy policy of ${a.vendorEn}; if another company provides or resells it, say so.`,
  },
  'sdk-auto-init': {
    title: 'SDK starts by itself with the app',
    found: (a) =>
      `${a.nameEn} starts with the app’s process, before any screen, by the ${a.how === 'initializer' ? 'App Startup initializer' : 'content provider'} ${a.component}; whether it collects before consent has to be confirmed on a device.`,
    fix: (a) =>
      `Remove ${a.component} from the manifest with tools:node="remove", or use the SDK’s own switch, and initialise it after consent.`,
  },
  'sdk-foreign-recipient': {
    title: 'SDKs of foreign vendors, and no words on transfers abroad',
    found: (a) => {
      const names = a.sdks.map((sdk) => `${sdk.nameEn} (${sdk.country})`).join(', ');
      const told =
        a.policy === 'silent'
          ? 'says nothing of personal information leaving the country'
          : 'only says that personal information stays in the country';
      return `The app uses SDKs of vendors abroad: ${names}; the policy ${told}.`;
    },
    fix: () =>
      'Ask the vendors where the data is kept; if it goes abroad, tell each recipient’s name, contact, purpose, manner, types of data and how to exercise rights, and obtain separate consent.',
  },
};
