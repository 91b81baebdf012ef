import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { assembleReport, type ReportInput } from '../domain/report/assemble.ts';
import { everything, everythingAgain, nothingYet } from '../domain/report/everything.fixture.ts';
import { FIRST, SECOND } from '../domain/report/everything-in-words.fixture.ts';
import { addressed, sampleInput } from '../domain/report/sample.fixture.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import { keptSnapshot, SNAPSHOT } from './snapshot-schema.ts';

const firstInput = addressed(everything());
const first = assembleReport(firstInput);
const published = new Map(first.statements.map((one) => [one.id ?? '', one]));
const secondInput = { ...addressed(everythingAgain(FIRST)), published };
const second = assembleReport(secondInput);

/** Of the recording that the sample's altered quote was compared with. */
const withClip = assembleReport({
  ...addressed(sampleInput()),
  clips: sampleInput().items.flatMap(({ checks }) =>
    checks.map(({ sourceId }) => ({
      ...({ file: 'clip-1.wav', offerId: 'offer', sourceId, recordingId: 'recording' } as const),
      ...{ fromMs: 1_266_750, toMs: 1_270_250, sha256: 'ab'.repeat(32), size: 96_000 },
      ...{ mediaType: 'audio/wav', ending: 'wav' },
    })),
  ),
});

describe('what is published', () => {
  test.each<[string, Snapshot]>([
    ['everything', first],
    ['everything again', second],
    ['nothing', assembleReport(nothingYet())],
    ['the sample', assembleReport(addressed(sampleInput()))],
    ['a clip', withClip],
  ])('%s is stored as it is', (_, snapshot) => {
    expect(canonicalJson(keptSnapshot(snapshot))).toBe(canonicalJson(snapshot));
  });

  test('a clip is one by its name, its hash and its kind', () => {
    const [statement] = withClip.statements.filter(({ clips }) => clips);
    const [clip] = statement?.clips ?? [];
    if (!statement || !clip) throw new Error('a clip');
    const wrong = [{ file: '../clip-1.wav' }, { sha256: 'ab' }, { mediaType: 'text/html' }, { fromMs: -1 }];
    for (const part of wrong) {
      const statements = [{ ...statement, clips: [{ ...clip, ...part }] }];
      expect(() => keptSnapshot({ ...withClip, statements } as Snapshot)).toThrow(TypeError);
    }
    expect(() => keptSnapshot({ ...withClip, statements: [{ ...statement, clips: [] }] })).toThrow(TypeError);
  });

  test('is refused with anything more, anything less and anything else', () => {
    const statement = first.statements[0];
    if (!statement) throw new Error('a statement');
    const withStatement = (more: object) => ({ ...first, statements: [{ ...statement, ...more }] });
    const { rules: _rules, ...lacking } = first;
    const wrong: object[] = [
      { ...first, stet: 'report/1' },
      { ...first, method: ['Nobody judges a story that they wrote.'] },
      lacking,
      withStatement({ reason: 'not started' }),
      withStatement({ restsOn: { status: 'UNSOURCED', words: 'no source' } }),
      withStatement({ restsOn: { status: 'VERIFIED', because: 'NONE_PUBLISHED' } }),
      withStatement({ id: '01a22015-9e40-77ee-8d66-45d8a5a308e9' }),
      { ...first, summary: { ...first.summary, sentence: 'No statements' } },
      { ...first, edition: { ...first.edition, publishedAt: 'on Tuesday' } },
      FIRST,
      SECOND,
    ];
    for (const one of wrong) expect(() => keptSnapshot(one as Snapshot)).toThrow(TypeError);
  });
});

