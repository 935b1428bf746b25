const accesses = ['相机', '麦克风', '位置信息', '通讯录', '日历', '短信', '通知', '蓝牙'];
const vendors = ['友盟', '极光', '腾讯', '阿里', '百度', '字节', '小米', '华为'];

/** A policy in Chinese of at least so many characters: sections of prose, permissions, and rows of an SDK list. */
export function longPolicy(characters: number): string {
  const parts = [
    '隐私政策',
    '更新日期：2026年1月1日',
    '示例科技有限公司（以下简称“我们”）重视您的个人信息。',
  ];
  let length = 0;
  for (let i = 0; length < characters; i++) {
    const access = accesses[i % accesses.length] ?? '';
    const vendor = vendors[i % vendors.length] ?? '';
    const section = [
      `第${i + 1}节 关于功能${i + 1}`,
      `当您使用功能${i + 1}时，我们会在征得您的同意后申请${access}权限，用于实现该功能；您拒绝授权不影响其他功能的使用。`,
      `我们会记录您的操作日志和设备信息，用于保障服务的安全与稳定，并在实现目的所需的最短期限（不超过${(i % 12) + 1}个月）内保存。`,
      `第三方SDK名称：${vendor}服务SDK；提供方：${vendor}科技有限公司；使用目的：为功能${i + 1}提供支持；收集的个人信息类型：设备型号、操作系统版本、Android ID。`,
    ].join('\n');
    parts.push(section);
    length += section.length + 1;
  }
  return `${parts.join('\n')}\n`;
}
