import { matchOf } from '../document/passage.js';
import type { ProductNames } from '../products/product-names.js';
import type { SdkRow } from './sdk-row.js';

/** Sharing from server to server, or by the system's own parts: nothing of it is in the app. */
const outsideTheApp = /后台(?:接口|传输|对接)|服务[端器]|系统(?:能力|组件)|^\s?api\s?(?:接口|传输|调用|$)/;
/** `广告主及其代理商`: whoever it may be. */
const anyParty = /(?:广告主|代理商|(?:监测|服务|供应)商|合作(?:方|伙伴|机构))$/;

/** True for a row of a list of partners that is about no SDK in the app. */
export function isUnfit(row: SdkRow, products: ProductNames): boolean {
  const name = matchOf(row.name);
  // What a list of SDKs holds is one, whatever it says of the way data takes.
  if (name.includes('sdk') || row.context.includes('sdk') || products.isProduct(name)) return false;
  if (anyParty.test(name)) return true;
  const how = (['method', 'category'] as const).flatMap((field) => row.fields.get(field) ?? []).map(matchOf);
  return (
    how.some((told) => outsideTheApp.test(told)) &&
    !how.some((told) => told.includes('sdk') && !/不是|并非|不属于/.test(told))
  );
}
