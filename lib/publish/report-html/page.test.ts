import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { assembleReport, type ReportInput } from '../../domain/report/assemble.ts';
import { ENGLISH } from '../../domain/report/catalogue/english.ts';
import { sampleEvidence, sampleInput, sampleItem } from '../../domain/report/sample.fixture.ts';
import { quoted } from '../../domain/report/statement-words.ts';
import { REPORT_FONT_FILES } from './fonts.ts';
import { type RenderOptions, renderReport } from './page.ts';
import { reportCss } from './style.ts';
import { beginning } from './words.ts';

type Node = {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
};

/** Lone surrogates and control characters included; fast-check's own `binary` unit takes seconds to build. */
const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

const REPORT_CSS = reportCss(ENGLISH);
const URL_ = 'https://news.example.org/reports/harbour';
const OPTIONS: RenderOptions = {
  sha256: 'ab12'.repeat(16),
  url: `${URL_}/1`,
  editions: [{ number: 1, publishedAt: '2025-03-04T18:41:00.000Z', url: `${URL_}/1` }],
  latest: true,
  exports: {
    json: `${URL_}/1.json`,
    claimReview: `${URL_}/1.claims`,
    annotations: `${URL_}/1.notes`,
    story: `${URL_}/story`,
  },
};

function render(input: Partial<ReportInput> = {}, options: Partial<RenderOptions> = {}): string {
  return renderReport(assembleReport(sampleInput(input)), { ...OPTIONS, ...options });
}

function all(markup: string): Node[] {
  const walk = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(walk)];
  return walk(parse(markup) as unknown as Node);
}

const attribute = (node: Node, name: string) => node.attrs?.find((one) => one.name === name)?.value;
const textOf = (node: Node): string =>
  node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(textOf).join('');
/** What a reader reads, white space evened. */
const read = (markup: string) => {
  const body = all(markup).find(({ nodeName }) => nodeName === 'body');
  return body ? textOf(body).replace(/\s+/g, ' ') : '';
};

const nodes = all(render());
const page = read(render());

