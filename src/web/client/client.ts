/**
 * A typed client of the HTTP API, for Node 20 and browsers. Its types are those of the server's own schemas; the schemas
 * themselves, and the library they are written with, are not loaded.
 *
 * @packageDocumentation
 */
import type * as z from 'zod';
import type { Audit, AuditList } from '../api/audits.js';
import type { About, RuleDetail, RuleList, SdkDetail, SdkList } from '../api/catalogue.js';
import type { contracts } from '../api/contract.js';
import type { ApiLanguage } from '../api/identifiers.js';
import type { ComparisonAnswer, DraftAnswer, ReportFormatName, Result } from '../api/results.js';
import { type RouteName, routes } from '../api/routes.js';
import type { Session } from '../api/session.js';
import { ApiError, problemIn } from './api-error.js';
import { readEvents } from './read-events.js';

export type { Audit, AuditList, AuditState } from '../api/audits.js';
export type {
  About,
  RuleDetail,
  RuleEntry,
  RuleList,
  SdkDetail,
  SdkEntry,
  SdkList,
} from '../api/catalogue.js';
export type { Problem, ProblemCode } from '../api/problem.js';
export type { ComparisonAnswer, DraftAnswer, ReportFormatName, Result } from '../api/results.js';
export type { Session } from '../api/session.js';
export { ApiError } from './api-error.js';

type Contracts = typeof contracts;
type QueryOf<N extends RouteName> = Contracts[N] extends { readonly query: infer Q extends z.ZodType }
  ? z.input<Q>
  : never;

/** Where the server is, and who asks. */
export interface ClientOptions {
  /** Address as `apk-audit serve` prints it; '' in a page of the server itself. */
  readonly baseUrl: string;
  readonly token?: string;
  /** Language of messages; the server's default where it is left out. */
  readonly language?: ApiLanguage;
  /** Stands in for the platform's fetch, e.g. to go through a proxy. */
  readonly fetch?: typeof fetch;
}

/** A file to upload: its bytes and its name. */
export interface UploadFile {
  readonly name: string;
  readonly data: Blob;
}

/** What to audit, and how. At least one of `documents`, `texts` and `urls` is needed. */
export interface NewAuditRequest {
  /** The APK, or base and splits. */
  readonly packages: readonly UploadFile[];
  readonly documents?: readonly UploadFile[];
  readonly texts?: readonly string[];
  readonly urls?: readonly string[];
  readonly profile?: string;
  readonly appType?: string;
  readonly language?: ApiLanguage;
  readonly tags?: readonly string[];
  readonly followLinks?: boolean;
}

