import type { ResultsFolder } from '../batch/results-folder.js';
import type { SignatureSet, ToolInfo } from '../index.js';
import type { AuditHistory } from './audits/audit-history.js';
import type { AuditService } from './audits/audit-service.js';
import type { ReportStore } from './audits/report-store.js';
import type { SdkCatalogue } from './catalogue/sdk-catalogue.js';
import type { Metrics } from './metrics.js';
import type { ServerOptions } from './server-options.js';
import type { UploadFolder } from './uploads/upload-folder.js';

/** What the endpoints work with. */
export interface ServerParts {
  readonly options: ServerOptions;
  readonly tool: ToolInfo;
  readonly audits: AuditService;
  readonly history: AuditHistory;
  readonly results: ResultsFolder;
  readonly reports: ReportStore;
  readonly uploads: UploadFolder;
  readonly signatures: SignatureSet;
  readonly sdks: SdkCatalogue;
  readonly metrics: Metrics;
  /** Folder of the built page, or null where this copy came without. */
  readonly page: string | null;
}
