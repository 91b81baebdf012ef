import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { FORCES, POLARITIES } from '../force.ts';
import { ITEM_KINDS } from '../item-kinds.ts';
import { CHANGED_SINCE_CHECK, reasonsFor } from '../reasons.ts';
import { ITEM_STATUSES, QUOTATION_VERDICTS, SUBSTANCE_VERDICTS } from '../vocabulary.ts';
import { assembleReport } from './assemble.ts';
import { comparable, compareEditions } from './compare-editions.ts';
import type { EarlierSnapshot } from './earlier-snapshot.ts';
import { everything, everythingAgain, nothingYet, storyOf } from './everything.fixture.ts';
import { FIRST, NOTHING, SECOND } from './everything-in-words.fixture.ts';
import { type ReportSnapshot, readSnapshot, type Snapshot } from './snapshot.ts';
import { tellReport } from './tell.ts';

const first = assembleReport(everything());

describe('what is stored in codes is told in the words that were stored before', () => {
  const pairs: [string, Snapshot, EarlierSnapshot][] = [
    ['a first edition', first, FIRST],
    ['a second, after one in words', assembleReport(everythingAgain(FIRST)), SECOND],
    ['a second, after one in codes', assembleReport(everythingAgain(first)), SECOND],
    ['a story without a statement', assembleReport(nothingYet()), NOTHING],
  ];
  test.each(pairs)('%s', (_, now, earlier) => {
    expect(tellReport(now)).toEqual(tellReport(earlier));
  });

  it('and holds everything that there is to tell', () => {
    const { statements, asked } = FIRST;
    const of = (values: readonly (string | null)[]) => new Set(values).size;
    expect(of(statements.map(({ reason }) => reason))).toBe(13 + 4);
    expect(of(statements.map(({ quotation }) => quotation))).toBe(QUOTATION_VERDICTS.length + 1);
    expect(of(statements.map(({ substance }) => substance))).toBe(SUBSTANCE_VERDICTS.length + 1);
    expect(of(statements.map(({ kind }) => kind))).toBe(ITEM_KINDS.length);
    expect(of(first.statements.map(({ restsOn }) => restsOn.because))).toBe(9);
    expect(of(asked.map(({ words }) => words))).toBe(9);
    expect(of(SECOND.changes?.statements.map(({ what }) => what) ?? [])).toBe(9);
    expect(of(statements.flatMap(({ wordings = [] }) => wordings.map(({ place }) => place)))).toBe(5);
    expect(of(statements.flatMap(({ parties }) => parties.map(({ words }) => words)))).toBeGreaterThan(80);
  });
});

describe('an edition in words', () => {
  it('is told as it was stored', () => {
    const { stet, statements, ...others } = FIRST;
    const told = tellReport(FIRST);
    expect(stet).toBe('report/1');
    expect(told).toMatchObject({ ...others, statements });
    expect(Object.keys(told).sort()).toEqual([...Object.keys(others), 'language', 'statements'].sort());
    expect(told.language).toBe('en');
  });

  it('keeps its words whatever the language, as one in codes does not', () => {
    const german = tellReport({ ...first, language: 'de' });
    expect(german.language).toBe('de');
    expect(german.summary.sentence).toMatch(/^\d+ Aussagen: /);
    expect(german.method[0]).toMatch(/^Jedes Zitat, /);
    expect(canonicalJson(german)).toContain('"Eine Quelle, die nicht genannt werden will"');
    expect(canonicalJson(tellReport(first))).not.toContain('Eine Quelle');
  });
});

describe('editions of two versions', () => {
  const changes = (previous: ReportSnapshot, next: ReportSnapshot) =>
    compareEditions(comparable(previous), comparable(next), '');
  const none = { since: 1, note: '', headline: null, statements: [] };

  it('of one desk have no changes, whichever comes first', () => {
    expect(changes(FIRST, first)).toEqual(none);
    expect(changes(first, FIRST)).toEqual(none);
  });

  it('of two desks have the changes that two of one version have', () => {
    const second = assembleReport(everythingAgain(first));
    expect(second.changes?.statements).toHaveLength(14);
    expect(assembleReport(everythingAgain(FIRST)).changes).toEqual(second.changes);
    expect(compareEditions(comparable(FIRST), comparable(SECOND), second.changes?.note ?? '')).toEqual(
      second.changes,
    );
  });

  const reasons = [
    '',
    'typed',
    CHANGED_SINCE_CHECK,
    ...reasonsFor('PENDING', ''),
    ...reasonsFor('DISPUTED', ''),
  ];
  const maybe = <T>(...all: readonly T[]) => fc.constantFrom(...all, null);
  const item = fc.record({
    exact: fc.constantFrom('a crane fell', 'the crane fell', 'a crane fell over', 'nobody', 'Nobody!', '“x”'),
    kind: fc.constantFrom(...ITEM_KINDS),
    speakerName: maybe('nobody', 'Ada Moss'),
    cue: maybe('said', 'no cue'),
    force: maybe(...FORCES),
    polarity: maybe(...POLARITIES),
    status: fc.constantFrom(...ITEM_STATUSES),
    reason: fc.constantFrom(...reasons),
    quotation: maybe(...QUOTATION_VERDICTS),
    substance: maybe(...SUBSTANCE_VERDICTS),
  });

  it('of any one desk have no changes', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), (items) => {
        const now = assembleReport(everything(storyOf(items)));
        const earlier: EarlierSnapshot = { stet: 'report/1', ...tellReport(now) };
        expect(changes(earlier, now)).toEqual(none);
        expect(changes(now, earlier)).toEqual(none);
        expect(changes(now, now)).toEqual(none);
      }),
    );
  });
});

describe('readSnapshot', () => {
  it.each<[string, ReportSnapshot]>([
    ['report/1', FIRST],
    ['report/2', first],
  ])('reads %s', (version, snapshot) => {
    expect(readSnapshot(canonicalJson(snapshot))).toEqual(snapshot);
    expect(snapshot.stet).toBe(version);
  });

  it('says so where a later version wrote it', () => {
    expect(() => readSnapshot('{"stet":"report/3"}')).toThrow('"report/3" is of a later Stet');
    expect(() => readSnapshot('{}')).toThrow(Error);
  });
});
