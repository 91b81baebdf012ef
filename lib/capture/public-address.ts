/**
 * Which internet addresses belong to the public internet. A server that fetches what a stranger asks for must reach
 * nothing else: not itself, not the network it stands in, not the service that hands out its cloud credentials.
 *
 * Sources: IANA's registries of special-purpose addresses for IPv4 (RFC 6890 and successors) and IPv6, and the
 * address plan of IPv6 (RFC 4291): only 2000::/3 is given out. What is in neither way known to be public is refused.
 */

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

type Block<Prefix> = { prefix: Prefix; bits: number; kind: AddressKind };

const v4 = (address: string, bits: number, kind: AddressKind): Block<number> => ({
  prefix: parseIpv4(address) ?? 0,
  bits,
  kind,
});

const ipv4Blocks: readonly Block<number>[] = [
  v4('0.0.0.0', 8, 'unspecified'),
  v4('10.0.0.0', 8, 'private'),
  v4('100.64.0.0', 10, 'shared'),
  v4('127.0.0.0', 8, 'loopback'),
  // Azure's own service stands among public addresses but answers only from inside.
  v4('168.63.129.16', 32, 'cloud'),
  v4('169.254.0.0', 16, 'link_local'),
  v4('172.16.0.0', 12, 'private'),
  v4('192.0.0.0', 24, 'reserved'),
  v4('192.0.2.0', 24, 'documentation'),
  v4('192.88.99.0', 24, 'embedded_ipv4'),
  v4('192.168.0.0', 16, 'private'),
  v4('198.18.0.0', 15, 'reserved'),
  v4('198.51.100.0', 24, 'documentation'),
  v4('203.0.113.0', 24, 'documentation'),
  v4('224.0.0.0', 4, 'multicast'),
  v4('240.0.0.0', 4, 'reserved'),
];

const v6 = (address: string, bits: number, kind: AddressKind): Block<bigint> => ({
  prefix: parseIpv6(address) ?? 0n,
  bits,
  kind,
});

/** The first that fits decides; what fits none and is not in 2000::/3 is reserved. */
const ipv6Blocks: readonly Block<bigint>[] = [
  v6('::', 128, 'unspecified'),
  v6('::1', 128, 'loopback'),
  // IPv4 addresses in IPv6: compatible, mapped, translated, NAT64 (both prefixes), Teredo, 6to4.
  v6('::', 96, 'embedded_ipv4'),
  v6('::ffff:0:0', 96, 'embedded_ipv4'),
  v6('::ffff:0:0:0', 96, 'embedded_ipv4'),
  v6('64:ff9b::', 96, 'embedded_ipv4'),
  v6('64:ff9b:1::', 48, 'embedded_ipv4'),
  v6('2001::', 32, 'embedded_ipv4'),
  v6('2002::', 16, 'embedded_ipv4'),
  // Protocol assignments: benchmarking, ORCHID, anycast of the network itself.
  v6('2001::', 23, 'reserved'),
  v6('2001:db8::', 32, 'documentation'),
  v6('3fff::', 20, 'documentation'),
  // The testing network that was given back (6bone).
  v6('3ffe::', 16, 'reserved'),
  v6('fc00::', 7, 'private'),
  v6('fe80::', 10, 'link_local'),
  v6('fec0::', 10, 'private'),
  v6('ff00::', 8, 'multicast'),
];

/**
 * What kind of address this is, written as an operating system writes addresses: dotted decimals for IPv4, groups of
 * hexadecimals for IPv6, without brackets or zone. Anything else is `not_an_address`. Addresses of IPv6 that hold one of
 * IPv4 are refused even where that one is public: nothing public is reached only that way.
 */
export function addressKind(address: string): AddressKind {
  const four = parseIpv4(address);
  if (four !== null) {
    const block = ipv4Blocks.find(({ prefix, bits }) => four >>> (32 - bits) === prefix >>> (32 - bits));
    return block?.kind ?? 'public';
  }
  const six = parseIpv6(address);
  if (six === null) return 'not_an_address';
  const block = ipv6Blocks.find(
    ({ prefix, bits }) => six >> BigInt(128 - bits) === prefix >> BigInt(128 - bits),
  );
  if (block !== undefined) return block.kind;
  return six >> 125n === 1n ? 'public' : 'reserved';
}

/** Four decimals without leading noughts, as one unsigned number; null for every other spelling. */
export function parseIpv4(address: string): number | null {
  if (address.length > 15) return null;
  const parts = address.split('.');
  if (parts.length !== 4) return null;
  let number = 0;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    number = number * 256 + Number(part);
  }
  return number;
}

/** RFC 4291 in all its spellings, also with an IPv4 address for the last 32 bits; null for anything else. */
export function parseIpv6(address: string): bigint | null {
  if (address.length > 45 || !/^[\da-f:.]+$/i.test(address)) return null;
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(groupsOf);
  if (head === null || head === undefined || tail === null) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  // Dotted decimals may only come last.
  if (tail !== undefined && halves[0]?.includes('.')) return null;
  const groups = [...head, ...Array<number>(tail === undefined ? 0 : missing).fill(0), ...(tail ?? [])];
  return groups.reduce((number, group) => (number << 16n) | BigInt(group), 0n);
}

function groupsOf(half: string): number[] | null {
  if (half === '') return [];
  const groups: number[] = [];
  const parts = half.split(':');
  for (const [at, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const four = at === parts.length - 1 ? parseIpv4(part) : null;
    if (four === null) return null;
    groups.push(four >>> 16, four & 0xffff);
  }
  return groups;
}
