/** The feeds, held against what RFC 4287 and JSON Feed 1.1 say that they must have. */
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { atomFeed, type Feed, type FeedEntry, jsonFeed } from './feed.ts';

const entry: FeedEntry = {
  id: 'urn:uuid:01a22015-9e40-77ee-8d66-45d8a5a308e9',
  address: 'https://paper.example/reports/tramway-sold-123456',
  headline: 'Tramway sold',
  language: 'en',
  newsroom: 'Harbour Post',
  summary: '4 of 6 statements verified',
  edition: 1,
  sha256: 'ab'.repeat(32),
  changeNote: '',
  publishedAt: new Date('2026-11-27T10:00:00Z'),
  updatedAt: new Date('2026-11-27T10:00:00Z'),
  withdrawn: null,
};
const corrected: FeedEntry = {
  ...entry,
  edition: 2,
  changeNote: 'The figure was wrong.',
  updatedAt: new Date('2026-11-28T10:00:00Z'),
};
const withdrawn: FeedEntry = {
  ...corrected,
  withdrawn: 'It was wrong.',
  updatedAt: new Date('2026-11-29T10:00:00Z'),
};
const feedOf = (entries: FeedEntry[]): Feed => ({
  title: 'Verification reports, Harbour Post',
  address: 'https://paper.example/reports/feed.atom',
  newsroom: 'Harbour Post',
  entries,
});

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

/** The tree of an XML document; throws where it is not well formed or a name belongs to no namespace. */
function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const node = { name: local, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.write(xml).close();
  return root.children[0] as Node;
}

const all = (node: Node, name: string) => node.children.filter((child) => child.name === name);
const one = (node: Node, name: string): Node => {
  expect(all(node, name), `${name} of ${node.name}`).toHaveLength(1);
  return all(node, name)[0] as Node;
};

/** RFC 3339, as section 3.3 asks for. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What sections 4.1.1, 4.1.2 and 4.2 say that a feed and its entries must have. */
function expectAtom(xml: string): Node {
  expect(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
  const feed = treeOf(xml);
  expect(feed.name).toBe('feed');
  expect(() => new URL(one(feed, 'id').text)).not.toThrow();
  expect(one(feed, 'title').text).not.toBe('');
  expect(one(feed, 'updated').text).toMatch(MOMENT);
  expect(one(one(feed, 'author'), 'name').text).not.toBe('');
  expect(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self')).toHaveLength(1);
  const entries = all(feed, 'entry');
  const ids = entries.map((each) => one(each, 'id').text);
  expect(new Set(ids).size).toBe(ids.length);
  for (const each of entries) {
    expect(() => new URL(one(each, 'id').text)).not.toThrow();
    expect(one(each, 'title').text).not.toBe('');
    expect(one(each, 'updated').text).toMatch(MOMENT);
    expect(one(each, 'published').text).toMatch(MOMENT);
    expect(all(each, 'link').filter(({ attributes }) => attributes.rel === 'alternate')).toHaveLength(1);
    expect(one(each, 'summary').attributes.type).toBe('text');
    for (const category of all(each, 'category')) expect(category.attributes.term).not.toBe('');
  }
  return feed;
}

/** What JSON Feed 1.1 requires, and of what is optional the types. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  feed_url: z.url(),
  language: z.string(),
  authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      content_text: z.string().min(1),
      date_published: z.string().regex(MOMENT),
      date_modified: z.string().regex(MOMENT),
      authors: z.array(z.strictObject({ name: z.string().min(1) })),
      tags: z.array(z.string()),
      _stet: z.strictObject({
        about: z.url(),
        edition: z.int().min(1),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        headline_language: z.string(),
        withdrawn: z.boolean(),
      }),
    }),
  ),
});

describe('Atom', () => {
  test('a feed is valid, with entries and without', () => {
    expectAtom(atomFeed(feedOf([])));
    const feed = expectAtom(atomFeed(feedOf([entry])));
    const [only] = all(feed, 'entry');
    expect(one(only as Node, 'summary').text).toBe('4 of 6 statements verified.');
    expect(one(feed, 'updated').text).toBe('2026-11-27T10:00:00.000Z');
  });

  test('a correction keeps its id, is newer, and says what it corrected; a withdrawal says that and no more', () => {
    const [before, after, gone] = [entry, corrected, withdrawn].map((given) => {
      const [only] = all(expectAtom(atomFeed(feedOf([given]))), 'entry');
      return only as Node;
    }) as [Node, Node, Node];
    const id = one(before, 'id').text;
    for (const later of [after, gone]) {
      expect(one(later, 'id').text).toBe(id);
      expect(one(later, 'published').text).toBe(one(before, 'published').text);
    }
    expect(one(after, 'updated').text > one(before, 'updated').text).toBe(true);
    expect(one(after, 'summary').text).toBe('4 of 6 statements verified. Edition 2: The figure was wrong.');
    expect(one(after, 'category').attributes.term).toBe('correction');
    expect(one(gone, 'title').text).toBe('Withdrawn: Tramway sold');
    expect(one(gone, 'summary').text).toBe('This report has been withdrawn. It was wrong.');
    expect(one(gone, 'category').attributes.term).toBe('withdrawn');
  });

  test('whatever is in a headline, the feed is well formed and its words come out as they were', () => {
    const headline = 'A <b>&amp; "B" ]]> 😀 \u0000\u000b\ufffe\ud83d end';
    const [only] = all(expectAtom(atomFeed(feedOf([{ ...entry, headline, language: 'x" y' }]))), 'entry');
    const title = one(only as Node, 'title');
    expect(title.text).toBe('A <b>&amp; "B" ]]> 😀 \ufffd end');
    expect(title.attributes['xml:lang']).toBe('x" y');
  });
});

test('JSON Feed: the same, by its own rules', () => {
  const parsed = jsonFeedSchema.parse(JSON.parse(jsonFeed(feedOf([entry, corrected, withdrawn]))));
  expect(parsed.items.map(({ tags }) => tags)).toEqual([[], ['correction'], ['withdrawn']]);
  expect(parsed.items[2]?.content_text).toBe('This report has been withdrawn. It was wrong.');
  jsonFeedSchema.parse(JSON.parse(jsonFeed(feedOf([]))));
});
