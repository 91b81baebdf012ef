import { expect, test } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { networkOf } from './network.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('two addresses of one network are one, of two networks two', () => {
  expect(networkOf('2001:db8:1:2::a')).toBe(networkOf('2001:db8:1:2:9::b'));
  expect(networkOf('2001:db8:1:2::a')).not.toBe(networkOf('2001:db8:1:3::a'));
});

test.each([
  'unknown',
  '',
  'somewhere',
  '1:2',
  '1::2::3',
  '1:2:3:4:5:6:7:8:9',
  '12345::1',
  'a:b:c:d:e:f:1::2::',
])('what is no address stays what it is: “%s”', (given) => {
  expect(networkOf(given)).toBe(given);
});

test('a long text of colons takes no time', async () => {
  const work = () => [':', '1:'].map((piece) => networkOf(piece.repeat(100_000)));
  expect(await processorMs(work)).toBeLessThan(500);
});
