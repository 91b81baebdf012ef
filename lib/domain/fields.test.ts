import { describe, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import {
  emailAddress,
  id,
  idOf,
  moment,
  optionalLink,
  optionalMoment,
  optionalText,
  text,
  version,
} from './fields.ts';

const said = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.success ? null : (result.error?.issues[0]?.message ?? '');

/** What Postgres refuses (NUL) or would replace (half a character) never reaches it, in any text field. */
describe.each([
  ['text', text('Empty.', 100)],
  ['optionalText', optionalText(100)],
  ['optionalLink', optionalLink],
  ['emailAddress', emailAddress],
])('%s', (_, field) => {
  test.each([
    ['NUL', 'a\0b'],
    ['a lone high surrogate', 'a\ud83cb'],
    ['a lone low surrogate', 'a\udf09b'],
  ])('%s is refused', (_, value) => {
    expect(field.safeParse(value).success).toBe(false);
  });

  test.each([null, 1, {}, ['a']])('%j is no text', (value) => {
    expect(field.safeParse(value).success).toBe(false);
  });
});

describe('text', () => {
  const field = text('Give it a name.', 5);

  test('is trimmed, and keeps what is inside', () => {
    expect(field.parse('  a 🌉\n')).toBe('a 🌉');
  });

  test.each(['', '   ', '\n\t'])('%j is empty and is told so', (value) => {
    expect(said(field.safeParse(value))).toBe('Give it a name.');
  });

  test('has a limit, counted after trimming', () => {
    expect(field.safeParse(`  ${'x'.repeat(5)}  `).success).toBe(true);
    expect(said(field.safeParse('x'.repeat(6)))).toBe('At most 5 characters.');
  });
});

test('optionalText: nothing is an empty text', () => {
  expect(optionalText(5).parse(undefined)).toBe('');
  expect(optionalText(5).parse('  ')).toBe('');
  expect(optionalText(5).safeParse('x'.repeat(6)).success).toBe(false);
});

describe('optionalLink', () => {
  test.each(['', 'https://example.org/a?b=c#d', 'http://example.org', 'https://пример.укр/'])(
    'takes %j',
    (link) => {
      expect(optionalLink.parse(link)).toBe(link);
    },
  );

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    'ftp://example.org/',
    '//example.org/',
    'example.org',
    'https://',
    'https://user:password@example.org/',
    'https://user@example.org/',
    `https://example.org/${'x'.repeat(2000)}`,
  ])('refuses %j', (link) => {
    expect(optionalLink.safeParse(link).success).toBe(false);
  });
});

describe('moments', () => {
  test('carry their offset', () => {
    expect(moment.parse('2025-04-08T14:05:00+03:00')).toEqual(new Date('2025-04-08T11:05:00Z'));
    expect(optionalMoment.parse('2025-04-08T11:05:00Z')).toEqual(new Date('2025-04-08T11:05:00Z'));
  });

  test.each([
    '2025-04-08T14:05:00',
    '2025-04-08',
    'yesterday',
    '2025-13-08T11:05:00Z',
    '2025-02-30T11:05:00Z',
  ])('%j is none', (value) => {
    expect(said(moment.safeParse(value))).toBe('Give a date and a time.');
    expect(optionalMoment.safeParse(value).success).toBe(false);
  });

  test('where one may be left out, nothing is null', () => {
    expect([undefined, null, ''].map((value) => optionalMoment.parse(value))).toEqual([null, null, null]);
    expect(moment.safeParse('').success).toBe(false);
  });
});

describe('emailAddress', () => {
  test('one address is one account, however it is typed', () => {
    expect(emailAddress.parse('  Desk@Newsroom.Example ')).toBe('desk@newsroom.example');
  });

  test.each([
    '',
    'desk',
    'desk@',
    '@newsroom.example',
    'a b@newsroom.example',
    `${'x'.repeat(250)}@a.example`,
  ])('%j is none', (value) => {
    expect(emailAddress.safeParse(value).success).toBe(false);
  });
});

describe('ids and versions', () => {
  const some = '01a20971-12d9-77b4-ab15-dc1dafc59975';

  test('an id from an address is one, or names nothing', () => {
    expect(id.parse(some)).toBe(some);
    expect(idOf(some, 'story')).toBe(some);
    for (const wrong of ['', '1', `${some}0`, "' or 1=1 --", '../..']) {
      expect(() => idOf(wrong, 'story')).toThrow(new AppError('missing', 'There is no such story.'));
    }
  });

  test.each([0, -1, 1.5, '1', Number.NaN, 2 ** 60])('%j is no version', (value) => {
    expect(version.safeParse(value).success).toBe(false);
  });
});
