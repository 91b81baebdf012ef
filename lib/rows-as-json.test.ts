import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rowFrom } from './rows-as-json.ts';

test('a row has the names of the schema, moments are dates, and JSON in it stays as it is', () => {
  const json = {
    ...{ story_id: 's', removed_at: null, added_at: '2026-01-31T10:04:00.123+00:00', is_primary: false },
    ...{ reading: { checked_at: '2026-01-31', by_id: 1 }, format: 'paste', confidence: 0.25 },
  };
  expect(rowFrom(json)).toEqual({
    ...{ storyId: 's', removedAt: null, addedAt: new Date('2026-01-31T10:04:00.123Z'), isPrimary: false },
    ...{ reading: { checked_at: '2026-01-31', by_id: 1 }, format: 'paste', confidence: 0.25 },
  });
});

/** Of which rows are read so: lib/stories, lib/contacts, lib/items. */
const READ_SO =
  /^model (?:Story|StoryAuthor|StoryAssignment|SignOff|Revision|Block|PublicationHold|Report|Newsroom|Item|ItemParty|Evidence|QuoteCheck|WhichHeard|Verdict|Source|ContactAttempt|Party) \{$[\s\S]*?^\}/gm;

describe('of every column of these it is known by its name whether it holds a moment', () => {
  const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8');
  const models = schema.match(READ_SO) ?? [];
  const fields = models.flatMap((model) =>
    [...model.matchAll(/^ {2}(\w+) +(DateTime|String|Int|Boolean|Json|Float)\b(.*)$/gm)].map(
      ([, name = '', type, rest = '']) => ({ column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name, name, type }),
    ),
  );
  test('which are eighteen', () => expect(models.length).toBe(18));

  test.each(fields)('$column', ({ column, name, type }) => {
    const [[as, value] = []] = Object.entries(rowFrom<object>({ [column]: '2026-01-31T10:04:00Z' }));
    expect(as).toBe(name);
    expect(value instanceof Date).toBe(type === 'DateTime');
  });
});
