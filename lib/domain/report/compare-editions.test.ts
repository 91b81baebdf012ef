import { describe, expect, it } from 'vitest';
import { type Comparable, compareEditions } from './compare-editions.ts';
import type { ReportStatement } from './snapshot.ts';

function statement(number: number, words: string, more: Partial<ReportStatement> = {}): ReportStatement {
  return {
    number,
    kind: 'FACTUAL_CLAIM',
    words,
    spans: [],
    speaker: null,
    occasion: null,
    date: null,
    status: 'PENDING',
    reason: 'not started',
    checked: [],
    quotation: null,
    substance: null,
    restsOn: { status: 'UNSOURCED', words: '' },
    sources: [],
    parties: [],
    ...more,
  };
}

function edition(number: number, statements: ReportStatement[], headline = 'Headline'): Comparable {
  return { edition: { number, publishedAt: '', publishedBy: '' }, story: { headline }, statements };
}

const compare = (before: ReportStatement[], after: ReportStatement[]) =>
  compareEditions(edition(1, before), edition(2, after), 'note').statements.map(
    ({ what, number, before: was, after: is }) => ({ what, number, was, is }),
  );

const closes = 'The harbour will close for a year from May';

describe('compareEditions', () => {
  it('finds nothing where nothing changed but the numbering', () => {
    expect(compare([statement(1, closes)], [statement(4, `“${closes}.”`.replace(/[“”.]/g, ''))])).toEqual([]);
  });

  it.each<[string, Partial<ReportStatement>, Partial<ReportStatement>, object]>([
    [
      'status',
      {},
      { status: 'VERIFIED', reason: '' },
      { what: 'status', number: 1, was: 'Pending: not started', is: 'Verified' },
    ],
    [
      'reason alone',
      { status: 'DISPUTED', reason: 'party denies' },
      { status: 'DISPUTED', reason: 'sources conflict' },
      { what: 'status', number: 1, was: 'Disputed: party denies', is: 'Disputed: sources conflict' },
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
      { sources: [{ terms: 'BACKGROUND', stance: 'SUPPORTS', words: 'x' }] },
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
