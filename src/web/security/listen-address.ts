import ipaddr from 'ipaddr.js';

/** True for addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  const bare = withoutBrackets(host);
  if (bare === 'localhost') return true;
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'loopback';
}

/** True for an IP address, in brackets or not. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(withoutBrackets(host));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
