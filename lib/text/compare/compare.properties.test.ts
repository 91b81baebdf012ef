import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPlace } from './align-place.ts';
import { compare } from './compare.ts';
import { indexSource } from './index-source.ts';
import { locate } from './locate.ts';
import { readQuote } from './quote-words.ts';
import type { Comparison } from './types.ts';
import { uniteMoments } from './unite-moments.ts';

/** Generous for slow machines; what is tested is that it ends. */
const PATIENCE = 60_000;

const word = fc.stringMatching(/^[a-z]{2,9}$/u);
const words = (minLength: number, maxLength: number) => fc.array(word, { minLength, maxLength });

function expectSound(quote: string, source: string, found: Comparison): void {
  expect(found.similarity).toBeGreaterThanOrEqual(0);
  expect(found.similarity).toBeLessThanOrEqual(1);
  expect(found.place === null).toBe(found.class === 'not_found');
  for (const candidate of found.candidates) {
    const { start, end } = candidate.place;
    expect(0 <= start && start < end && end <= source.length).toBe(true);
    for (const edit of candidate.edits) {
      expect(quote.slice(edit.quote.start, edit.quote.end)).toBe(edit.quote.text);
      expect(source.slice(edit.source.start, edit.source.end)).toBe(edit.source.text);
    }
    for (const passage of candidate.passages) {
      expect(0 <= passage.start && passage.start < passage.end && passage.end <= source.length).toBe(true);
    }
  }
}

describe('whatever the texts', () => {
  it(
    'gives sound offsets, and the same answer twice',
    () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.string({ unit: 'binary', maxLength: 300 }),
          (quote, source) => {
            const found = compare(quote, source);
            expectSound(quote, source, found);
            expect(compare(quote, source)).toEqual(found);
          },
        ),
        { numRuns: 300 },
      );
    },
    PATIENCE,
  );

  it(
    'gives sound offsets for marks, numbers and words in any mixture',
    () => {
      const piece = fc.constantFrom(
        ...[
          '[',
          ']',
          '(',
          ')',
          '…',
          '...',
          '“',
          '”',
          '"',
          "'",
          '’',
          '-',
          '—',
          '-\n',
          '\n',
          '\n\n',
          ' ',
          ' ',
          ' ',
          '.',
          ',',
          '?',
          ':',
        ],
        ...[
          'two',
          'hundred',
          'million',
          '$',
          '5',
          '1,000',
          '%',
          'a',
          'the',
          'don’t',
          'not',
          'um',
          'you know',
          'MR. X:',
          '>>',
          'U.S.',
          '0:12',
        ],
      );
      const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
      fc.assert(
        fc.property(text, text, (quote, source) => expectSound(quote, source, compare(quote, source))),
        { numRuns: 500 },
      );
    },
    PATIENCE,
  );

  it(
    'goes forward through quote and source where both are crowded with dates',
    () => {
      const piece = fc.constantFrom(
        ...['3 March 2024', 'March 3, 2024', 'March 3', '2024-03-03', '13/03/2024', 'March 13, 2024'],
        ...[
          '13 March',
          '6.30pm',
          '18:30',
          'noon',
          '12pm',
          'the',
          'of',
          'March',
          '2024',
          'we',
          'met',
          'again',
        ],
      );
      const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
      fc.assert(
        fc.property(text, text, (quote, source) => {
          const index = indexSource(source);
          const read = readQuote(quote, index);
          for (const chain of read.words.count > 0 ? locate(read, index, 3) : []) {
            const steps = uniteMoments(read, index, alignPlace(read, index, chain));
            steps.forEach((step, i) => {
              expect(step.q).toBe(i === 0 ? 0 : steps[i - 1]?.qEnd);
              expect(step.s).toBe(i === 0 ? step.s : steps[i - 1]?.sEnd);
            });
            expect(steps.at(-1)?.qEnd).toBe(read.words.count);
          }
        }),
        { numRuns: 2_000 },
      );
    },
    PATIENCE,
  );
});

describe('verbatim stays verbatim under typographic change', () => {
  const changes: readonly ((text: string) => string)[] = [
    (text) => `“${text}”`,
    (text) => `'${text}.'`,
    (text) => text.replaceAll(' ', '\u00A0'),
    (text) => text.replaceAll(' ', '  \n'),
    (text) => text.replace(/^./u, (letter) => letter.toUpperCase()),
    (text) => text.replace(/[.!?]?$/u, '!'),
    (text) => text.replace(/(\p{L}{2})(\p{L}{2})/gu, '$1\u00AD$2'),
    (text) => text.replaceAll(' ', '\u200B '),
    (text) => text.normalize('NFD'),
    (text) => text.replace(/[a-z]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ];

  it(
    'for any words',
    () => {
      fc.assert(
        fc.property(
          words(0, 20),
          words(3, 20),
          words(0, 20),
          fc.subarray([...changes.keys()]),
          (before, quote, after, chosen) => {
            const source = [...before, ...quote, ...after].join(' ');
            const changed = chosen.reduce((text, i) => (changes[i] ?? String)(text), quote.join(' '));
            expect(compare(changed, source).class).toBe('verbatim');
          },
        ),
        { numRuns: 300 },
      );
    },
    PATIENCE,
  );
});

describe('one changed word is never verbatim', () => {
  it(
    'for any words',
    () => {
      fc.assert(
        fc.property(words(0, 20), words(3, 20), words(0, 20), fc.nat(), (before, quote, after, at) => {
          const source = [...before, ...quote, ...after].join(' ');
          const changed = [...quote];
          // A word that joins with no other and that no source over the alphabet above has.
          changed[at % quote.length] = 'żółwiowy';
          expect(['altered', 'not_found']).toContain(compare(changed.join(' '), source).class);
        }),
        { numRuns: 300 },
      );
    },
    PATIENCE,
  );

  it(
    'nor is one dropped from the middle, where the words are all different',
    () => {
      fc.assert(
        fc.property(fc.uniqueArray(word, { minLength: 6, maxLength: 20 }), fc.nat(), (quote, at) => {
          const changed = [...quote];
          changed.splice(2 + (at % (quote.length - 4)), 1);
          expect(['altered', 'not_found', 'trimmed']).toContain(
            compare(changed.join(' '), `${quote.join(' ')}. Then all left.`).class,
          );
        }),
        { numRuns: 200 },
      );
    },
    PATIENCE,
  );
});

it.each(Object.getOwnPropertyNames(Object.prototype))('takes “%s” for a word like any other', (word) => {
  const source = `This year we won the ${word} championship in the rain. Nobody was hurt.`;
  expect(compare(`we won the ${word} championship`, source).class).toBe('verbatim');
  expect(compare('we won the drivers championship in the rain', source).class).toBe('altered');
  expect(compare(`we won the ${word} championship in the rain`, source.replace(word, 'team')).class).toBe(
    'altered',
  );
});
