/** One access right of a permission list. */
export interface PermissionLine {
  /** The access in the policy's words. */
  readonly access: string;
  /** Permission constants written behind it. */
  readonly constants: readonly string[];
  readonly purpose: string;
}

/** One row of an SDK list. */
export interface SdkLine {
  readonly name: string;
  readonly provider: string;
  readonly purpose: string;
  readonly data: string;
  readonly link: string;
}

/** The parts of a policy that a mutation takes away or adds. */
export interface PolicyPlan {
  readonly app: string;
  readonly operator: string;
  readonly permissions: readonly PermissionLine[];
  readonly sdks: readonly SdkLine[];
  /** A sentence of the section on what is collected. */
  readonly collected?: string;
}

/** What the policies say of the place of data, recipients abroad included. */
export const storagePlace =
  '您的个人信息存储在中国境内；SDK的提供方位于境外的，我们在取得您的单独同意后才会向其传输，接收方见第三方SDK目录。';

/** A policy in HTML that tells all that Chinese law asks for, with the given lines of its two lists. */
export function policyHtml(plan: PolicyPlan): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${plan.app}隐私政策</title></head><body>
<h1>${plan.app}隐私政策</h1>
<p>更新日期：2026年10月8日　生效日期：2026年10月15日</p>
<p>${plan.operator}（以下简称“我们”）是${plan.app}的运营者。本政策说明我们怎样处理您的个人信息。</p>
<h2>一、我们收集和使用的个人信息</h2>
<p>为了创建账号，我们会收集您的手机号码和昵称。我们不会处理您的敏感个人信息，除非在取得您的单独同意之后。</p>
${plan.collected === undefined ? '' : `<p>${plan.collected}</p>`}
${permissionList(plan.permissions)}
${sdkTable(plan.sdks)}
<h2>四、保存期限</h2>
<p>我们只在实现目的所必需的最短期限内保存您的个人信息，您注销账号后即删除。</p>
<p>${storagePlace}</p>
<h2>五、您的权利</h2>
<p>您可以在“我的-设置”中查阅、复制、更正、删除您的个人信息，撤回同意或者注销账号。</p>
<p>《已收集个人信息清单》和《与第三方共享个人信息清单》也在那里。</p>
<p>我们将在十五个工作日内答复您的请求。</p>
<h2>六、未成年人保护</h2>
<p>未满十四周岁的未成年人应当在监护人同意后使用本应用。</p>
<h2>七、联系我们</h2>
<p>如有疑问或者投诉，请发邮件至 privacy@example.com，联系地址：示例市示例路1号。</p>
</body></html>
`;
}

function permissionList(lines: readonly PermissionLine[]): string {
  if (lines.length === 0) return '';
  const items = lines.map(({ access, constants, purpose }) => {
    const written = constants.length === 0 ? '' : `（${constants.join('、')}）`;
    return `<li>${access}权限${written}：${purpose}</li>`;
  });
  return `<h2>二、我们申请的系统权限</h2>\n<p>以下权限只在您使用相应功能时申请。</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function sdkTable(lines: readonly SdkLine[]): string {
  if (lines.length === 0) return '';
  const rows = lines.map(
    ({ name, provider, purpose, data, link }) =>
      `<tr><td>${name}</td><td>${provider}</td><td>${purpose}</td><td>${data}</td><td>${link}</td></tr>`,
  );
  return `<h2>三、第三方SDK目录</h2>
<table>
<tr><th>SDK名称</th><th>提供方</th><th>使用目的</th><th>收集的个人信息类型</th><th>隐私政策链接</th></tr>
${rows.join('\n')}
</table>`;
}
