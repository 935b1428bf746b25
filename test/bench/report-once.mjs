/**
 * Makes one report in a process of its own and prints what it took in milliseconds: the first time, with the loading of
 * what makes it, and the fastest of later ones. As JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize } from 'node:v8';

const [, , dist, auditPath, name, outPath] = process.argv;
const result = deserialize(readFileSync(auditPath));
const tool = { name: 'apk-policy-audit', version: '0.0.0' };
const load = (path) => import(`${dist}/report/${path}`);

const makers = {
  terminal: async () => {
    const { auditReport } = await load('terminal/audit-report.js');
    const { colourStyle } = await load('terminal/style.js');
    return () => auditReport(result, { language: 'zh-CN', style: colourStyle, columns: 100 });
  },
  json: async () => {
    const { auditJson } = await load('json.js');
    return () => auditJson(result, tool);
  },
  sarif: async () => {
    const { auditSarif } = await load('sarif/sarif-report.js');
    return () => auditSarif(result, { tool, language: 'zh-CN' });
  },
  junit: async () => {
    const { auditJunit } = await load('junit.js');
    return () => auditJunit(result, tool, 'zh-CN');
  },
  markdown: async () => {
    const { auditMarkdown } = await load('markdown/markdown-report.js');
    return () => auditMarkdown(result, 'zh-CN');
  },
  gitlab: async () => {
    const { auditCodeQuality } = await load('gitlab-code-quality.js');
    return () => auditCodeQuality(result, 'zh-CN', (path) => path);
  },
  csv: async () => {
    const { auditCsv } = await load('csv.js');
    return () => auditCsv(result, 'zh-CN');
  },
  xlsx: async () => {
    const { auditXlsx } = await load('xlsx/xlsx-report.js');
    return () => auditXlsx(result, 'zh-CN');
  },
  html: async () => {
    const { auditHtml } = await load('html/html-report.js');
    return () => auditHtml(result, tool, 'zh-CN');
  },
};

const start = performance.now();
const make = await makers[name]();
const made = await make();
const first = performance.now() - start;
let later = Number.POSITIVE_INFINITY;
for (let i = 0; i < 5; i++) {
  const before = performance.now();
  await make();
  later = Math.min(later, performance.now() - before);
}
if (outPath !== undefined) writeFileSync(outPath, made);
const bytes = typeof made === 'string' ? Buffer.byteLength(made) : made.length;
process.stdout.write(JSON.stringify({ first, later, bytes }));