describe('renderReport', () => {
  it('has no script, no handler, no inline style and loads nothing but its own fonts', () => {
    expect(
      nodes.filter(({ nodeName }) =>
        ['script', 'iframe', 'object', 'img', 'base', 'form'].includes(nodeName),
      ),
    ).toEqual([]);
    expect(nodes.flatMap(({ attrs }) => attrs ?? []).filter(({ name }) => /^on|^style$/.test(name))).toEqual(
      [],
    );
    expect([...REPORT_CSS.matchAll(/url\(([^)]*)\)/g)].map((m) => m[1])).toEqual(
      REPORT_FONT_FILES.map((file) => `/fonts/${file}`).concat([]),
    );
  });

  it('says of a source which copy the Internet Archive keeps, and of which day; otherwise when it was captured', () => {
    const link = 'https://example.org/notice-12-25';
    const address = `https://web.archive.org/web/20250306101500/${link}`;
    const marksWith = (more: object) => {
      const items = sampleInput().items.map((item) => ({
        ...item,
        evidence: item.evidence.map((one) => ({
          ...one,
          source: one.source.link === link ? { ...one.source, ...more } : one.source,
        })),
      }));
      const links = all(render({ items })).filter((node) => attribute(node, 'data-originalurl') === link);
      return links.map((node) =>
        ['data-versionurl', 'data-versiondate'].map((name) => attribute(node, name)),
      );
    };
    const capturedAt = new Date('2025-03-04T09:00:00Z');
    const archivedAt = new Date('2025-03-06T10:15:00Z');
    expect(marksWith({})).toEqual([]);
    expect(marksWith({ capturedAt })).toEqual([[undefined, '2025-03-04']]);
    expect(marksWith({ archived: [{ link, address, archivedAt }] })).toEqual([[address, '2025-03-06']]);
    expect(marksWith({ capturedAt, archived: [{ link, address, archivedAt }] })).toEqual([
      [address, '2025-03-06'],
    ]);
    // A copy of what it linked to before is none of this.
    const before = { link: `${link}?draft`, address, archivedAt };
    expect(marksWith({ capturedAt, archived: [before] })).toEqual([[undefined, '2025-03-04']]);
  });

  it('puts exactly REPORT_CSS into its one style element, so that its hash holds', () => {
    const styles = nodes.filter(({ nodeName }) => nodeName === 'style');
    expect(styles.map(textOf)).toEqual([REPORT_CSS]);
  });

  it('resolves every link inside the page, and no id stands twice', () => {
    const ids = nodes.flatMap((node) => attribute(node, 'id') ?? []);
    expect(ids).toHaveLength(new Set(ids).size);
    const inside = nodes
      .flatMap((node) => attribute(node, 'href') ?? [])
      .filter((href) => href.startsWith('#'));
    expect(inside.length).toBeGreaterThan(20);
    expect(inside.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
    const labels = nodes.flatMap((node) => attribute(node, 'aria-labelledby') ?? []);
    expect(labels.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('guards the links that lead out', () => {
    const out = nodes.filter((node) => attribute(node, 'href')?.startsWith('https://example.org'));
    expect(out.length).toBeGreaterThan(2);
    for (const link of out) expect(attribute(link, 'rel')).toBe('noopener noreferrer nofollow external');
  });

  it('says what a reader came for', () => {
    for (const words of [
      'The Lindmouth Courier',
      'Harbour of Lindmouth to close for a year, board says',
      '7 statements: 3 verified, 2 disputed, 2 pending, among them: no comment from the transport ministry or Castell Engineering.',
      'Was it said? Word for word',
      'Is it true? Half true',
      'Disputed: wording altered',
      'Pending: changed since check',
      'Primary source: recording; two independent origins.',
      'Supports: a person with knowledge of the company’s planning (not named, as agreed)',
      'Ministry of Transport did not immediately respond to a request for comment',
      '“We stand by the figure. It counts every crew that works from the old harbour.”',
      'Signing Editor, 4 March 2025, 18:10 GMT',
      'Publishing Editor, 4 March 2025, 18:41 GMT',
      'How statements are checked',
      OPTIONS.sha256,
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('SECRET');
    expect(page).not.toContain('second person rule');
  });

  it('marks the story and leads from the words to the statement and back', () => {
    const marks = nodes.filter(
      (node) => attribute(node, 'class')?.startsWith('mark is-') && node.nodeName === 'a',
    );
    expect(marks.map((node) => attribute(node, 'href'))).toEqual(
      [1, 2, 2, 3, 4, 5, 6, 7].map((number) => `#statement-${number}`),
    );
    expect(marks.map((node) => attribute(node, 'id') ?? null)).toEqual(
      ['1', '2', null, '3', '4', '5', '6', '7'].map((number) => number && `words-${number}`),
    );
    expect(marks.map((node) => attribute(node, 'class')?.replace('mark is-', ''))).toEqual(
      'verified verified verified disputed disputed verified changed pending'.split(' '),
    );
  });

  it('asks “Was it said?” only of reported speech, and nothing of a non-response', () => {
    const statement = (number: number) => {
      const found = nodes.find((node) => attribute(node, 'id') === `statement-${number}`);
      return found ? textOf(found) : '';
    };
    expect(statement(3)).not.toContain('Was it said?');
    expect(statement(7)).not.toMatch(/Was it said\?|Is it true\?/);
    expect(statement(6)).toMatch(/Was it said\? Not established/);
    expect(statement(1)).toMatch(/Was it said\? Yes, in substance/);
  });

  it('offers its data', () => {
    const alternates = nodes.filter((node) => attribute(node, 'rel') === 'alternate');
    const { story: _page, ...data } = OPTIONS.exports;
    expect(alternates.map((node) => attribute(node, 'href'))).toEqual(Object.values(data));
  });

  it('leads to the newsroom’s feeds where it is told of them', () => {
    const feeds = {
      atom: 'https://paper.example/reports/feed.atom',
      json: 'https://paper.example/reports/feed.json',
    };
    const page = renderReport(assembleReport(sampleInput()), { ...OPTIONS, feeds });
    for (const [type, address] of [
      ['application/atom+xml', feeds.atom],
      ['application/feed+json', feeds.json],
    ])
      expect(page).toMatch(
        new RegExp(
          `<link rel="alternate" type="${type?.replace('+', '\\+')}" title="[^"]+" href="${address}">`,
        ),
      );
  });

  it('keeps the marked words whole where statements overlap', () => {
    const words = 'The work will cost £48m, about twice what was set aside in 2021';
    const items = [
      sampleItem('a', [words], { status: 'DISPUTED', reason: 'x' }),
      sampleItem('b', ['£48m'], { status: 'VERIFIED', reason: '' }),
    ];
    const marked = all(render({ items })).filter(
      (node) => attribute(node, 'class')?.startsWith('mark is-') && node.nodeName === 'a',
    );
    expect(marked.map((node) => (node.childNodes ?? []).map((child) => child.value ?? '').join(''))).toEqual([
      'The work will cost ',
      '£48m',
      ', about twice what was set aside in 2021',
    ]);
    expect(marked.map((node) => attribute(node, 'id') ?? null)).toEqual(['words-1', 'words-2', null]);
  });
});

describe('editions', () => {
  const second = { number: 2, publishedAt: '2025-03-05T09:12:00.000Z', url: `${URL_}/2` };
  const both = [...OPTIONS.editions, second];

  it('an older one points to the current one', () => {
    const old = render({}, { latest: false, editions: both });
    expect(read(old)).toContain('This is edition 1. Edition 2 of 5 March 2025, 09:12 is current.');
    expect(old).toContain('content="noindex"');
    expect(page).not.toContain('is current');
    expect(render()).not.toContain('noindex');
  });

  it('a withdrawn one says so and why', () => {
    const withdrawn = render({}, { withdrawn: { reason: 'The survey was <forged>.' } });
    expect(read(withdrawn)).toContain('This report has been withdrawn. The survey was <forged>.');
    expect(withdrawn).toContain('content="noindex"');
  });

  it('a second one says what changed', () => {
    const input = sampleInput();
    const previous = assembleReport(input);
    const text = read(
      render(
        {
          previous,
          edition: { ...input.edition, number: 2, changeNote: 'Heard again.' },
          items: input.items.map((item) =>
            item.id === '4'
              ? { ...item, status: 'VERIFIED' as const, reason: '', quotation: 'TRIMMED_FAIRLY' as const }
              : item,
          ),
        },
        { editions: both },
      ),
    );
    expect(text).toContain('What changed since edition 1');
    expect(text).toContain('Heard again.');
    expect(text).toContain('Status: Disputed: wording altered →, now Verified');
    expect(text).toContain('Was it said? Altered →, now Trimmed fairly');
  });

  it('says where there was no second person', () => {
    const input = sampleInput();
    const alone = read(
      render({
        newsroom: { ...input.newsroom, secondPersonRule: false },
        signOff: { ...input.signOff, by: input.edition.publishedBy },
      }),
    );
    expect(alone).toContain('One person signed this off and published it');
    expect(page).not.toContain('One person signed this off');
  });
});

describe('hostile and odd content', () => {
  it('stays text wherever it stands, and stays one page', () => {
    // The style sheet is constant, and most of what there is to parse.
    const shape = (markup: string) =>
      all(markup.replace(REPORT_CSS, ''))
        .filter(({ nodeName }) => nodeName !== '#text')
        .map(({ nodeName }) => nodeName);
    const made = (words: string, link: string) => {
      const text = `${words} 140 jobs`;
      const end = text.length;
      const input = sampleInput();
      return render({
        newsroom: { ...input.newsroom, name: words },
        story: { headline: words, byline: words, language: words },
        revision: { number: 1, text },
        blocks: [{ start: 0, end, kind: 'PARAGRAPH' }],
        items: [
          {
            ...sampleItem('1', ['140 jobs'], {
              kind: 'DIRECT_QUOTE',
              speakerName: words,
              occasion: words,
              reason: words,
              evidence: [
                sampleEvidence('s', {
                  excerpt: words,
                  locator: words,
                  source: { title: words, author: words, link },
                }),
              ],
            }),
            spans: [{ start: 0, end }],
            exact: text,
          },
        ],
        attempts: input.attempts
          .slice(0, 1)
          .map((attempt) => ({ ...attempt, party: words, answer: words, itemIds: ['1'] })),
      });
    };
    const plain = shape(made('words', 'https://example.org'));
    const evil = fc.oneof(
      fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 40 }).map((text) => `x${text}`),
      fc
        .array(
          fc.constantFrom('<', '>', '"', "'", '&', '</p>', '</a>', '</style>', '<script>', '-->', '\0', 'x'),
          { minLength: 1, maxLength: 12 },
        )
        .map((parts) => `x${parts.join('')}`),
    );
    fc.assert(
      fc.property(evil, (words) => {
        expect(shape(made(words, `javascript:${words}`))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  it('has a page for a story without statements, requests or byline', () => {
    const input = sampleInput();
    const empty = read(render({ items: [], attempts: [], story: { ...input.story, byline: '' } }));
    expect(empty).toContain('This story has no statements that were checked.');
    expect(empty).toContain('Nobody was asked for comment on this story.');
    expect(empty).not.toContain('Not verified');
  });
});

describe('words', () => {
  it.each([
    ['DIRECT_QUOTE', 'We will.', '“We will.”'],
    ['DIRECT_QUOTE', '“We will.”', '“We will.”'],
    ['PARTIAL_QUOTE', '«воля»', '“воля”'],
    ['PARAPHRASE', 'it “will” do so', 'it “will” do so'],
  ] as const)('%s %s', (kind, words, shown) => {
    expect(quoted({ kind, words }, ENGLISH)).toBe(shown);
  });

  it('cuts between words, never through a character', () => {
    expect(beginning('short')).toBe('short');
    expect(beginning('one two, three four', 12)).toBe('one two …');
    expect(beginning('😀'.repeat(20), 11)).toBe(`${'😀'.repeat(5)} …`);
  });
});
