import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { assembleReport } from './assemble.ts';
import { sampleEvidence, sampleInput, sampleItem } from './sample.fixture.ts';
import { tellReport } from './tell.ts';

const report = assembleReport(sampleInput());
const told = tellReport(report);
const statement = (number: number) => {
  const found = report.statements.find((one) => one.number === number);
  if (!found) throw new Error(`no statement ${number}`);
  return found;
};
const toldStatement = (number: number) => told.statements[number - 1];

describe('assembleReport', () => {
  it('is JSON data alone', () => {
    expect(JSON.parse(canonicalJson(report))).toEqual(report);
  });

  it('numbers the statements in the order of the story, whatever the order given', () => {
    const shuffled = sampleInput();
    const turned = assembleReport({ ...shuffled, items: [...shuffled.items].reverse() });
    expect(turned).toEqual(report);
    expect(report.statements.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('leaves out cut items and items in set-aside lines', () => {
    expect(report.statements.map(({ words }) => words)).not.toContain('press@example.org');
    expect(told.summary).toEqual({
      sentence:
        '7 statements: 3 verified, 2 disputed, 2 pending, among them: no comment from the transport ministry or Castell Engineering',
      all: 7,
      verified: 3,
      disputed: 2,
      pending: 2,
    });
  });

  it('publishes the story without what was set aside, and every span still covers its words', () => {
    expect(report.story.text).not.toContain('Photo:');
    for (const { words, spans } of report.statements) {
      expect(spans.map(({ start, end }) => report.story.text.slice(start, end)).join(' … ')).toBe(words);
    }
    expect(
      report.story.blocks.map(({ start, end }) => report.story.text.slice(start, end)).join('\n\n'),
    ).toBe(report.story.text);
  });

  it('says nothing internal', () => {
    const text = canonicalJson(report);
    expect(text).not.toMatch(/SECRET|secret|@|Photo/);
    expect(text).not.toMatch(/"(id|itemIds|note|person|email)":/);
  });

  it('describes a background source in the agreed words alone', () => {
    expect(statement(5).sources[1]).toEqual({
      terms: 'BACKGROUND',
      stance: 'SUPPORTS',
      termsText: 'a person with knowledge of the company’s planning',
    });
  });

  it('counts no source that does not exist for the public', () => {
    expect(statement(6).sources).toEqual([]);
    expect(toldStatement(6)?.restsOn).toEqual({
      status: 'UNSOURCED',
      words: 'no supporting source is published',
    });
  });

  it.each([
    ['DEEP_BACKGROUND', null, 0],
    ['OFF_RECORD', null, 0],
    ['EMBARGOED', null, 0],
    ['EMBARGOED', '2025-03-05T00:00:00Z', 0],
    ['EMBARGOED', '2025-03-04T00:00:00Z', 1],
    ['EMBARGOED', '2025-03-04T18:41:00Z', 1],
    ['ON_RECORD', null, 1],
  ] as const)('%s, embargo until %s: %i source', (terms, until, shown) => {
    const item = sampleItem('1', ['The work will cost £48m'], {
      evidence: [
        sampleEvidence('s', {
          excerpt: 'EXCERPT',
          source: { title: 'TITLE', terms, embargoUntil: until ? new Date(until) : null },
        }),
      ],
    });
    const made = assembleReport(sampleInput({ items: [item] }));
    expect(made.statements[0]?.sources).toHaveLength(shown);
    expect(canonicalJson(made).includes('EXCERPT')).toBe(shown === 1);
  });

  it('tells what was checked, and only of what is verified', () => {
    expect(statement(2).checked).toEqual(['wording', 'speaker', 'context']);
    const item = sampleItem('1', ['140 jobs'], { status: 'PENDING', ticks: ['wording'] });
    expect(assembleReport(sampleInput({ items: [item] })).statements[0]?.checked).toEqual([]);
  });

  it('numbers a statement before those that lie in it', () => {
    const items = [sampleItem('in', ['The work'], {}), sampleItem('around', ['The work will cost £48m'], {})];
    expect(assembleReport(sampleInput({ items })).statements.map(({ words }) => words)).toEqual([
      'The work will cost £48m',
      'The work',
    ]);
  });

  it('derives what a statement rests on', () => {
    expect(toldStatement(2)?.restsOn).toEqual({
      status: 'PRIMARY',
      words: 'primary source: recording; two independent origins',
    });
    expect(statement(3).restsOn.status).toBe('CONTRADICTED');
  });

  it('tells of a non-response party by party, as of the moment of publication', () => {
    expect(toldStatement(7)?.parties).toEqual([
      {
        name: 'the transport ministry',
        isSupported: true,
        words: 'E-mail 15:05, deadline 20:00 · no answer yet',
      },
      {
        name: 'Castell Engineering',
        isSupported: false,
        words: 'Telephone 15:20 · said it would respond 15:24, which does not support “no immediate comment”',
      },
    ]);
  });

  it('lists who was asked, in the order of asking, with the statements it was about', () => {
    expect(told.asked.map(({ party, words }) => `${party} ${words}`)).toEqual([
      'North Sound Ferries responded',
      'Ministry of Transport did not immediately respond to a request for comment',
      'Castell Engineering said that a response would follow',
    ]);
    expect(report.asked[1]?.requests).toEqual([
      {
        channel: 'e-mail',
        sentAt: '2025-03-04T15:05:00.000Z',
        deadline: '2025-03-04T20:00:00.000Z',
        outcome: 'NO_IMMEDIATE_RESPONSE',
        answer: '',
        answeredAt: null,
        statements: [3, 7],
      },
    ]);
  });

  it('words silence by the deadline', () => {
    const late = sampleInput();
    late.edition.publishedAt = new Date('2025-03-04T20:00:00Z');
    const made = tellReport(assembleReport(late));
    expect(made.asked[1]).toMatchObject({
      words: 'did not respond to a request for comment',
      requests: [{ outcome: 'NO_RESPONSE' }],
    });
  });

  it('does not list a request that had not gone out', () => {
    const early = sampleInput();
    early.edition.publishedAt = new Date('2025-03-04T14:30:00Z');
    expect(assembleReport(early).asked.map(({ party }) => party)).toEqual(['North Sound Ferries']);
  });

  it('says who was deliberately not asked, and not why', () => {
    const input = sampleInput();
    const [first] = input.attempts;
    if (!first) throw new Error('an attempt');
    const attempts = [{ ...first, outcome: 'NOT_CONTACTED' as const }];
    const made = tellReport(assembleReport({ ...input, attempts }));
    expect(made.asked).toEqual([
      { party: 'Ministry of Transport', words: 'was not contacted', outcome: 'NOT_CONTACTED', requests: [] },
    ]);
  });

  it('says so where the second-person rule is off', () => {
    const input = sampleInput();
    const newsroom = { ...input.newsroom, secondPersonRule: false };
    const alone = tellReport(assembleReport({ ...input, newsroom }));
    expect(alone.secondPerson).toBe(false);
    expect(alone.method.join(' ')).toContain('without a second person');
    expect(told.method.join(' ')).toContain('a second person publishes it');
  });

  it('says in its method how many origins a claim needs', () => {
    const input = sampleInput();
    const newsroom = { ...input.newsroom, originsForClaims: 2 };
    const strict = tellReport(assembleReport({ ...input, newsroom }));
    expect(strict.method.join(' ')).toContain('at least 2 independent origins');
  });

  it('has no changes in a first edition and compares a second with it', () => {
    expect(report.changes).toBeNull();
    const input = sampleInput();
    const second = assembleReport({
      ...input,
      edition: { ...input.edition, number: 2, changeNote: 'The ministry replied.' },
      previous: report,
    });
    expect(second.changes).toEqual({
      since: 1,
      note: 'The ministry replied.',
      headline: null,
      statements: [],
    });
  });
});
