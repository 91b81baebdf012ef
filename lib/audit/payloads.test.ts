import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { type AuditEventInput, auditEvent, sourceEvent } from '../domain/audit/event.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { OF_ITEMS } from '../domain/audit/payloads-of-items.fixture.ts';
import { OF_SOURCES } from '../domain/audit/payloads-of-sources.fixture.ts';
import { OF_STORIES } from '../domain/audit/payloads-of-stories.fixture.ts';
import { value } from './payload-values.ts';
import { AUDIT_PAYLOADS, keptPayload } from './payloads.ts';

const ROWS = [...OF_STORIES, ...OF_ITEMS, ...OF_SOURCES];
const event = (act: AuditAct, payload: object | null) =>
  auditEvent(act, { type: 'story', id: 's' }, payload ?? undefined);

describe.each(ROWS.map((row) => [row.act, row.line, row] as const))('%s: %s', (act, _, { now }) => {
  test('is kept as it is, with its version, and refused with anything more', () => {
    expect(keptPayload(event(act, now))).toEqual({ v: 2, ...now });
    expect(() => keptPayload(event(act, { ...now, against: ' against the evidence' }))).toThrow(TypeError);
    expect(() => keptPayload(event(act, { ...now, rows: 1 }))).toThrow(TypeError);
  });
});

test('what was written before payloads had a version is written no more', () => {
  const others = ROWS.filter(
    ({ earlier, now }) => earlier !== null && JSON.stringify(earlier) !== JSON.stringify(now ?? {}),
  );
  const taken = others.filter(({ act, earlier }) => {
    try {
      return Boolean(keptPayload(event(act, earlier)));
    } catch {
      return false;
    }
  });
  expect(others.length).toBeGreaterThan(60);
  // "nobody" could be somebody's name.
  expect(taken.map(({ line }) => line)).toEqual(['assigned this to nobody']);
});

describe('a sentence has no way into the record', () => {
  /** Everything that a payload can contain, by name. */
  function leaves(schema: z.core.$ZodType, name: string): { name: string; schema: z.core.$ZodType }[] {
    const def = schema._zod.def as unknown as Record<string, unknown>;
    switch (def.type) {
      case 'object':
        return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([key, one]) =>
          leaves(one, key),
        );
      case 'array':
        return leaves(def.element as z.core.$ZodType, name);
      case 'nullable':
      case 'optional':
        return leaves(def.innerType as z.core.$ZodType, name);
      case 'union':
        return (def.options as z.core.$ZodType[]).flatMap((one) => leaves(one, name));
      default:
        return [{ name, schema }];
    }
  }

  const all = Object.entries(AUDIT_PAYLOADS).flatMap(([act, schema]) =>
    leaves(schema, '').map((leaf) => ({ act, ...leaf })),
  );
  const typeOf = ({ schema }: (typeof all)[number]) => schema._zod.def.type;

  test('what is looked at is all there is', () => {
    expect(all.length).toBeGreaterThan(200);
    expect([...new Set(all.map(typeOf))].sort()).toEqual(
      ['boolean', 'enum', 'literal', 'null', 'number', 'string'].sort(),
    );
  });

  test('a code is one of a list, and looks like one', () => {
    const codes = all.flatMap(({ schema }) => {
      const def = schema._zod.def as { entries?: Record<string, string>; values?: unknown[] };
      return [...Object.values(def.entries ?? {}), ...(def.values ?? [])];
    });
    expect(codes.length).toBeGreaterThan(200);
    expect(codes.filter((code) => code !== true && !/^[A-Za-z_]+$/.test(String(code)))).toEqual([]);
  });

  /** Names, titles, addresses, and what somebody typed or a story says: each of these is another person's wording. */
  const VALUES = new Set([
    ...['name', 'nameBefore', 'nameNow', 'email', 'emailBefore', 'by', 'to', 'askedBy', 'party'],
    ...['title', 'duplicate', 'headline', 'fileName', 'url', 'slug', 'timeZone', 'language', 'channel'],
    ...['words', 'note', 'answer', 'reasonText', 'termsText', 'termsTextBefore', 'aliases', 'aliasesBefore'],
    // Addresses of the newsroom's own pages.
    ...['factCheckingPolicy', 'correctionsPolicy', 'unnamedSourcesPolicy'],
    // Of what changed: a speaker, a cue, a date, as the text has it.
    ...['before', 'after', 'mention', 'text'],
  ]);
  /** The reason for a block, for a withdrawal, for a question: typed, and asked for as such. */
  const TYPED = ['publication.hold', 'report.withdraw', 'source.askLift'];

  test('a string is an id, a hash, a code, or a value by its name', () => {
    const free = all.filter((one) => {
      const { checks = [], format } = one.schema._zod.def as { checks?: z.core.$ZodCheck[]; format?: string };
      const isBound =
        format !== undefined || checks.some(({ _zod: { def } }) => def.check === 'string_format');
      return typeOf(one) === 'string' && !isBound;
    });
    expect(free.length).toBeGreaterThan(50);
    expect(
      free.filter(({ act, name }) => !VALUES.has(name) && !(name === 'reason' && TYPED.includes(act))),
    ).toEqual([]);
  });

  test('words that a text had are kept without half a character; of others they are refused as they are', () => {
    const change = { what: 'beside', before: 'a \ud83c', after: '', sense: null } as const;
    expect(keptPayload(event('item.lapse', { words: 'x', changes: [change] }))).toMatchObject({
      changes: [{ before: 'a \ufffd' }],
    });
    expect(value.parse('a \ud83c')).toBe('a \ud83c');
  });
});

test('what the schema refuses is refused by its type already', () => {
  const subject = { type: 'item', id: 'i' } as const;
  const inWords = { title: 't', outcome: 'not found' };
  // @ts-expect-error: a sentence in the place of a code
  const sentence: AuditEventInput = { act: 'item.checkQuote', subject, payload: inWords };
  // @ts-expect-error: the payload of another act
  const other: AuditEventInput = { act: 'item.merge', subject, payload: { title: 't' } };
  // @ts-expect-error: no payload where there has to be one
  const none: AuditEventInput = { act: 'item.merge', subject };
  // @ts-expect-error: a payload where there is nothing to say
  const more: AuditEventInput = { act: 'item.addNote', subject, payload: { title: 't' } };
  // @ts-expect-error: what the file was is left out
  const lacking = sourceEvent('source.addFile', { id: 'i', title: 't' });
  for (const one of [sentence, other, none, more, lacking]) expect(() => keptPayload(one)).toThrow(TypeError);
});
