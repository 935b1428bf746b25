import { describe, expect, it } from 'vitest';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { defaultPolicyLimits } from '../../../src/policy/policy-limits.js';
import { readDocument } from '../../../src/policy/readers/read-document.js';
import {
  buildPlacedPdf,
  type CellSetting,
  type PlacedText,
  placedTable,
} from '../../builders/pdf-builder.js';
import { fewSignatures } from '../../builders/policy-documents.js';

const blocksOf = async (...pages: PlacedText[][]) =>
  (await readDocument({ name: 'p.pdf', bytes: buildPlacedPdf(pages) }, defaultPolicyLimits)).document.blocks;
const tablesOf = async (...pages: PlacedText[][]) =>
  (await blocksOf(...pages)).flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map(({ text }) => text.text))] : [],
  );
const textsOf = async (...pages: PlacedText[][]) =>
  (await blocksOf(...pages)).map((block) => (block.kind === 'table' ? 'TABLE' : block.text.text));
/** Lines below each other, each a list of texts and the places where they begin. */
const linesAt = (lines: readonly (readonly [x: number, text: string][])[], top = 100): PlacedText[] =>
  lines.flatMap((line, i) => line.map(([x, text]) => ({ text, x, y: top + i * 14 })));

const rows = [
  ['SDK名称', '提供方', '使用目的', '收集的个人信息'],
  ['友盟统计SDK', '友盟同欣（北京）科技有限公司', '统计应用的使用情况', 'IMEI、MAC地址、安装的应用列表'],
  ['Bugly', '腾讯', '分析崩溃', '设备型号'],
  ['小米推送', '北京小米移动软件有限公司', '在应用未启动时把消息送到', '设备标识、应用安装状态'],
];
const settings: [string, CellSetting][] = [
  ['rows apart', { widths: [80, 110, 90, 120], between: 8 }],
  ['rows as near as lines', { widths: [80, 110, 90, 120] }],
  ['cells in the middle of their row', { widths: [80, 110, 90, 120], between: 8, align: 'middle' }],
  ['narrow columns', { widths: [70, 70, 60, 70], between: 6 }],
  ['wide columns, a line each', { widths: [80, 150, 130, 120] }],
];

describe('a table without ruled lines', () => {
  it.each(settings)('is read by its columns: %s', async (_case, setting) => {
    expect(await tablesOf(placedTable(rows, setting))).toEqual([rows]);
  });

  it.each(settings)('in English is read by its columns: %s', async (_case, setting) => {
    const english = [
      ['SDK', 'Provider', 'Purpose', 'Data'],
      ['Bugly', 'Tencent', 'Crashes', 'Model'],
      ['AppsFlyer', 'AppsFlyer', 'Installs', 'IP'],
      ['Vivox', 'Unity', 'Voice', 'Sound'],
    ];
    expect(await tablesOf(placedTable(english, setting))).toEqual([english]);
  });

  it('gives its rows to the SDK list', async () => {
    const bytes = buildPlacedPdf([
      [
        { text: '第三方SDK列表', x: 60, y: 70, size: 15 },
        ...placedTable(rows, { widths: [80, 110, 90, 120] }),
      ],
    ]);
    const { policy } = await collectPolicyFacts([{ name: 'p.pdf', bytes }], { signatures: fewSignatures });
    expect(policy.sdks.map(({ name, provider }) => [name, provider])).toEqual(
      rows.slice(1).map((row) => [row[0], row[1]]),
    );
  });

  it('goes on on the next page, whose repeated header is no row', async () => {
    const setting = { widths: [80, 110, 90, 120], between: 8 };
    const [header = [], ...others] = rows;
    const next = [header, ['高德地图', '高德软件有限公司', '展示地图', '位置信息']];
    const pages = [placedTable([header, ...others], setting), placedTable(next, setting)];
    expect(await tablesOf(...pages)).toEqual([[...rows, next[1]]]);
  });

  it('keeps apart from the text before and after it', async () => {
    const before = {
      text: '我们接入的第三方SDK如下，请您仔细阅读它们各自的隐私政策以及收集个人信息的目的。',
      x: 60,
      y: 80,
    };
    const after = {
      text: '以上第三方SDK由其提供方独立处理您的个人信息，我们会对它们进行安全监测和评估。',
      x: 60,
      y: 280,
    };
    const texts = await textsOf([
      before,
      ...placedTable(rows, { widths: [80, 110, 90, 120], between: 8 }),
      after,
    ]);
    expect(texts).toEqual([before.text, 'TABLE', after.text]);
  });
});

const prose =
  '我们会在您使用服务时收集必要的信息并且依照法律法规的要求加以保护未经您的同意不会向任何第三方提供这些信息';