/** Options of a single call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The API as methods. Each rejects with an `ApiError` where the server answers with a problem. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = { ...options, baseUrl: options.baseUrl.replace(/\/$/, '') };
  }

  about(): Promise<About> {
    return this.#json('about');
  }

  session(): Promise<Session> {
    return this.#json('session');
  }

  /** Trades the token for a session cookie, which the platform keeps: for pages. */
  signIn(token: string): Promise<Session> {
    return this.#json('signIn', { body: { token } });
  }

  signOut(): Promise<Session> {
    return this.#json('signOut');
  }

  /** Uploads and starts an audit; it is over when its state says so, see `follow`. */
  createAudit(request: NewAuditRequest, options?: CallOptions): Promise<Audit> {
    return this.#json('createAudit', { form: formOf(request), ...options });
  }

  listAudits(query: QueryOf<'listAudits'> = {}): Promise<AuditList> {
    return this.#json('listAudits', { query });
  }

  audit(id: string): Promise<Audit> {
    return this.#json('getAudit', { params: { id } });
  }

  /** The audit as it stands now and after every change, until it is over. A lost connection is made again. */
  async *follow(id: string, { signal }: CallOptions = {}): AsyncGenerator<Audit, void> {
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await this.#send('auditEvents', { params: { id }, ...(signal && { signal }) });
        for await (const { name, data } of readEvents(response)) {
          if (name !== 'audit') continue;
          attempt = 0;
          const audit = JSON.parse(data) as Audit;
          yield audit;
          if (isOver(audit)) return;
        }
      } catch (error) {
        if (error instanceof ApiError || signal?.aborted === true || attempt >= 10) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** attempt, 5000)));
    }
  }

  /** Follows an audit to its end. */
  async finished(id: string, options?: CallOptions): Promise<Audit> {
    for await (const audit of this.follow(id, options)) if (isOver(audit)) return audit;
    return this.audit(id);
  }

  cancel(id: string): Promise<Audit> {
    return this.#json('cancelAudit', { params: { id } });
  }

  tag(id: string, tags: readonly string[]): Promise<Audit> {
    return this.#json('tagAudit', { params: { id }, body: { tags } });
  }

  async remove(id: string): Promise<void> {
    await this.#send('deleteAudit', { params: { id } });
  }

  result(id: string): Promise<Result> {
    return this.#json('result', { params: { id } });
  }

  /** A report's bytes. */
  async report(id: string, format: ReportFormatName, query: QueryOf<'report'> = {}): Promise<Uint8Array> {
    const response = await this.#send('report', { params: { id, format }, query });
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Where a report is to be had, for links and frames. */
  reportUrl(id: string, format: ReportFormatName, query: QueryOf<'report'> = {}): string {
    return this.#url('report', { id, format }, query);
  }

  draft(id: string, query: Omit<QueryOf<'draft'>, 'format'> = {}): Promise<DraftAnswer> {
    return this.#json('draft', { params: { id }, query: { ...query, format: 'json' } });
  }

  /** The draft as text to paste. */
  async draftText(
    id: string,
    format: 'markdown' | 'html',
    query: Omit<QueryOf<'draft'>, 'format'> = {},
  ): Promise<string> {
    return (await this.#send('draft', { params: { id }, query: { ...query, format } })).text();
  }

  compare(before: string, after: string): Promise<ComparisonAnswer> {
    return this.#json('compare', { query: { before, after } });
  }

  /** The overview of all results, in one of its forms. */
  async summary(query: QueryOf<'summary'> = {}): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#send('summary', { query })).arrayBuffer());
  }

  sdks(query: QueryOf<'listSdks'> = {}): Promise<SdkList> {
    return this.#json('listSdks', { query });
  }

  sdk(id: string): Promise<SdkDetail> {
    return this.#json('getSdk', { params: { id } });
  }

  rules(): Promise<RuleList> {
    return this.#json('listRules');
  }

  rule(id: string): Promise<RuleDetail> {
    return this.#json('getRule', { params: { id } });
  }

  async #json<T>(name: RouteName, call: Call = {}): Promise<T> {
    return (await this.#send(name, call)).json() as Promise<T>;
  }

  async #send(name: RouteName, { params = {}, query = {}, body, form, signal }: Call): Promise<Response> {
    const { token, language } = this.#options;
    const request = this.#options.fetch ?? fetch;
    const response = await request(this.#url(name, params, query), {
      method: routes[name].method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(language !== undefined && { 'accept-language': language }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form !== undefined && { body: form }),
      ...(signal !== undefined && { signal }),
    });
    if (!response.ok) throw new ApiError(response.status, await problemIn(response));
    return response;
  }

  #url(
    name: RouteName,
    params: Readonly<Record<string, string>>,
    query: Readonly<Record<string, unknown>>,
  ): string {
    const path = routes[name].path.replace(/:(\w+)/g, (_, parameter: string) =>
      encodeURIComponent(params[parameter] ?? ''),
    );
    const pairs = Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    );
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
    return `${this.#options.baseUrl}${path}${search}`;
  }
}

/** True for an audit that nothing more happens to. */
export function isOver({ state }: Pick<Audit, 'state'>): boolean {
  return state === 'finished' || state === 'failed' || state === 'cancelled';
}

interface Call extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly form?: FormData;
}

function formOf({
  packages,
  documents = [],
  texts = [],
  urls = [],
  tags = [],
  ...rest
}: NewAuditRequest): FormData {
  const form = new FormData();
  // Fields first: what is wrong with them is told before the package is sent.
  const { profile, appType, language, followLinks } = rest;
  const fields = { profile, appType, lang: language, followLinks };
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.append(name, String(value));
  for (const text of texts) form.append('text', text);
  for (const url of urls) form.append('url', url);
  for (const tag of tags) form.append('tag', tag);
  for (const { name, data } of documents) form.append('document', data, name);
  for (const { name, data } of packages) form.append('package', data, name);
  return form;
}
