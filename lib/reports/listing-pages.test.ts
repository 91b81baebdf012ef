import { expect, test } from 'vitest';
import { listingPath } from './listing-pages.ts';

test.each([
  ['/reports/feed.atom', { is: 'feed', name: 'feed.atom' }],
  ['/reports/feed.json', { is: 'feed', name: 'feed.json' }],
  ['/reports/record.jsonl', { is: 'record' }],
  ['/reports/tramway-123456/timemap', { is: 'timemap', slug: 'tramway-123456' }],
  ['/reports/annotations', { is: 'annotations', path: { of: 'newsroom', slug: null } }],
  [
    '/reports/annotations/tramway-123456',
    { is: 'annotations', path: { of: 'newsroom', slug: 'tramway-123456' } },
  ],
  [
    '/reports/tramway-1/annotations',
    { is: 'annotations', path: { of: 'report', slug: 'tramway-1', page: null } },
  ],
  [
    '/reports/tramway-1/annotations/2',
    { is: 'annotations', path: { of: 'report', slug: 'tramway-1', page: 2 } },
  ],
  ['/reports/tramway-1/annotations/0', null],
  ['/reports/tramway-1/annotations/2/3', null],
  ['/reports/feed.rss', null],
  ['/reports/feed.atom/1', null],
  ['/reports/tramway-123456', null],
  ['/reports/tramway-123456/1', null],
  ['/reports/tramway-123456/timemap/1', null],
  ['/reports/%00/timemap', null],
  ['/reports/', null],
])('%s', (address, path) => {
  expect(listingPath(address)).toEqual(path);
});