describe('a sentence of ours has no way into a snapshot', () => {
  type Leaf = { path: string; name: string; schema: z.core.$ZodType };

  /** Everything that a snapshot can hold, by name. */
  function leaves(schema: z.core.$ZodType, path: string[]): Leaf[] {
    const def = schema._zod.def as unknown as Record<string, unknown>;
    switch (def.type) {
      case 'object':
        return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([key, one]) =>
          leaves(one, [...path, key]),
        );
      case 'array':
        return leaves(def.element as z.core.$ZodType, path);
      case 'nullable':
      case 'optional':
        return leaves(def.innerType as z.core.$ZodType, path);
      case 'union':
        return (def.options as z.core.$ZodType[]).flatMap((one) => leaves(one, path));
      default:
        return [{ path: path.join('.'), name: path.at(-1) ?? '', schema }];
    }
  }

  const all = leaves(SNAPSHOT, []);
  const typeOf = ({ schema }: Leaf) => schema._zod.def.type;

  test('what is looked at is all there is', () => {
    expect(all.length).toBeGreaterThan(130);
    expect([...new Set(all.map(typeOf))].sort()).toEqual(['boolean', 'enum', 'literal', 'number', 'string']);
  });

  const codes = new Set(
    all.flatMap(({ schema }) => {
      const def = schema._zod.def as { entries?: Record<string, string>; values?: unknown[] };
      return [...Object.values(def.entries ?? {}), ...(def.values ?? [])].map(String);
    }),
  );

  test('a code looks like one', () => {
    expect(codes.size).toBeGreaterThan(90);
    expect([...codes].filter((code) => !/^([A-Za-z_]+|report\/\d)$/.test(code))).toEqual([]);
  });

  test('every field and every code is told of where the data is described', () => {
    const described = readFileSync(path.resolve(import.meta.dirname, '../../docs/report-json.md'), 'utf8');
    const told = new Set([...described.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.split(/\W+/)));
    const names = all.flatMap(({ path: at }) => at.split('.'));
    expect([...names, ...codes].filter((name) => !told.has(name) && name !== 'report/2')).toEqual([]);
  });

  /** Names, titles, links, and what somebody typed or a story says: each of these is somebody else's words. */
  const VALUES = new Set([
    ...['newsroom.name', 'newsroom.timeZone', 'edition.publishedBy', 'signOff.by', 'summary.silent'],
    ...['story.headline', 'story.byline', 'story.language', 'story.text'],
    ...['words', 'speaker', 'statement.text', 'cue', 'occasion', 'date', 'reasonText'].map(ofStatement),
    ...['wordings.source', 'wordings.printed.text', 'wordings.found.text'].map(ofStatement),
    ...['clips.source', 'clips.words'].map(ofStatement),
    ...['title', 'author', 'link', 'locator', 'excerpt', 'origin', 'termsText'].map((one) =>
      ofStatement(`sources.${one}`),
    ),
    ...['restsOn.parties', 'restsOn.silent.party', 'parties.name', 'parties.request.channel'].map(
      ofStatement,
    ),
    ...['asked.party', 'asked.requests.channel', 'asked.requests.answer'],
    ...['changes.note', 'changes.headline.before', 'changes.headline.after', 'changes.statements.words'],
    ...['note', 'changes.words'].map((one) => ofStatement(`history.${one}`)),
    // In the changes: a speaker's name, the words, a cue, a reason that was typed.
    ...['before', 'after'].flatMap((side) =>
      ['', '.text', '.reasonText'].flatMap((one) => [
        `changes.statements.${side}${one}`,
        ofStatement(`history.changes.${side}${one}`),
      ]),
    ),
  ]);
  function ofStatement(path: string) {
    return `statements.${path}`;
  }

  test('a string is a moment, or a value by its place', () => {
    const free = all.filter((one) => {
      const { checks = [] } = one.schema._zod.def as { checks?: z.core.$ZodCheck[] };
      const isBound = checks.some(({ _zod: { def } }) => def.check === 'string_format');
      return typeOf(one) === 'string' && !isBound;
    });
    expect(free.length).toBeGreaterThan(40);
    expect(free.map(({ path }) => path).filter((path) => !VALUES.has(path))).toEqual([]);
    expect([...VALUES].filter((path) => !free.some((one) => one.path === path))).toEqual([]);
  });

  /** Every string in a value, with dates as they are stored. */
  function strings(of: unknown): string[] {
    if (typeof of === 'string') return [of];
    if (of instanceof Date) return [of.toISOString()];
    return of !== null && typeof of === 'object' ? Object.values(of).flatMap(strings) : [];
  }

  test.each<[string, Snapshot, ReportInput]>([
    ['a first edition', first, firstInput],
    ['a second', second, secondInput],
  ])(
    'in %s every string is a code, or what came in has it',
    (_, snapshot, { previous: _before, published: _published, ...input }) => {
      const given = strings(input)
        .concat(strings(firstInput))
        .map((one) => one.toLowerCase())
        .join('\n');
      const stored = [...new Set(strings(snapshot))].filter((one) => !codes.has(one));
      expect(stored.length).toBeGreaterThan(300);
      expect(
        stored.filter((one) => !one.split('\n\n').every((part) => given.includes(part.toLowerCase()))),
      ).toEqual([]);
    },
  );

  test('as it had while sentences were stored', () => {
    const given = strings(firstInput).join('\n').toLowerCase();
    const ours = strings(FIRST).filter((one) => !codes.has(one) && !given.includes(one.toLowerCase()));
    expect(ours).toContain('no supporting source is published');
    expect(ours.length).toBeGreaterThan(200);
  });
});
