import { expect, test } from 'vitest';
import { editionAt, mementoHeaders, timeMap } from './memento.ts';

const address = 'https://paper.example/reports/tramway-sold-123456';
const editions = ['2026-11-27T10:00:00.250Z', '2026-11-28T10:00:00.000Z', '2026-11-29T10:00:00.000Z'].map(
  (publishedAt, i) => ({ number: i + 1, publishedAt, url: `${address}/${i + 1}` }),
);

test('an edition says when it was, and of what it is a memento', () => {
  const headers = mementoHeaders(address, editions, 2);
  expect(headers['Memento-Datetime']).toBe('Sat, 28 Nov 2026 10:00:00 GMT');
  expect(headers.Link).toBe(
    [
      `<${address}>; rel="original timegate"`,
      `<${address}/timemap>; rel="timemap"; type="application/link-format"`,
      `<${address}/1>; rel="first memento"; datetime="Fri, 27 Nov 2026 10:00:00 GMT"`,
      `<${address}/3>; rel="last memento"; datetime="Sun, 29 Nov 2026 10:00:00 GMT"`,
    ].join(', '),
  );
  expect(headers.Vary).toBeUndefined();
});

test('the address of the report is no memento: it is what is negotiated', () => {
  const headers = mementoHeaders(address, editions.slice(0, 1), undefined);
  expect(headers['Memento-Datetime']).toBeUndefined();
  expect(headers.Vary).toBe('Accept-Datetime');
  expect(headers.Link).toContain(`<${address}/1>; rel="first last memento"`);
});

test('the time map has every edition, each link by itself', () => {
  const links = timeMap(address, editions).trimEnd().split(',\n');
  expect(links).toHaveLength(5);
  for (const link of links) expect(link).toMatch(/^<https:[^>]+>(; \w+="[^"]+")+$/);
  expect(links[1]).toContain('from="Fri, 27 Nov 2026 10:00:00 GMT"; until="Sun, 29 Nov 2026 10:00:00 GMT"');
  expect(links[3]).toBe(`<${address}/2>; rel="memento"; datetime="Sat, 28 Nov 2026 10:00:00 GMT"`);
});

test.each([
  ['Thu, 01 Jan 2026 00:00:00 GMT', 1],
  ['Fri, 27 Nov 2026 10:00:00 GMT', 1],
  ['Sat, 28 Nov 2026 09:59:59 GMT', 1],
  ['Sat, 28 Nov 2026 10:00:00 GMT', 2],
  ['Wed, 01 Dec 2032 00:00:00 GMT', 3],
  ['2026-11-28', undefined],
  ['Sat, 99 Nov 2026 10:00:00 GMT', undefined],
  ['', undefined],
])('at %j edition %s was current', (asked, number) => {
  expect(editionAt(asked, editions)?.number).toBe(number);
});
