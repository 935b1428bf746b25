/** What our own pages may do: their own script and style, their own server, reports in frames; nothing inline. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** What an answer may do that is no page: nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The policy a report carries, as `auditHtml` and the summary write it: hashes and nothing else. */
const ownPolicyOfReport =
  /<meta http-equiv="Content-Security-Policy" content="((?:default-src (?:'|&#39;)none(?:'|&#39;)|script-src (?:'|&#39;)sha256-[\w+/=]{44}(?:'|&#39;)|style-src (?:'|&#39;)sha256-[\w+/=]{44}(?:'|&#39;)|base-uri (?:'|&#39;)none(?:'|&#39;)|form-action (?:'|&#39;)none(?:'|&#39;)|; )+)"/;

/**
 * The header for a report of ours: the very policy it carries, and a sandbox that takes it out of this server's origin, so
 * that even a report whose escaping failed could ask this server for nothing. A report that carries none runs no script.
 */
export function reportPolicy(html: string): string {
  // Ours stands in the first element of the head, before any word of app or policy.
  const carried = ownPolicyOfReport.exec(html.slice(0, 1000))?.[1]?.replaceAll('&#39;', "'");
  if (carried === undefined)
    return "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
  return `${carried}; frame-ancestors 'self'; sandbox allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox`;
}
