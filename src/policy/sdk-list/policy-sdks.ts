import type { PolicySdk } from '../../facts/policy-facts.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import type { DataTypeFinder } from '../data-types/read-data-types.js';
import { splitItems } from '../document/enumeration.js';
import { evidenceOf, matchOf, type Quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { ProductNames } from '../products/product-names.js';
import { platformsOf } from './platforms.js';
import { companyEnd } from './provider-in-text.js';
import type { SdkRow } from './sdk-row.js';
import { firstUrl, schemelessUrl, withoutUrls } from './urls.js';

/** Units of a field in which the kind of an SDK is looked for: many names may share one value. */
const longestSaid = 2000;

/** What turns the words of a row into facts. */
export interface RowReading {
  readonly products: ProductNames;
  /** The accesses a row asks for. */
  readonly accessesIn: (row: SdkRow) => readonly DeviceAccessId[];
  readonly dataTypes: Pick<DataTypeFinder, 'idOf'>;
}

/** A row with its name identified and its fields as facts. */
export function toPolicySdk(row: SdkRow, { products, accessesIn, dataTypes }: RowReading): PolicySdk {
  const purpose = text(row, 'purpose') ?? text(row, 'scene') ?? text(row, 'category');
  const data = row.fields.get('data') ?? [];
  return {
    name: row.name.text,
    id: idOf(row, products),
    provider: providerOf(row),
    purpose,
    dataTypes: data
      .flatMap((quoted) => splitItems(quoted.text))
      .map((item) => ({ text: item, id: dataTypes.idOf(item) })),
    permissions: [...new Set(accessesIn(row))],
    method: text(row, 'method'),
    privacyUrl: privacyUrlOf(row),
    platforms: platformsOf(row),
    packageName: text(row, 'packageName'),
    evidence: [evidenceOf(row.name)],
  };
}

/** The product of the name; of a name that only tells a function, the provider's product for that function. */
function idOf(row: SdkRow, products: ProductNames): string | null {
  const name = matchOf(row.name);
  const said = (['purpose', 'scene', 'category'] as const).flatMap((field) => row.fields.get(field) ?? []);
  const context = `${said.map((quoted) => matchOf(quoted).slice(0, longestSaid)).join(' ')} ${row.context}`;
  const id = products.identify(name, context);
  const provider = row.fields.get('provider')?.[0];
  if (id !== null || provider === undefined || !/^基于/.test(name)) return id;
  return products.identify(matchOf(provider), `${name} ${context}`);
}

function text(row: SdkRow, field: SdkField): string | null {
  const quotes = row.fields.get(field) ?? [];
  return quotes.length === 0 ? null : quotes.map((quoted) => quoted.text).join(' ');
}

/** The provider field, or the company that stands beside the address in the address's own cell. */
function providerOf(row: SdkRow): string | null {
  for (const field of ['provider', 'privacyUrl', 'url'] as const) {
    const name = withoutUrls(text(row, field) ?? '');
    if (name !== '' && (field === 'provider' || companyEnd.test(name))) return name;
  }
  return companyEnd.test(row.name.text) ? row.name.text : null;
}

function privacyUrlOf(row: SdkRow): string | null {
  for (const field of ['privacyUrl', 'provider', 'url'] as const) {
    for (const quoted of byTellingKey(row.fields.get(field) ?? [])) {
      const url = firstUrl(quoted.text);
      if (url !== null) return url;
    }
  }
  const link = row.links.find((target) => /^https?:/i.test(target));
  if (link !== undefined) return link;
  const bare = (['privacyUrl', 'url'] as const).flatMap((field) => row.fields.get(field) ?? []);
  return bare.map((quoted) => schemelessUrl(quoted.text)).find((address) => address !== null) ?? null;
}

/** Units before a value in which its key stands. */
const keyReach = 16;

/** Of several addresses the one whose key speaks of the policy itself first: `隐私政策链接` before `隐私说明`. */
function byTellingKey(quotes: readonly Quote[]): readonly Quote[] {
  if (quotes.length < 2) return quotes;
  const tells = ({ passage, start }: Quote): boolean =>
    /隐私权?(?:保护)?政策(?:链接|地址|网址)?[：:\s]*$|privacy policy[^a-z]*$/.test(
      passage.match.slice(Math.max(0, start - keyReach), start),
    );
  return [...quotes.filter(tells), ...quotes.filter((quoted) => !tells(quoted))];
}
