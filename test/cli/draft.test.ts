import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

const samples = resolve(import.meta.dirname, '../../samples');
const run = (...args: string[]) => runCli(['draft', 'shiguang.apk', ...args], {}, samples);

describe('apk-audit draft', () => {
  it('drafts every table where there is no policy', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^## .*$/gm)).toEqual([
      '## 系统权限说明',
      '## 第三方 SDK 清单',
      '## 已收集个人信息清单',
      '## 与第三方共享个人信息清单',
    ]);
  });

  it('drafts only what the policy lacks', async () => {
    const { stdout } = await run('--policy', 'privacy-policy.html');
    expect(stdout).toContain('android.permission.READ_CONTACTS');
    expect(stdout).not.toContain('android.permission.CAMERA');
    expect(stdout).toContain('穿山甲');
    expect(stdout).not.toContain('友盟');
  });

  it('writes HTML in English where asked to', async () => {
    const { stdout } = await run('--lang', 'en', '--format', 'html');
    expect(stdout).toContain('<html lang="en">');
    expect(stdout).toMatch(/<th style="[^"]+">Manner of processing<\/th>/);
    for (const list of ['List of personal data collected', 'List of personal data shared']) {
      expect(stdout).toContain(list);
    }
  });

  it('keeps the columns of the policy’s own list, in their order', async () => {
    const { stdout } = await run('--policy', 'privacy-policy.html');
    const own = '| SDK 名称 | 提供方 | 使用目的 | 收集的个人信息类型 | 隐私政策链接 |';
    expect(stdout).toContain(own);
    const row = stdout.split('\n').find((line) => line.includes('穿山甲'));
    expect(row?.split('|')).toHaveLength(own.split('|').length);
  });
});
