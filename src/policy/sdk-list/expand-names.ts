import { splitStretches } from '../document/enumeration.js';
import { numberingOf } from '../document/numbering.js';
import { matchOf, type Quote, quote } from '../document/passage.js';
import type { ProductNames } from '../products/product-names.js';
import type { NameFinder } from './names-in-text.js';
import type { SdkRow } from './sdk-row.js';

/** Units of a list of names that tell what kind of SDKs it lists. */
const longestList = 2000;

/**
 * One row for each SDK that a row names: a name cell may list several, a bracket after the name may say what it
 * includes, and a field may list the SDKs that come with it.
 */
export function expandNames(row: SdkRow, products: ProductNames, names: NameFinder): SdkRow[] {
  const contained = (row.fields.get('contains') ?? []).flatMap((list) =>
    partsOf(list).map((name) => brought(row, name)),
  );
  const own = includedInBrackets(row, names) ??
    brandsInBrackets(row, products, names) ??
    severalNames(row, products) ?? [{ ...row, name: tidyName(row.name) }];
  return [...own, ...contained].filter(({ name }) => name.text !== '');
}

/** An SDK that comes inside another: nothing of the row's fields is said of it. */
function brought(row: SdkRow, name: Quote): SdkRow {
  return { name: tidyName(name), standing: row.standing, fields: new Map(), context: row.context, links: [] };
}

/** `shareSDK（包含微信SDK、QQ SDK）`: the names in the bracket count, the one before it where it names something. */
function includedInBrackets(row: SdkRow, names: NameFinder): SdkRow[] | null {
  const { text, passage, start } = row.name;
  const bracket =
    /[（(](?:主要|其中|内部)?(?:包含|包括|含|内含|集成了?|内置)[：:]?([^（()）]{2,120})[)）]?/.exec(text);
  if (bracket?.[1] === undefined) return null;
  const listStart = start + bracket.index + bracket[0].indexOf(bracket[1]);
  const listed = partsOf(quote(passage, listStart, listStart + bracket[1].length));
  if (listed.length < 1) return null;
  const outer = tidyName(quote(passage, start, start + bracket.index));
  const rows = listed.map((name): SdkRow => ({ ...row, name: tidyName(name) }));
  return names.isGeneric(outer.text.toLowerCase()) ? rows : [{ ...row, name: outer }, ...rows];
}

/** `厂商推送SDK（华为、小米、OPPO）`: a kind of SDK, and the brands whose it is. */
function brandsInBrackets(row: SdkRow, products: ProductNames, names: NameFinder): SdkRow[] | null {
  const { text, passage, start } = row.name;
  const bracket = /[（(]([^（()）]{4,120})[)）]\s*$/.exec(text);
  if (bracket?.[1] === undefined || !names.isGeneric(text.slice(0, bracket.index).toLowerCase())) return null;
  const listStart = start + bracket.index + 1;
  const brands = partsOf(quote(passage, listStart, listStart + bracket[1].length), /[、，,/]|和|及/g);
  if (
    brands.length < 2 ||
    !brands.every((name) => products.isProduct(matchOf(name)) || products.isBrand(matchOf(name)))
  ) {
    return null;
  }
  return brands.map((name) => ({ ...row, name: tidyName(name), context: `${text} ${row.context}` }));
}

/** `友盟SDK，LinkedMe，腾讯灯塔`: several names, where each is a product or says SDK. */
function severalNames(row: SdkRow, products: ProductNames): SdkRow[] | null {
  const parts = partsOf(row.name, /[、，,/;；\n]|和|及|与/g);
  if (parts.length < 2 || parts.some(({ text }) => /^[（(].*[)）]$/.test(text))) return null;
  const each = parts.every(
    ({ text }) => /sdk$/i.test(text) || products.isProduct(text) || products.isBrand(text),
  );
  if (!each) return null;
  const context = `${matchOf(row.name).slice(0, longestList)} ${row.context}`;
  return parts.map((name) => ({ ...row, name: tidyName(name), context }));
}

function partsOf(list: Quote, separator: RegExp = /[、，,;；\n]|和|及/g): Quote[] {
  return splitStretches(list.text, separator)
    .map(({ start, end }) => quote(list.passage, list.start + start, list.start + end))
    .filter(({ text }) => text.replace(/[等。.]+$/u, '').length > 1);
}

/** Without numbering before it, marks after it. */
export function tidyName(name: Quote): Quote {
  const lead = numberingOf(name.text)?.length ?? 0;
  const body = name.text.slice(lead);
  const opened = /^[“"「『《【\s]+/.exec(body)?.[0].length ?? 0;
  const closed = /[”"」』》】：:。；;，,、\s]+$/.exec(body)?.[0].length ?? 0;
  return quote(name.passage, name.start + lead + opened, name.end - closed);
}
