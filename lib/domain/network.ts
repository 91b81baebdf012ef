/**
 * The network an address is counted as. With IPv6 a household or a server has 2^64 addresses and may use a different
 * one each time, so they count as the one network they are (RFC 6177); anything else is used as it is.
 */
export function networkOf(address: string): string {
  const plain =
    address
      .trim()
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .split('%')[0] ?? '';
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!/^[0-9a-f:]+(?::\d{1,3}(?:\.\d{1,3}){3})?$/.test(plain) || !plain.includes(':')) return plain;
  const [before = '', after, ...more] = plain.split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [parts(before), parts(after ?? '')];
  const missing = 8 - first.length - last.length;
  const isWhole = after === undefined ? missing === 0 : missing > 0;
  if (more.length > 0 || !isWhole) return plain;
  const all = [...first, ...Array<string>(Math.max(0, missing)).fill('0'), ...last];
  if (all.some((part) => !/^[0-9a-f]{1,4}$/.test(part))) return plain;
  const network = all.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
