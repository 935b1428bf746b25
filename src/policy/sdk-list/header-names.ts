import type { SdkField } from '../lexicon/lexicon-schema.js';

/** What says of a column that it names the SDK itself, and of another that it names who is behind it. */
const ofSdk = /sdk|插件|组件|产品|软件开发|工具包|service|product|plug-?in/;
const ofParty = /第三方|合作|公司|机构|主体|企业|单位|服务商|伙伴|third|partner|company/;

/**
 * The columns of a header in which two name: of `SDK名称` and `第三方名称` the second tells the provider.
 * @param labels the header's cells, lower case and simplified
 */
export function settleNames(
  columns: readonly (readonly SdkField[])[],
  labels: readonly string[],
): readonly (readonly SdkField[])[] {
  const isName = (fields: readonly SdkField[]): boolean => fields.length === 1 && fields[0] === 'name';
  const own = columns.findIndex((fields, i) => isName(fields) && ofSdk.test(labels[i] ?? ''));
  if (own < 0 || columns.flat().includes('provider')) return columns;
  const other = columns.findIndex((fields, i) => {
    const label = labels[i] ?? '';
    return i !== own && isName(fields) && ofParty.test(label) && !ofSdk.test(label);
  });
  return other < 0
    ? columns
    : columns.map((fields, i): readonly SdkField[] => (i === other ? ['provider'] : fields));
}
