import { readFile } from 'node:fs/promises';
import type { JobRecord } from '../../batch/job-record.js';
import type { ResultsFolder } from '../../batch/results-folder.js';
import {
  type AuditResult,
  auditForms,
  auditJson,
  auditReport,
  type FileFormat,
  plainStyle,
  type ToolInfo,
} from '../../index.js';
import { ruleHelp } from '../../inputs/rule-help.js';
import type { ApiLanguage } from '../api/identifiers.js';
import type { ReportFormatName } from '../api/results.js';
import { ProblemError } from '../problems/problem-error.js';
import { BytesCache } from './bytes-cache.js';
import { openedAs } from './opened-report.js';

/** Bytes of reports kept in memory: readers come in crowds and mostly for the same few. */
const keptBytes = 64 * 1024 * 1024;

/** Reports of results in the folder. Those that were not made with the result are made from it when asked for. */
export class ReportStore {
  readonly #results: ResultsFolder;
  readonly #tool: ToolInfo;
  readonly #kept = new BytesCache(keptBytes);

  constructor(results: ResultsFolder, tool: ToolInfo) {
    this.#results = results;
    this.#tool = tool;
  }

  /** The result in full. @throws ProblemError where there is none, or only a failed one */
  async result(key: string): Promise<AuditResult & { readonly tool: ToolInfo }> {
    const record: JobRecord | null = await this.#results.record(key);
    if (record === null) throw new ProblemError('not-found');
    if (record.outcome === 'failed') throw new ProblemError('wrong-state');
    return record.result as AuditResult & { readonly tool: ToolInfo };
  }

  /** A report's bytes. @throws ProblemError where there is no such result */
  report(key: string, format: ReportFormatName, language: ApiLanguage): Promise<Buffer> {
    // JSON has no words of its own.
    const name = format === 'json' ? `${key} json` : `${key} ${format} ${language}`;
    return this.#kept.get(name, () => this.#make(key, format, language));
  }

  /** Forgets the reports of a result that is about to be removed. */
  forget(key: string): void {
    this.#kept.forget(`${key} `);
  }

  async #make(key: string, format: ReportFormatName, language: ApiLanguage): Promise<Buffer> {
    if (format === 'html') {
      const html = await this.#writtenHtml(key, language);
      if (html !== null) return html;
    }
    const result = await this.result(key);
    const { tool } = result;
    if (format === 'terminal') return Buffer.from(auditReport(result, { language, style: plainStyle }));
    if (format === 'json') return Buffer.from(auditJson(result, tool));
    const documentPath = (name: string) => name;
    const forms = auditForms(result, { tool: this.#tool, language, ruleHelp, documentPath });
    return Buffer.from(await forms[format satisfies FileFormat]());
  }

  /**
   * The page as it was written with the result: it alone shows the policy's own words, which are no part of the facts.
   * Both languages are in it; the one shown first is told by its first element.
   */
  async #writtenHtml(key: string, language: ApiLanguage): Promise<Buffer | null> {
    for (const written of [language, otherThan(language)]) {
      const path = await this.#results.report(key, 'html', written);
      if (path === null) continue;
      const bytes = await readFile(path);
      return written === language ? bytes : openedAs(bytes, { language });
    }
    return null;
  }
}

function otherThan(language: ApiLanguage): ApiLanguage {
  return language === 'en' ? 'zh-CN' : 'en';
}
