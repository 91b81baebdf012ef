import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import type { Extraction, Span } from './words/types.ts';

const languages = fc.constantFrom(undefined, 'en', 'de', 'fr', 'es', 'uk', 'ru', 'ja', 'xx');

/** Pieces that stories are made of, so that random texts exercise the rules and not only the tokenizer. */
const piece = fc.constantFrom(
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '「',
  '」',
  "''",
  '``',
  '(',
  ')',
  '—',
  '– ',
  ',',
  '.',
  '?',
  '!',
  '…',
  '...',
  '\n',
  '\n\n',
  ' ',
  '\t',
  ' said ',
  ' told reporters ',
  ' according to ',
  ' that ',
  ' Anna Keller ',
  ' the mayor ',
  ' she ',
  ' He ',
  ' declined to comment',
  ' no immediate comment from ',
  ' Moscow or Oslo',
  ' Mr. ',
  'U.S.',
  " don't ",
  '\u0000',
  '\ud800',
  '\udc00',
  '😀',
  'é',
  'ß',
  'Київ',
  ' сказав ',
  ' 市长 ',
  '‏',
  '\u200b',
  '1,000',
  '$5',
  '%',
);
const story = fc.oneof(
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
);

const spansOf = ({ attributions, items }: Extraction): (Span & { text?: string })[] => [
  ...attributions.flatMap((a) => [a, ...[a.speaker, a.cue, a.occasion, a.date].filter((m) => m !== null)]),
  ...items.flatMap((item) => [
    ...item.spans,
    ...item.parties,
    ...[item.speaker, item.cue, item.occasion, item.date].filter((m) => m !== null),
  ]),
];

describe('extract on any text', () => {
  it('claims only spans inside the text, equal to what they say', () => {
    fc.assert(
      fc.property(story, languages, (text, language) => {
        for (const span of spansOf(extract(text, { language }))) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          if ('text' in span && span.text !== undefined)
            expect(span.text).toBe(text.slice(span.start, span.end));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('takes “%s” for a word like any other', (word) => {
    const text = `The ${word} title is ours. “The ${word} title is ours,” said Anna Keller. A ${word} declined to comment.`;
    const { attributions } = extract(text, { language: 'en' });
    expect(attributions.map(({ type, speaker }) => [type, speaker?.text])).toContainEqual([
      'direct',
      'Anna Keller',
    ]);
  });

  it('gives the same result each time', () => {
    fc.assert(
      fc.property(story, (text) => {
        expect(extract(text, { language: 'en' })).toEqual(extract(text, { language: 'en' }));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps confidence within 0 and 1 and the spans of an item apart and in order', () => {
    fc.assert(
      fc.property(story, (text) => {
        const { attributions, items } = extract(text, { language: 'en' });
        for (const { confidence, reasons } of [...attributions, ...items]) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(reasons.length).toBeGreaterThan(0);
        }
        for (const { spans } of items) {
          for (let k = 1; k < spans.length; k++)
            expect(spans[k]?.start).toBeGreaterThanOrEqual(spans[k - 1]?.end ?? 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never reads what it is told to skip', () => {
    const text =
      '“This line is a caption and no speech at all,” said the agency.\n\nAnna Keller said the bridge would open.';
    const end = text.indexOf('\n');
    for (const span of spansOf(extract(text, { language: 'en', skip: [{ start: 0, end }] })))
      expect(span.start).toBeGreaterThan(end);
  });

  it.each([
    '“',
    '"',
    '«',
    '「',
    '‘',
    "'",
    '(',
    'said ',
    'word ',
    'Anna Keller said ',
    '“a ',
    '— ',
    '\n',
    '\ud800',
    'no immediate comment from ',
  ])('gets through a long run of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const { attributions } = extract(text, { language: 'en' });
    for (const { end } of attributions) expect(end).toBeLessThanOrEqual(text.length);
  });
});
