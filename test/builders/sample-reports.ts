import { resolve } from 'node:path';

/** Folder of the samples; the commands below run in it. */
export const samplesFolder = resolve(import.meta.dirname, '../../samples');

const listed = ['check', 'shiguang.apk', '--policy', 'privacy-policy.html'];
const unlisted = ['check', 'shiguang.apk', '--policy', 'privacy-policy-without-sdk-list.txt'];

/** The reports kept in samples/expected, with the command that prints each. */
export const expectedReports: readonly { readonly file: string; readonly args: readonly string[] }[] = [
  { file: 'expected/check.zh-CN.txt', args: [...listed, '--lang', 'zh-CN'] },
  { file: 'expected/check.en.txt', args: [...listed, '--lang', 'en'] },
  { file: 'expected/check.json', args: [...listed, '--format', 'json'] },
  { file: 'expected/without-sdk-list.zh-CN.txt', args: [...unlisted, '--lang', 'zh-CN'] },
];
