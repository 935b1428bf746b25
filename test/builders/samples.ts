/**
 * Writes the sample package and the reports expected of it. Run by `npm run samples`; tests hold the committed files to
 * what is built and printed. Read the difference of the reports before committing it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCli } from '../cli/run-cli.js';
import { buildSampleApp } from './sample-app.js';
import { expectedReports, samplesFolder } from './sample-reports.js';

const bytes = buildSampleApp();
writeFileSync(resolve(samplesFolder, 'shiguang.apk'), bytes);
console.log(`shiguang.apk: ${bytes.length} bytes`);

mkdirSync(resolve(samplesFolder, 'expected'), { recursive: true });
for (const report of expectedReports) {
  const { code, stdout } = await runCli(report.args, {}, samplesFolder);
  writeFileSync(resolve(samplesFolder, report.file), stdout);
  console.log(`${report.file}: exit code ${code}`);
}
