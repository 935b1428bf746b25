import openHosts from './open-hosts.json' with { type: 'json' };

const suffixes: ReadonlySet<string> = new Set(openHosts.secondLevelSuffixes);

/** The host of a web address, in lower case; null for what is none. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase().replace(/\.$/, '') : null;
}

/**
 * The part of a host that somebody registered: `privacy.qq.com` -> `qq.com`, `www.getui.com.cn` -> `getui.com.cn`. Null
 * for IP addresses and single labels. Knows the second-level suffixes that vendors' addresses are found under, not all.
 */
export function registrableDomain(host: string): string | null {
  const labels = host.split('.');
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '') || host.includes(':')) return null;
  const kept = suffixes.has(labels.slice(-2).join('.')) ? 3 : 2;
  return labels.length < kept ? null : labels.slice(-kept).join('.');
}

/** True for a host where anybody publishes documents. */
export function isOpenHost(host: string): boolean {
  return openHosts.hosts.some((open) => host === open || host.endsWith(`.${open}`));
}
