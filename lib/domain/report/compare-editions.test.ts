import { describe, expect, it } from 'vitest';
import { ENGLISH } from './catalogue/english.ts';
import { type Comparable, compareEditions } from './compare-editions.ts';
import { tellChange } from './tell.ts';

type Compared = Comparable['statements'][number];

function statement(number: number, words: string, more: Partial<Compared> = {}): Compared {
  return {
    number,
    kind: 'FACTUAL_CLAIM',
    words,
    speaker: null,
    status: 'PENDING',
    reason: 'NOT_STARTED',
    reasonText: null,
    quotation: null,
    substance: null,
    sources: [],
    ...more,
  };
}

function edition(number: number, statements: Compared[], headline = 'Headline'): Comparable {
  return { edition: { number }, story: { headline }, statements };
}

const compare = (before: Compared[], after: Compared[]) =>
  compareEditions(edition(1, before), edition(2, after), 'note').statements.map((one) => {
    const { what, number, before: was, after: is } = tellChange(one, ENGLISH);
    return { what, number, was, is };
  });

const closes = 'The harbour will close for a year from May';

describe('compareEditions', () => {
  it('finds nothing where nothing changed but the numbering', () => {
    expect(compare([statement(1, closes)], [statement(4, `“${closes}.”`.replace(/[“”.]/g, ''))])).toEqual([]);
  });

  it.each<[string, Partial<Compared>, Partial<Compared>, object]>([
    [
      'status',
      {},
      { status: 'VERIFIED', reason: null },
      { what: 'status', number: 1, was: 'Pending: not started', is: 'Verified' },
    ],
    [
      'reason alone',
      { status: 'DISPUTED', reason: 'PARTY_DENIES' },
      { status: 'DISPUTED', reason: 'SOURCES_CONFLICT' },
      { what: 'status', number: 1, was: 'Disputed: party denies', is: 'Disputed: sources conflict' },
    ],
    [
      'reason that was typed',
      { status: 'DISPUTED', reason: null, reasonText: 'it says otherwise' },
      { status: 'DISPUTED', reason: 'OUT_OF_CONTEXT' },
      { what: 'status', number: 1, was: 'Disputed: it says otherwise', is: 'Disputed: out of context' },
    ],
    [
      'quotation',
      { quotation: 'VERBATIM' },
      { quotation: 'ALTERED' },
      { what: 'quotation', number: 1, was: 'Word for word', is: 'Altered' },
    ],
    [
      'substance',
      {},
      { substance: 'FALSE' },
      { what: 'substance', number: 1, was: 'No verdict', is: 'False' },
    ],
    ['speaker', { speaker: 'A' }, { speaker: 'B' }, { what: 'speaker', number: 1, was: 'A', is: 'B' }],
    [
      'cue',
      { cue: 'said', force: 'SAID', polarity: 'AFFIRMED' },
      { cue: 'has never said', force: 'SAID', polarity: 'NEGATED' },
      { what: 'cue', number: 1, was: '“said”', is: '“has never said” (said not to be so)' },
    ],
    [
      'sources',
      {},
      { sources: [{ terms: 'BACKGROUND', stance: 'SUPPORTS', termsText: 'x' }] },
      { what: 'sources', number: 1, was: 'no sources', is: 'one source' },
    ],
  ])('tells a changed %s', (_says, before, after, told) => {
    expect(compare([statement(1, closes, before)], [statement(1, closes, after)])).toEqual([told]);
  });

  it('says nothing of cues where the older edition kept none', () => {
    const now = { cue: 'denied', force: 'DENIED', polarity: 'AFFIRMED' } as const;
    expect(compare([statement(1, closes, {})], [statement(1, closes, now)])).toEqual([]);
  });

  it('tells reworded, added and removed apart', () => {
    expect(
      compare(
        [statement(1, closes), statement(2, 'Ellison resigned on Monday'), statement(3, 'Work costs £48m')],
        [
          statement(1, 'Nobody was hurt'),
          statement(2, 'The harbour will close for two years from June'),
          statement(3, 'Work costs £48m'),
        ],
      ),
    ).toEqual([
      { what: 'added', number: 1, was: null, is: null },
      { what: 'words', number: 2, was: closes, is: 'The harbour will close for two years from June' },
      { what: 'removed', number: 2, was: null, is: null },
    ]);
  });

  it('pairs each statement once, the most alike first', () => {
    const near = 'The harbour will close for a year from June';
    const nearer = 'The harbour will close for a year from May 5';
    expect(compare([statement(1, closes)], [statement(1, near), statement(2, nearer)])).toEqual([
      { what: 'added', number: 1, was: null, is: null },
      { what: 'words', number: 2, was: closes, is: nearer },
    ]);
  });

  it('pairs the same words by the same speaker before the same words by another', () => {
    const by = (speaker: string, number: number) => statement(number, closes, { speaker });
    expect(compare([by('A', 1), by('B', 2)], [by('B', 1), by('A', 2)])).toEqual([]);
  });

  it('tells a changed headline', () => {
    const { headline, since, note } = compareEditions(edition(1, []), edition(2, [], 'Other'), 'note');
    expect({ headline, since, note }).toEqual({
      headline: { before: 'Headline', after: 'Other' },
      since: 1,
      note: 'note',
    });
  });
});
