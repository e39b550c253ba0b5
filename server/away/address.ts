import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that belong to nobody on the open internet (IANA special-purpose registries, RFC 6890): what a stranger
 * asks this server to call must not reach what stands beside it.
 */
const INNER = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4');

/** The only IPv6 addresses that are given out for the open internet, and what in them is not. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const SPECIAL = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is one on the open internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !INNER.check(address, 'ipv4');
  return family === 6 && GLOBAL.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

const LONGEST = 500;

/** An address that this server may call, as far as its spelling tells; null: it may not. */
export function callable(raw: string): URL | null {
  const url = URL.parse(raw);
  if (!url || raw.length > LONGEST || url.protocol !== 'https:' || url.port !== '') return null;
  if (url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublic(host) ? url : null;
  return host.includes('.') && !/\.(?:local|localhost|internal|lan|home\.arpa)\.?$/.test(host) ? url : null;
}

/** Looks a name up for a connection, and refuses whatever is not on the open internet: what is checked is what is called. */
export const publicLookup: LookupFunction = (name, options, callback) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '');
    const [first, ...others] = found;
    if (!first || ![first, ...others].every(({ address }) => isPublic(address)))
      return callback(new Error(`${name} leads to no address on the open internet`), '');
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
