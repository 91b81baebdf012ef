/** A report on paper: what it says and how it is built, whatever its words are. */
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../domain/report/assemble.ts';
import { everything } from '../domain/report/everything.fixture.ts';
import { sampleInput } from '../domain/report/sample.fixture.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import { snapshotsIn, strangeIn } from '../publish/in-languages.fixture.ts';
import { reportPaper } from '../publish/report-pdf/paper.ts';
import { faultsByQpdf, readPdf } from './read-pdf.fixture.ts';
import { typeset } from './typeset.ts';

const URL_ = 'https://news.example.org/reports/harbour-123456/1';
const SHA256 = 'ab12'.repeat(16);

const sample = () => JSON.parse(JSON.stringify(assembleReport(sampleInput()))) as Snapshot;

function set(snapshot: Snapshot, withdrawn: string | null = null) {
  return typeset({
    template: 'report.typ',
    data: reportPaper(snapshot, { sha256: SHA256, url: URL_, withdrawn }),
    files: { 'report.json': JSON.stringify(snapshot) },
    at: Date.parse(snapshot.edition.publishedAt),
  });
}

/** Each is set in a process of its own, which takes seconds on a busy machine. */
describe('a report on paper', { timeout: 120_000 }, () => {
  it('is tagged, titled and accessible by PDF/UA, with the record attached', async () => {
    const snapshot = sample();
    const { pdf, standard, lacking } = await set(snapshot);
    expect([standard, lacking]).toEqual(['ua-1', []]);
    const read = await readPdf(pdf);
    expect(read).toMatchObject({ isMarked: true, ua: '1', language: expect.stringMatching(/^en/) });
    expect(read.title).toBe(
      'Harbour of Lindmouth to close for a year, board says · Verification report, The Lindmouth Courier',
    );
    expect([...read.roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'L', 'LI', 'P']));
    expect(JSON.parse(read.attachment('report.json') ?? '')).toEqual(snapshot);
    expect(faultsByQpdf(pdf) ?? '').toBe('');
  });

  it('says all that the page says, and on each sheet where it comes from', async () => {
    const { text, pages } = await readPdf((await set(sample())).pdf);
    for (const words of [
      'We have found cracks in eleven of the fourteen piers',
      'Disputed: wording altered',
      'Was it said?',
      'Recording of the harbour board’s public meeting',
      'https://example.org/meeting?id=7&part=2',
      'a person with knowledge of the company’s planning',
      'not named, as agreed',
      'We stand by the figure. It counts every crew that works from the old harbour.',
      'The Lindmouth Courier',
      'Signing Editor, 4 March 2025, 18:10 GMT',
      `Page ${pages} of ${pages}`,
    ])
      expect(text).toContain(words);
    expect(text.split(URL_).length - 1).toBeGreaterThanOrEqual(pages);
    expect(text.split(`SHA-256 of the record ${SHA256}`).length - 1).toBe(pages);
    expect(text).not.toContain('withdrawn');
  });

  it('is the same bytes each time', async () => {
    const [one, other] = [await set(sample()), await set(sample())];
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true);
  });

  it('says first that it was withdrawn, and why', async () => {
    const { text } = await readPdf((await set(sample(), 'The recording was forged.')).pdf);
    const at = text.indexOf('This report has been withdrawn. The recording was forged.');
    expect(at).toBeGreaterThan(-1);
    expect(at).toBeLessThan(text.indexOf('Not verified'));
  });

  it('leads to the recording that the page plays, and plays nothing itself', async () => {
    const snapshot = sample();
    const [first] = snapshot.statements;
    if (!first) throw new Error('The sample has changed.');
    const bytes = { sha256: SHA256, mediaType: 'audio/wav' };
    first.clips = [
      {
        ...{ file: 'clip-1.wav', ...bytes, source: 'A call' },
        ...{ words: 'Yes, eleven.', fromMs: 0, toMs: 4_000 },
      },
      {
        ...{ file: 'clip-2.wav', ...bytes, source: 'A film' },
        ...{ words: 'Of the piers.', fromMs: 8_000, toMs: 9_000 },
      },
    ];
    const { standard, pdf } = await set(snapshot);
    expect([standard, faultsByQpdf(pdf) ?? '']).toEqual(['ua-1', '']);
    const { text, links } = await readPdf(pdf);
    expect(text.split('Hear the recording')).toHaveLength(3);
    // Each link stands behind its words and their source, and all of it below what the statement rests on, as on the page.
    const order = [
      ...['Lindmouth Harbour Board', 'Notice to mariners 12/25', '“Yes, eleven.”', 'A call, '],
      ...['Hear the recording', '“Of the piers.”', 'A film, ', 'Hear the recording'],
    ];
    let at = text.indexOf(`Statement ${first.number}`);
    for (const words of order) {
      const next = text.indexOf(words, at);
      expect([words, next > at]).toEqual([words, true]);
      at = next;
    }
    expect(links).toContain(`${URL_}#statement-${first.number}`);
    expect((await readPdf((await set(sample())).pdf)).text).not.toContain('Hear the recording');
  });

  it('shows everything that a report can hold', async () => {
    const { standard, pdf } = await set(assembleReport(everything()));
    expect(standard).toBe('ua-1');
    expect((await readPdf(pdf)).text).not.toContain('SECRET');
  });

  it.each(['de', 'fr', 'es', 'uk'] as const)(
    'in %s it prints no word of another language',
    async (language) => {
      const strange = strangeIn(language);
      const says = (text: string) =>
        [URL_, SHA256, 'report.json'].reduce((left, named) => left.replaceAll(named, ' '), text);
      const [, again, nothing] = snapshotsIn(language);
      const second = await set({ ...again, story: { ...again.story, language: 'nl' } }, 'Qqq.');
      expect(second.standard).toBe('ua-1');
      const read = await readPdf(second.pdf);
      expect([strange([says(read.text)]), strange([read.title ?? '']), read.language]).toEqual([
        [],
        [],
        language,
      ]);
      // Without anything, and with a character that no font has.
      nothing.newsroom.name = 'Qq 🙂';
      const bare = await set(nothing);
      expect(bare.lacking).toEqual(['U+1F642']);
      expect(strange([says((await readPdf(bare.pdf)).text)])).toEqual([]);
    },
  );

  it('takes words as words: markup, code, what reads from right to left, controls and halves of characters', async () => {
    const snapshot = sample();
    const evil = '#evil() $x$ *bold* @ref <label> \\ #import "@preview/x:1.0.0": * // [';
    snapshot.story.headline = evil;
    snapshot.newsroom.name = evil;
    const [first, second] = snapshot.statements;
    if (!first || !second || !snapshot.asked[0]) throw new Error('The sample has changed.');
    first.statement = [];
    first.words = 'قال الوزير إن الميناء سيُغلق לשנה';
    second.words = `a\u0000b\ud800c\u200bd ${'long'.repeat(100)}`;
    second.statement = [];
    snapshot.asked[0].party = 'Привіт Ελλάδα Łódź Đà Nẵng';
    const { pdf, standard } = await set(snapshot);
    expect(standard).toBe('ua-1');
    const { title, text } = await readPdf(pdf);
    expect(title).toContain(evil);
    expect(text).toContain('#import "@preview/x:1.0.0"');
    expect(text).toContain('Привіт Ελλάδα Łódź Đà Nẵng');
    expect(text).toMatch(/[\u0600-\u06ff]/);
  });

  it('comes out where no font has a character: tagged, and saying which they are', async () => {
    const snapshot = sample();
    snapshot.story.headline = 'Mayor of 서울 answers 🙂 in 東京';
    const { pdf, standard, lacking } = await set(snapshot);
    expect(standard).toBeNull();
    expect(lacking).toEqual(['U+4EAC', 'U+6771', 'U+C11C', 'U+C6B8', 'U+1F642']);
    const read = await readPdf(pdf);
    expect(read).toMatchObject({ isMarked: true, ua: null });
    expect(read.text).toContain('U+C11C U+C6B8 U+1F642');
    expect(read.attachment('report.json')).toContain('서울');
    expect(faultsByQpdf(pdf) ?? '').toBe('');
  });

  it('grows no faster than the report', async () => {
    const timeOf = async (count: number) => {
      const snapshot = sample();
      const base = snapshot.statements;
      snapshot.statements = Array.from({ length: count }, (_, i) => {
        const one = base[i % base.length] as Snapshot['statements'][number];
        return { ...one, number: i + 1, spans: i < base.length ? one.spans : [] };
      });
      const begun = performance.now();
      const { standard } = await set(snapshot);
      expect(standard).toBe('ua-1');
      return performance.now() - begun;
    };
    const hundred = await timeOf(100);
    // Ten times as many; a process begins in some tenths of a second, and a busy machine is never even.
    expect((await timeOf(1_000)) / hundred).toBeLessThan(20);
  });

  it('is refused where the template cannot be set, without a word of what it was', async () => {
    const asked = typeset({ template: 'report.typ', data: { title: 'SECRET' }, files: {}, at: 0 });
    await expect(asked).rejects.toThrow(/^It could not be set \(1\)\.$/);
  });
});
