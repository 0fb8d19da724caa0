import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that nobody on the open web has; connecting to it would open a door into the machine's own network. */
export class RefusedAddressError extends Error {
  readonly code = 'REFUSED_ADDRESS';
  constructor(host: string, address: string) {
    const at = host === address ? address : `${host} (${address})`;
    super(
      `refused to connect to ${at}: it is not on the public internet; DATELINE_FEED_HOSTS allows hosts by name`,
    );
    this.name = 'RefusedAddressError';
  }
}

/** Whether an IP address is one of the public internet: no loopback, private, link-local, shared, mapped, reserved one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Global unicast is 2000::/3 only; ::7f00:1 and the like wrap an IPv4 address.
  return parsed instanceof ipaddr.IPv4 || (parsed.toByteArray()[0]! & 0xe0) === 0x20;
}

/** Hosts that may be in a private network: `intranet.example` at any port, `127.0.0.1:8080` at one. */
export type AllowedHosts = readonly string[];

/** Throws a `RefusedAddressError` for a URL whose host is written as an address that is not public; names are checked once they are resolved. */
export function assertNotPrivate(url: URL, allowed: AllowedHosts): void {
  const host = bare(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host) && !isAllowed(url, allowed))
    throw new RefusedAddressError(host, host);
}

/** Whether `url`'s host is allowed by name, wherever it is. */
export function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.some((each) => {
    const name = each.toLowerCase();
    return (
      name === host || name === `${host}:${port}` || name === `[${host}]` || name === `[${host}]:${port}`
    );
  });
}

/**
 * A resolver for connecting: the very addresses it hands on were checked, so that a name cannot answer with another one
 * in between. One private address among them is enough to refuse all.
 */
export function guardedLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const bad = addresses.find(({ address }) => !isPublicAddress(address));
      const first = addresses[0];
      if (bad || !first) return callback(new RefusedAddressError(host, bad?.address ?? 'no address'), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const bare = (hostname: string) =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
