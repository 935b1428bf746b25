import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/terminal/display-width.js';
import { flow, wrapped } from '../../src/report/terminal/flow.js';
import { tableLines } from '../../src/report/terminal/table.js';

describe('the width of a text', () => {
  it('is what string-width says, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
    );
  });

  it.each([
    'ASCII only',
    '应用申请了（相机）权限，',
    'ｆｕｌｌ',
    'かな',
    '한글',
    '😀é',
    '“引号”',
    '…—·',
    '、々〇',
  ])('is counted right for %s', (text) => expect(displayWidth(text)).toBe(stringWidth(text)));
});

describe('flowing text', () => {
  it('stays on one line where the width is unknown or enough', () => {
    expect(flow([{ text: '很长的一行'.repeat(50) }], { columns: undefined, hang: 2 })).toHaveLength(1);
    expect(wrapped('四个汉字', 8)).toEqual(['四个汉字']);
  });

  it('never exceeds its columns and loses nothing but spaces at line ends', () => {
    const words = fc.array(
      fc.constantFrom(
        '隐私',
        '政策',
        '，',
        '（',
        '）',
        'android.permission.CAMERA',
        ' ',
        '“',
        '”',
        'a',
        '😀',
      ),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 16, max: 60 }), (parts, columns) => {
        const text = parts.join('');
        const lines = wrapped(text, columns);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('begins no line with closing punctuation and ends none with an opening bracket', () => {
    expect(wrapped('隐私政策没有说明，也没有写明。', 16)).toEqual(['隐私政策没有说', '明，也没有写明。']);
    expect(wrapped('申请了权限用于（相机）', 16)).toEqual(['申请了权限用于', '（相机）']);
  });

  it('tears a name longer than a line behind a dot', () => {
    expect(wrapped('com.bytedance.sdk.openadsdk.multipro', 20)).toEqual([
      'com.bytedance.sdk.',
      'openadsdk.multipro',
    ]);
  });

  it('hangs what follows under the beginning of the text, and paints words, not characters', () => {
    const paint = (text: string) => `<${text}>`;
    const spans = [{ text: '  ' }, { text: '建议', paint }, { text: '  请补充使用目的、场景和范围。' }];
    expect(flow(spans, { columns: 24, hang: 8 })).toEqual([
      '  <建议>  请补充使用目的、',
      '        场景和范围。',
    ]);
  });
});

describe('a table in a terminal', () => {
  const columns = [{ heading: '名称' }, { heading: '目的' }, { heading: '数量', align: 'right' as const }];
  const rows = [
    ['android.permission.CAMERA', '用于拍摄照片并插入您的日记，也用于扫描二维码', '3'],
    ['短', '', '12345'],
  ];

  it('keeps within the columns there are, numbers whole', () => {
    for (const available of [80, 60, 40]) {
      const lines = tableLines(columns, rows, { columns: available });
      for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(available);
      expect(lines.join('\n')).toContain('12345');
      expect(lines.join('').replace(/[\s\d]/g, '')).toContain('插入您的日记');
    }
  });

  it('breaks prose before it tears a name', () => {
    const lines = tableLines(columns, rows, { columns: 56 });
    expect(lines.some((line) => line.includes('android.permission.CAMERA'))).toBe(true);
  });

  it('keeps the lines of a cell apart', () => {
    expect(tableLines([{ heading: 'a' }, { heading: 'b' }], [['1\n2', 'x']], { indent: 0 })).toEqual([
      'a  b',
      '1  x',
      '2',
    ]);
  });
});
