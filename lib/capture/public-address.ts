/**
 * Which internet addresses belong to the public internet. A server that fetches what a stranger asks for must reach
 * nothing else: not itself, not the network it is in, not the service that hands out its cloud credentials.
 *
 * How an address is parsed is decided by Node, which makes the connection; which of IANA's registries of
 * special-purpose addresses it is in, by ipaddr.js; the ranges below are those that the library does not distinguish or
 * lets pass. Anything not known to be public by either is refused.
 */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type AddressKind =
  | 'public'
  | 'not_an_address'
  | 'unspecified'
  | 'loopback'
  | 'private'
  | 'link_local'
  | 'shared'
  | 'cloud'
  | 'multicast'
  | 'documentation'
  | 'embedded_ipv4'
  | 'reserved';

/** The library's names of ranges, and ours. Any name missing here is of a range that is not public: `reserved`. */
const kindOfRange: Readonly<Partial<Record<string, AddressKind>>> = {
  unicast: 'public',
  unspecified: 'unspecified',
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  linkLocal: 'link_local',
  carrierGradeNat: 'shared',
  multicast: 'multicast',
  ipv4Mapped: 'embedded_ipv4',
  rfc6145: 'embedded_ipv4',
  rfc6052: 'embedded_ipv4',
  '6to4': 'embedded_ipv4',
  teredo: 'embedded_ipv4',
};

const ranges = (...written: string[]) => written.map((range) => ipaddr.parseCIDR(range));

/** Checked before the library's own; the first match decides. */
const ownRanges = {
  // Within ::/96, which is told apart below.
  unspecified: ranges('::/128'),
  loopback: ranges('::1/128'),
  // Azure's own service is among public addresses but answers only from inside.
  cloud: ranges('168.63.129.16/32'),
  documentation: ranges('192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'),
  // The old relays of 6to4, and IPv4-compatible addresses (RFC 4291, 2.5.5.1).
  embedded_ipv4: ranges('192.88.99.0/24', '::/96'),
  // The test network that was returned (6bone, RFC 3701).
  reserved: ranges('3ffe::/16'),
} satisfies Partial<Record<AddressKind, unknown>>;

/** All of IPv6 that is allocated (RFC 4291). */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * The kind of an address, written the way operating systems write addresses: dotted decimals for IPv4, groups of
 * hexadecimals for IPv6, without brackets or zone. Anything else is `not_an_address`. IPv6 addresses that embed an IPv4
 * one are refused even where that is public: nothing public is reachable only that way.
 */
export function addressKind(address: string): AddressKind {
  // The library also accepts spellings that a resolver would not (octal, hexadecimal, three parts); they end here.
  if (isIP(address) === 0 || address.includes('%')) return 'not_an_address';
  const parsed = ipaddr.parse(address);
  const own = ipaddr.subnetMatch(parsed, ownRanges, 'none');
  if (own !== 'none') return own as keyof typeof ownRanges;
  const kind = kindOfRange[parsed.range()] ?? 'reserved';
  return kind === 'public' && parsed.kind() === 'ipv6' && !parsed.match(givenOut) ? 'reserved' : kind;
}
