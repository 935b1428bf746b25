import type { DocxPiece } from './docx-builder.js';

/** A policy of our own, as pieces that every format can be made of. */
export const ownPolicy: readonly DocxPiece[] = [
  { heading: '拾光日记隐私政策', level: 1 },
  { text: '更新日期：2025年3月1日' },
  { text: '生效日期：2025年3月8日' },
  { text: '北京拾光科技有限公司（以下简称“我们”）非常重视您的隐私。' },
  { heading: '一、我们如何收集您的个人信息', level: 2 },
  { text: '为了上传头像，我们会申请相机权限和存储权限。' },
  { text: '我们会收集您的位置信息，用于标记日记的地点。' },
  { text: '我们不会读取您的通讯录。' },
  { heading: '二、第三方SDK列表', level: 2 },
  {
    rows: [
      ['SDK名称', '提供方', '使用目的', '收集的个人信息', '隐私政策链接'],
      [
        '友盟统计SDK',
        '友盟同欣（北京）科技有限公司',
        '统计分析',
        'IMEI、MAC地址',
        'https://www.umeng.com/policy',
      ],
      ['Bugly', '腾讯', '崩溃分析', '设备型号', 'https://privacy.qq.com/bugly'],
    ],
  },
  { heading: '三、您的权利', level: 2 },
  { text: '您可以查询、更正、删除您的个人信息，注销账号，撤回同意。' },
  { heading: '四、联系我们', level: 2 },
  { text: '您可以发送邮件至 privacy@example.com 向我们投诉，我们将在十五个工作日内答复。' },
];

/** The same pieces as a page. */
export function htmlOf(pieces: readonly DocxPiece[]): string {
  const body = pieces.map((piece) => {
    if ('heading' in piece) return `<h${piece.level}>${piece.heading}</h${piece.level}>`;
    if ('text' in piece) return `<p>${piece.text}</p>`;
    if ('link' in piece) return `<p><a href="${piece.url}">${piece.link}</a></p>`;
    if ('list' in piece) return `<p>${piece.list}</p>`;
    const rows = piece.rows.map(
      (row) =>
        `<tr>${row.map((cell) => `<td>${typeof cell === 'string' ? cell : cell.text}</td>`).join('')}</tr>`,
    );
    return `<table>${rows.join('\n')}</table>`;
  });
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>`;
}
