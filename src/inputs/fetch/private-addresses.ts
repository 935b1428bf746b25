import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { InputError } from '../../facts/input-error.js';

/**
 * True for every address that is not a public unicast one: loopback, private, link-local, carrier-grade NAT,
 * multicast, documentation, and IPv4 addresses wrapped in IPv6 ones. IANA's special-purpose registries.
 */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address);
  return parsed.range() !== 'unicast';
}

/** The error for an address that must not be fetched. */
export function privateAddressError(url: string, side: 'policy' | 'package' = 'policy'): InputError {
  return new InputError(
    `${side}-url-private`,
    url,
    'the address belongs to this machine or a private network. Add --allow-private-addresses if that is meant.',
  );
}

/** Thrown within a connection attempt; carries the refusal through the layers of node:http. */
export class PrivateAddressRefused extends Error {
  override readonly name = 'PrivateAddressRefused';
}

/** The host of a URL where it is an address rather than a name, without the brackets of IPv6. */
export function literalAddress(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Name resolution that refuses names of which any address is private. The connection uses the very addresses that
 * were checked, so that a name cannot answer differently the second time.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  resolveName(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const refused = addresses.some(({ address }) => isPrivateAddress(address));
    const [first] = addresses;
    if (refused || first === undefined) callback(new PrivateAddressRefused(host), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