const column = (x: number, from: number): [number, string][] =>
  Array.from({ length: 8 }, (_, i) => [x, prose.slice((from + i * 5) % 30, ((from + i * 5) % 30) + 20)]);

describe('what is no table', () => {
  it.each<[string, PlacedText[]]>([
    [
      'a page in two columns',
      linesAt(column(60, 0).map((left, i) => [left, column(300, 3)[i] ?? [300, '']])),
    ],
    [
      'an indented list',
      linesAt([
        [
          [60, '1.'],
          [90, '查询您的个人信息'],
        ],
        [
          [60, '2.'],
          [90, '更正您的个人信息，您也可以联系客服'],
        ],
        [
          [60, '3.'],
          [90, '删除您的个人信息'],
        ],
        [
          [60, '（四）'],
          [90, '注销账号'],
        ],
      ]),
    ],
    [
      'justified prose with wide blanks',
      linesAt([
        [
          [60, 'We collect'],
          [130, 'the data'],
          [200, 'that you'],
          [270, 'give us'],
        ],
        [
          [60, 'when'],
          [100, 'you register'],
          [185, 'an account'],
          [258, 'and use'],
        ],
        [
          [60, 'the service'],
          [140, 'on'],
          [172, 'your phone'],
          [240, 'or tablet'],
        ],
        [
          [60, 'to'],
          [90, 'show nearby'],
          [165, 'shops'],
          [225, 'and orders'],
        ],
      ]),
    ],
    [
      'a table of contents with dots',
      linesAt([
        [
          [60, '一、我们收集的信息'],
          [170, '....................'],
          [400, '1'],
        ],
        [
          [60, '二、第三方SDK'],
          [150, '........................'],
          [400, '3'],
        ],
        [
          [60, '三、联系我们'],
          [140, '..........................'],
          [400, '8'],
        ],
      ]),
    ],
    [
      'a table of contents without dots',
      linesAt([
        [
          [60, '一、'],
          [90, '我们收集的信息'],
          [400, '1'],
        ],
        [
          [60, '二、'],
          [90, '第三方SDK'],
          [400, '3'],
        ],
        [
          [60, '三、'],
          [90, '联系我们'],
          [400, '8'],
        ],
      ]),
    ],
    [
      'keys and values',
      linesAt([
        [
          [60, '公司名称：'],
          [160, '北京拾光科技有限公司'],
        ],
        [
          [60, '注册地址：'],
          [160, '北京市海淀区'],
        ],
        [
          [60, '联系邮箱：'],
          [160, 'privacy@example.com'],
        ],
        [
          [60, '生效日期：'],
          [160, '2025年3月8日'],
        ],
      ]),
    ],
    [
      'a header of the page',
      linesAt([
        [
          [60, '拾光日记隐私政策'],
          [450, '2025年版'],
        ],
        [[60, prose.slice(0, 40)]],
      ]),
    ],
    [
      'two lines with one blank',
      linesAt([
        [
          [60, '北京拾光科技有限公司'],
          [350, '2025年3月1日'],
        ],
        [
          [60, '法务部'],
          [350, '于北京'],
        ],
      ]),
    ],
  ])('%s', async (_case, texts) => {
    expect(await tablesOf(texts)).toEqual([]);
  });

  it('lines of more texts than a page has room for columns', async () => {
    const line = (y: number, count: number): PlacedText[] =>
      Array.from({ length: count }, (_, i) => ({ text: '甲', x: 10 + i * 9, y, size: 4 }));
    const page = (count: number) => [100, 106, 112, 118].flatMap((y) => line(y, count));
    expect(await tablesOf(page(8))).toHaveLength(1);
    expect(await tablesOf(page(60))).toEqual([]);
  });

  it('columns of prose are read one after the other', async () => {
    const [left, right] = [column(60, 0), column(300, 3)];
    const texts = await textsOf(linesAt(left.map((line, i) => [line, right[i] ?? [300, '']])));
    expect(texts.join('')).toBe([...left, ...right].map(([, text]) => text).join(''));
  });
});

describe('reading by alignment', () => {
  it('takes a page of many lines in time that grows with their number', async () => {
    const time = async (count: number): Promise<number> => {
      const line = (i: number): PlacedText[] => [
        { text: '甲', x: 60 + (i % 7) * 3, y: 20 + i * 0.8, size: 1 },
        { text: '乙丙', x: 200, y: 20 + i * 0.8, size: 1 },
      ];
      const page = Array.from({ length: count }, (_, i) => line(i)).flat();
      const start = performance.now();
      await blocksOf(page);
      return performance.now() - start;
    };
    await time(100);
    expect(await time(4000)).toBeLessThan(40 * Math.max(20, await time(400)));
  }, 60_000);
});
