import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSampleApp } from './builders/sample-app.js';
import { expectedReports, samplesFolder } from './builders/sample-reports.js';
import { runCli } from './cli/run-cli.js';

describe('the samples', () => {
  it('hold the package that the builder makes, byte for byte', () => {
    expect(Buffer.from(buildSampleApp()).equals(readFileSync(resolve(samplesFolder, 'shiguang.apk')))).toBe(
      true,
    );
  });

  it.each(expectedReports)('come with the report the tool prints: $file', async ({ file, args }) => {
    const run = await runCli(args, {}, samplesFolder);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toBe(readFileSync(resolve(samplesFolder, file), 'utf8'));
  });

  it('show every planted difference and nothing else', async () => {
    const pairs = async (policy: string) => {
      const run = await runCli(['check', 'shiguang.apk', '-p', policy, '-f', 'json'], {}, samplesFolder);
      const { findings } = JSON.parse(run.stdout) as {
        findings: { ruleId: string; subject: { id: string } }[];
      };
      return findings.map((finding) => `${finding.ruleId} ${finding.subject.id}`).sort();
    };
    expect(await pairs('privacy-policy.html')).toEqual([
      'data-unchangeable-id imei',
      'permission-stale android.permission.BLUETOOTH_CONNECT',
      'permission-undisclosed android.permission.QUERY_ALL_PACKAGES',
      'permission-undisclosed android.permission.READ_CONTACTS',
      'sdk-stale getui',
      'sdk-undisclosed pangle',
      'sdk-undisclosed sensors-analytics',
    ]);
    const unlisted = await pairs('privacy-policy-without-sdk-list.txt');
    expect(unlisted.filter((pair) => pair.startsWith('sdk-'))).toEqual([
      'sdk-list-missing sdk-list',
      'sdk-undisclosed alipay',
      'sdk-undisclosed amap-location',
      'sdk-undisclosed bugly',
      'sdk-undisclosed jpush',
      'sdk-undisclosed pangle',
      'sdk-undisclosed sensors-analytics',
      'sdk-undisclosed umeng-analytics',
      'sdk-undisclosed wechat',
      'sdk-undisclosed xiaomi-push',
    ]);
  });
});
