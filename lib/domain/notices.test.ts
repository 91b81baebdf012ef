import { describe, expect, test } from 'vitest';
import {
  type Listener,
  NOTICE_KIND_CODES,
  NOTICE_KINDS,
  type NoticeKind,
  noticeWords,
  type Part,
  takesIn,
  toldOf,
} from './notices.ts';
import { ROLES } from './vocabulary.ts';

const PARTS: readonly Part[] = ['ASSIGNEE', 'MENTIONED', 'IN_THREAD', 'ASKER', 'CHECKER', 'SIGNER', 'AUTHOR'];

/** Who is told of what: the parts in the order above, `x` where one is told. */
const MATRIX: Record<NoticeKind, string> = {
  //                 As Me Th As Ch Si Au
  ASSIGNED: '         x  -  -  -  -  -  -',
  MENTIONED: '        -  x  -  -  -  -  -',
  REPLIED: '          -  -  x  -  -  -  -',
  REPLY_OVERDUE: '    -  -  -  x  -  -  -',
  VERDICT_LAPSED: '   -  -  -  -  x  -  -',
  SIGN_OFF_LAPSED: '  -  -  -  -  -  x  -',
  LEGAL_HOLD: '       x  -  -  -  x  x  x',
  PUBLISHED: '        -  -  -  -  x  x  x',
};

const people = PARTS.map((part) => ({ memberId: part.toLowerCase(), part }));
const listener: Listener = { id: 'her', role: 'CHECKER', isActive: true, hasMuted: false };

describe('who is told', () => {
  test.each(NOTICE_KIND_CODES)('of %s', (kind) => {
    const marks = MATRIX[kind].trim().split(/\s+/);
    const told = PARTS.filter((_, i) => marks[i] === 'x').map((part) => part.toLowerCase());
    expect(toldOf(kind, people, null)).toEqual(told);
  });

  test.each(NOTICE_KIND_CODES)('never the one who did it: %s', (kind) => {
    for (const { memberId } of people) expect(toldOf(kind, people, memberId)).not.toContain(memberId);
  });

  test('each once, however many parts they have', () => {
    const twice = [
      { memberId: 'her', part: 'AUTHOR' },
      { memberId: 'her', part: 'SIGNER' },
    ] as const;
    expect(toldOf('PUBLISHED', twice, null)).toEqual(['her']);
  });

  test.each(NOTICE_KIND_CODES)('the table says so in a sentence: %s', (kind) => {
    expect(NOTICE_KINDS[kind].rule).toMatch(/^Whoever .+ hears .+\.$/);
    expect(NOTICE_KINDS[kind].label).toMatch(/^[A-Z][a-z]/);
  });
});

describe('whether somebody takes it in', () => {
  test.each(NOTICE_KIND_CODES)('%s', (kind) => {
    expect(takesIn(kind, listener)).toBe(true);
    expect(takesIn(kind, { ...listener, isActive: false })).toBe(false);
    for (const role of ROLES) expect(takesIn(kind, { ...listener, role })).toBe(true);
  });

  test('of a muted story only what somebody addressed to them', () => {
    const takenIn = NOTICE_KIND_CODES.filter((kind) => takesIn(kind, { ...listener, hasMuted: true }));
    expect(takenIn).toEqual(['ASSIGNED', 'MENTIONED']);
  });
});

test.each([
  [{ kind: 'ASSIGNED', by: 'Ada Moss', count: 1, party: null }, 'Ada Moss assigned an item to you.'],
  [{ kind: 'ASSIGNED', by: 'Ada Moss', count: 12, party: null }, 'Ada Moss assigned 12 items to you.'],
  [{ kind: 'MENTIONED', by: 'Ada Moss', count: 1, party: null }, 'Ada Moss mentioned you in a note.'],
  [
    { kind: 'REPLIED', by: 'Bo Kray', count: 1, party: null },
    'Bo Kray replied in a thread that you wrote in.',
  ],
  [
    { kind: 'REPLY_OVERDUE', by: null, count: 1, party: 'The harbour office' },
    'The harbour office has not answered, and the deadline has passed.',
  ],
  [
    { kind: 'VERDICT_LAPSED', by: 'Bo Kray', count: 1, party: null },
    'Your verdict lapsed: Bo Kray changed what was checked.',
  ],
  [
    { kind: 'VERDICT_LAPSED', by: 'Bo Kray', count: 3, party: null },
    '3 of your verdicts lapsed: Bo Kray changed what was checked.',
  ],
  [
    { kind: 'SIGN_OFF_LAPSED', by: 'Bo Kray', count: 1, party: null },
    'Your sign-off lapsed: Bo Kray changed what it covered.',
  ],
  [
    { kind: 'ASSIGNED', by: 'Ada Moss', count: 1, party: null, isStory: true },
    'Ada Moss assigned the story to you.',
  ],
  [{ kind: 'LEGAL_HOLD', by: 'Cy Lund', count: 1, party: null }, 'Cy Lund blocked publication.'],
  [
    { kind: 'PUBLISHED', by: 'Cy Lund', count: 1, party: null },
    'Cy Lund published an edition of the report.',
  ],
] as const)('the line of %o', (told, words) => {
  expect(noticeWords({ isStory: false, ...told })).toBe(words);
});
