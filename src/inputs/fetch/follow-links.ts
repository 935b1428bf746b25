import type { PolicyDocumentInput } from '../../policy/collect-policy-facts.js';
import { defaultPolicyLimits } from '../../policy/policy-limits.js';
import { readDocument } from '../../policy/readers/read-document.js';

/** Titles of lists that policies publish apart from their text. */
const listTitle =
  /sdk|第三方.{0,8}(?:清单|目录|列表|名单|名錄|清單)|共享.{0,6}(?:清单|清單|列表)|权限.{0,6}(?:清单|列表|说明)|收集.{0,6}清单|third.part.{0,12}list|permission.{0,8}list/i;
const mostLists = 5;

/**
 * Addresses of the lists that a fetched policy links to on its own site, in order and each once. Lists on other
 * sites are not the publisher's: a vendor's policy is no list of what this app integrates.
 */
export async function linkedLists(policy: PolicyDocumentInput): Promise<string[]> {
  const base = policy.url;
  if (base === undefined) return [];
  const { document } = await readDocument(policy, defaultPolicyLimits);
  const found = new Set<string>();
  for (const { text, url } of document.links) {
    if (!listTitle.test(text) || !URL.canParse(url, base)) continue;
    const target = new URL(url, base);
    target.hash = '';
    if (target.href !== withoutHash(base) && sameSite(target, new URL(base))) found.add(target.href);
  }
  return [...found].slice(0, mostLists);
}

function withoutHash(url: string): string {
  const bare = new URL(url);
  bare.hash = '';
  return bare.href;
}

/** The same host, or two hosts that share all but their first label and more than a public suffix. */
function sameSite(one: URL, other: URL): boolean {
  if (!/^https?:$/.test(one.protocol)) return false;
  if (one.host === other.host) return true;
  const parent = (host: string): string => host.split('.').slice(1).join('.');
  const shared = [one.hostname, parent(one.hostname)].find((host) =>
    [other.hostname, parent(other.hostname)].includes(host),
  );
  return (
    shared !== undefined &&
    !/^(?:[a-z]{2,4}|(?:com|net|org|gov|edu|co|ac)\.[a-z]{2})$/.test(shared) &&
    shared.includes('.')
  );
}
