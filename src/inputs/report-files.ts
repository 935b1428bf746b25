import { type FileFormat, reportFiles } from '../report/audit-forms.js';

/** Name of the file that holds a form of a report. */
export function reportFileName(format: FileFormat): string {
  return reportFiles[format];
}
