import { expect, test } from 'vitest';
import { publishedPath } from './pages.ts';

test.each([
  ['/reports/tramway-123456', { slug: 'tramway-123456', edition: undefined, name: 'page.html' }],
  ['/reports/tramway-123456/12', { slug: 'tramway-123456', edition: 12, name: 'page.html' }],
  ['/reports/tramway/1/report.json', { slug: 'tramway', edition: 1, name: 'report.json' }],
  ['/reports/tramway/1/report.pdf', { slug: 'tramway', edition: 1, name: 'report.pdf' }],
  ['/reports/tramway/report.pdf', { slug: 'tramway', edition: undefined, name: 'report.pdf' }],
  ['/reports/tramway/1/withdrawn.pdf', null],
  ['/reports/tramway/1/clip-1.wav', { slug: 'tramway', edition: 1, name: 'clip-1.wav' }],
  ['/reports/tramway/1/clip-0.wav', null],
  ['/reports/tramway/1/clip-1.wav%00', null],
  ['/reports/tramway/clip-1.wav', { slug: 'tramway', edition: 0, name: 'page.html' }],
  ['/reports/tramway/report.pdf/x', null],
  ['/reports/tramway/1/story', { slug: 'tramway', edition: 1, name: 'story' }],
  ['/reports/a%20b/one', { slug: 'a b', edition: 0, name: 'page.html' }],
  ['/reports/a/0', { slug: 'a', edition: 0, name: 'page.html' }],
  ['/reports/a/1234567', { slug: 'a', edition: 0, name: 'page.html' }],
  ['/reports/a/1/page.html', null],
  ['/reports/a/1/report.exe', null],
  ['/reports/a/1/report.json/x', null],
  ['/reports/%ff', null],
  ['/reports/', null],
  ['/stories/a', null],
])('%s', (address, path) => {
  expect(publishedPath(address)).toEqual(path);
});
