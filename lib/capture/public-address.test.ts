import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKind } from './public-address.ts';

describe('an internet address', () => {
  it.each([
    [
      'public',
      [
        '1.1.1.1',
        '8.8.8.8',
        '93.184.216.34',
        '172.15.255.255',
        '172.32.0.0',
        '100.63.255.255',
        '100.128.0.0',
        '192.167.255.255',
        '192.169.0.0',
        '169.253.255.255',
        '169.255.0.0',
        '11.0.0.0',
        '9.255.255.255',
        '126.255.255.255',
        '128.0.0.0',
        '198.17.255.255',
        '198.20.0.0',
        '223.255.255.255',
        '168.63.129.15',
        '168.63.129.17',
        '192.0.1.0',
      ],
    ],
    [
      'public',
      [
        '2606:4700:4700::1111',
        '2001:4860:4860::8888',
        '2a00:1450:4001:82a::200e',
        '2001:200::',
        '2003::',
        '3ffd::',
        '3fff:1000::',
        '2400::',
      ],
    ],
    ['unspecified', ['0.0.0.0', '0.255.255.255', '::', '0:0:0:0:0:0:0:0']],
    ['loopback', ['127.0.0.1', '127.255.255.255', '127.1.2.3', '::1', '0:0:0:0:0:0:0:1', '0000::0001']],
    [
      'private',
      [
        '10.0.0.0',
        '10.255.255.255',
        '172.16.0.0',
        '172.31.255.255',
        '192.168.0.0',
        '192.168.255.255',
        'fc00::',
        'fdff::1',
        'fd00:ec2::254',
        'fec0::1',
        'feff::',
      ],
    ],
    [
      'link_local',
      ['169.254.0.0', '169.254.169.254', '169.254.170.2', '169.254.255.255', 'fe80::1', 'febf:ffff::'],
    ],
    ['shared', ['100.64.0.0', '100.100.100.200', '100.127.255.255']],
    ['cloud', ['168.63.129.16']],
    ['multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ffff::']],
    ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '3fff::1', '3fff:fff::']],
    [
      'embedded_ipv4',
      [
        '192.88.99.1',
        '::ffff:127.0.0.1',
        '::ffff:8.8.8.8',
        '::FFFF:7f00:1',
        '::127.0.0.1',
        '::2',
        '::ffff:0:127.0.0.1',
        '64:ff9b::169.254.169.254',
        '64:ff9b::8.8.8.8',
        '64:ff9b:1::1',
        '2001::1',
        '2001:0:ffff::',
        '2002:7f00:1::',
        '2002::',
      ],
    ],
    [
      'reserved',
      [
        '192.0.0.1',
        '192.0.0.192',
        '198.18.0.1',
        '198.19.255.255',
        '240.0.0.1',
        '255.255.255.255',
        '2001:2::1',
        '2001:10::1',
        '2001:1ff::',
        '3ffe::1',
        '100::1',
        '4000::',
        '5f00::1',
        '192.31.196.1',
        '192.52.193.1',
        '192.175.48.1',
        '2620:4f:8000::1',
        'a000::',
        'fe00::',
        '64:ff9b:2::',
        '1::',
        '::1:0:0:0',
      ],
    ],
    [
      'not_an_address',
      [
        '',
        ' ',
        'localhost',
        '1.2.3',
        '1.2.3.4.5',
        '01.2.3.4',
        '0x7f.0.0.1',
        '127.1',
        '2130706433',
        '256.1.1.1',
        '1.2.3.4 ',
        '١.٢.٣.٤',
        '[::1]',
        ':',
        ':::',
        '1::2::3',
        '::1%eth0',
        'fe80::1%1',
        '12345::',
        '1:2:3:4:5:6:7',
        '1:2:3:4:5:6:7:8:9',
        '1:2:3:4:5:6:7::8',
        '::1.2.3',
        '1.2.3.4::',
        '::1.2.3.4:5',
        'g::',
      ],
    ],
  ])('%s', (kind, addresses) => {
    expect(addresses.filter((address) => addressKind(address) !== kind)).toEqual([]);
  });

  it('is taken for one wherever Node takes it for one, and nowhere else', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789abcf:.%x '.split('')), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), near), (address) => {
        const isAddress = isIP(address) !== 0 && !address.includes('%');
        expect(addressKind(address) !== 'not_an_address').toBe(isAddress);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of IPv4 is never public in any of the ways that IPv6 can hold it', () => {
    const prefixes = ['::', '::ffff:', '::ffff:0:', '64:ff9b::'];
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom(...prefixes), (address, prefix) => {
        expect(addressKind(prefix + address)).not.toBe('public');
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const hex = Buffer.from(address.split('.').map(Number)).toString('hex');
        expect(addressKind(`2002:${hex.slice(0, 4)}:${hex.slice(4)}::1`)).toBe('embedded_ipv4');
        expect(addressKind(`2001:0:${hex.slice(0, 4)}:${hex.slice(4)}::1`)).toBe('embedded_ipv4');
      }),
    );
  });
});
