import { describe, expect, test } from 'vitest';
import { archivedCopy, whyNotArchived } from './archiving.ts';
import { TERMS } from './terms.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const SOURCE = {
  isConfidential: false,
  terms: 'ON_RECORD',
  embargoUntil: null,
  link: 'https://port.example/news',
} as const;

describe('which pages the Internet Archive may be asked to keep', () => {
  test('that of a source that a report names, where the newsroom allows it', () => {
    expect(whyNotArchived(SOURCE, true, NOW)).toBeNull();
    expect(whyNotArchived(SOURCE, false, NOW)).toContain('an administrator');
    expect(whyNotArchived({ ...SOURCE, link: '' }, true, NOW)).toContain('no link');
  });

  test.each(TERMS)('never that of a confidential source: %s', (terms) => {
    expect(whyNotArchived({ ...SOURCE, terms, isConfidential: true }, true, NOW)).toContain('confidential');
  });

  test('none of a source that a report does not name, or not yet', () => {
    const allowed = TERMS.filter((terms) => whyNotArchived({ ...SOURCE, terms }, true, NOW) === null);
    expect(allowed).toEqual(['ON_RECORD']);
    const embargoed = (until: string | null) =>
      whyNotArchived(
        { ...SOURCE, terms: 'EMBARGOED', embargoUntil: until === null ? null : new Date(until) },
        true,
        NOW,
      );
    expect(embargoed(null)).toContain('embargo');
    expect(embargoed('2026-11-29T12:00:01Z')).toContain('embargo');
    expect(embargoed('2026-11-29T12:00:00Z')).toBeNull();
  });
});

describe('the copy of a source’s page', () => {
  const page = (link: string, day: number) => ({
    ...{ link, address: `https://web.archive.org/web/2026110${day}000000/${link}` },
    archivedAt: new Date(Date.UTC(2026, 10, day)),
  });

  test('is the latest one of what it links to now', () => {
    const pages = [
      page('https://a.example/', 1),
      page('https://a.example/', 3),
      page('https://b.example/', 4),
    ];
    expect(archivedCopy('https://a.example/', pages)).toBe(pages[1]);
    expect(archivedCopy('https://c.example/', pages)).toBeNull();
    expect(archivedCopy('', [page('', 1)])).toBeNull();
  });
});
