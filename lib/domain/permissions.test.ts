import { describe, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { ACTIONS, type Action, allows, authorise, can, type Subject } from './permissions.ts';
import { ROLES, type Role } from './vocabulary.ts';

/**
 * The whole matrix, written out by hand: anyone changing a right must change it here as well, on purpose. One column
 * for each role, in this order; capital letter: yes; small letter: only on a story of their own (`o`), only on a story
 * that is not their own (`n`), only as a second person (`s`), only on somebody else's account (`e`), only if named
 * where the source is confidential (`c`), the same and only on a story of their own (`p`), only if it is confidential and they are named (`r`), only if it is not closed
 * to them (`k`).
 */
const COLUMNS = ['REPORTER', 'CHECKER', 'EDITOR', 'LEGAL', 'VIEWER', 'ADMIN'] as const;
const MATRIX: Record<Action, string> = {
  //                      R C E L V A
  'story.read': '         Y Y Y Y Y Y',
  'story.create': '       Y Y Y - - Y',
  'story.revise': '       o Y Y - - Y',
  'story.takeBinder': 'Y Y Y Y - Y',
  'story.archive': '      - - Y - - Y',
  'item.annotate': '      o Y Y - - Y',
  'story.assign': '       - Y Y - - Y',
  'item.assign': '        - Y Y - - Y',
  'thread.read': '        c c c c c c',
  'thread.write': '       p c c c - c',
  'thread.writeOnSource': 'r c c c - c',
  'item.recordVerdict': ' - n n - - n',
  'source.register': '    Y Y Y - - Y',
  'source.change': '      r r Y - - Y',
  'source.offerClip': '   - - c - - c',
  'source.open': '        c c c c c c',
  'source.readIdentity': 'r r r r r r',
  'source.nameReaders': ' r r r r - r',
  'source.confirmReader': 'r r r r - r',
  'source.askLift': '     r r k r - k',
  // Without somebody who asked for it, nobody lifts anything; pairs and owners are below.
  'source.lift': '        - - - - - -',
  'source.manage': '      o Y Y - - Y',
  'contact.log': '        o Y Y - - Y',
  'party.change': '       - Y Y - - Y',
  'story.signOff': '      - - n - - n',
  'report.publish': '     - - s - - s',
  'report.withdraw': '    - - Y - - Y',
  'publication.hold': '   - - - Y - Y',
  'calendar.make': '      Y Y Y - - Y',
  'member.read': '        - - - - - Y',
  'security.read': '      - - - - - Y',
  'member.invite': '      - - - - - Y',
  'member.change': '      - - - - - e',
  'settings.change': '    - - - - - Y',
  'message.setUp': '      - - - - - Y',
  'jobs.read': '          - - - - - Y',
  'jobs.run': '           - - - - - Y',
  'audit.read': '         - - Y Y - Y',
};

const ME = 'me';
const OTHER = 'somebody else';

const SOURCES: NonNullable<Subject['source']>[] = [
  { isConfidential: false, readerIds: [] },
  { isConfidential: false, readerIds: [ME] },
  { isConfidential: true, readerIds: [OTHER, ME] },
  { isConfidential: true, readerIds: [OTHER] },
  { isConfidential: true, readerIds: [OTHER], closedReaderIds: [ME] },
  // Closed wins, should somebody ever be in both lists.
  { isConfidential: true, readerIds: [OTHER, ME], closedReaderIds: [ME] },
];

/** Every situation that a rule looks at: the byline, the signer, the account, the second-person rule, the source. */
const SITUATIONS: { name: string; subject: Subject }[] = [ME, OTHER].flatMap((author) =>
  [ME, OTHER, null].flatMap((signedOffById) =>
    [ME, OTHER].flatMap((member) =>
      [true, false].flatMap((secondPersonRule) =>
        SOURCES.map((source) => ({
          name: `byline of ${author}, signed off by ${signedOffById ?? 'nobody'}, account of ${member}, rule ${secondPersonRule ? 'on' : 'off'}, ${source.isConfidential ? 'confidential' : 'open'} source naming ${source.readerIds.join(' and ') || 'nobody'}, closed to ${source.closedReaderIds?.join() ?? 'nobody'}`,
          subject: {
            story: { authorIds: [author] },
            signedOffById,
            secondPersonRule,
            member: { id: member },
            source,
          },
        })),
      ),
    ),
  ),
);

function expected(
  letter: string,
  { story, signedOffById, secondPersonRule, member, source }: Subject,
): boolean {
  const isOwn = story?.authorIds.includes(ME) ?? false;
  const isNamed =
    (source?.readerIds.includes(ME) ?? false) && !(source?.closedReaderIds?.includes(ME) ?? false);
  switch (letter) {
    case 'Y':
      return true;
    case 'o':
      return isOwn;
    case 'n':
      return !isOwn || !secondPersonRule;
    case 's':
      return signedOffById !== ME || !secondPersonRule;
    case 'e':
      return member?.id !== ME;
    case 'c':
      return !source?.isConfidential || isNamed;
    case 'p':
      return isOwn && (!source?.isConfidential || isNamed);
    case 'k':
      return !source?.closedReaderIds?.includes(ME);
    case 'r':
      return source?.isConfidential === true && isNamed;
    default:
      return false;
  }
}

test('the matrix has a row for every action and a column for every role', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort());
  expect([...COLUMNS].sort()).toEqual([...ROLES].sort());
  for (const row of Object.values(MATRIX)) expect(row.trim().split(/\s+/)).toHaveLength(COLUMNS.length);
});

describe.each(ACTIONS)('%s', (action) => {
  const letters = MATRIX[action].trim().split(/\s+/);
  test.each(COLUMNS.map((role, i) => [role, letters[i] ?? '-'] as const))('%s: %s', (role, letter) => {
    const wrong = SITUATIONS.filter(
      ({ subject }) => allows({ id: ME, role }, action, subject) !== expected(letter, subject),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('whose a source or a party is', () => {
  const mine = { authorIds: [ME, OTHER] };
  const others = { authorIds: [OTHER] };
  const nobodys = { authorIds: [] };
  const cases = [
    ['added by me, used by others', ME, [others], 'R C E A'],
    ['added by me, used by nobody', ME, [], 'R C E A'],
    ['added by a stranger, used by nobody', OTHER, [], 'E A'],
    ['added by a stranger, only in my stories', OTHER, [mine, mine], 'R C E A'],
    ['added by a stranger, in my story and in another', OTHER, [mine, others], 'C E A'],
    ['added by a stranger, in my story and in one without authors', OTHER, [mine, nobodys], 'C E A'],
    ['added by a stranger, in others’ stories', OTHER, [others], 'C E A'],
    ['added by nobody known, in my story', null, [mine], 'R C E A'],
    ['added by nobody known, used by nobody', null, [], 'E A'],
  ] as const;
  const initials = { REPORTER: 'R', CHECKER: 'C', EDITOR: 'E', LEGAL: 'L', VIEWER: 'V', ADMIN: 'A' };
  const who = (action: Action, subject: Subject) =>
    COLUMNS.filter((role) => allows({ id: ME, role }, action, subject))
      .map((role) => initials[role])
      .join(' ');

  test.each(cases)('%s', (_, addedById, stories, may) => {
    const owners = { addedById, stories };
    const source = { isConfidential: false, readerIds: [], owners };
    expect(who('source.change', { source })).toBe(may);
    // A checker keeps the log of every story.
    expect(who('party.change', { party: owners })).toBe(may.includes('C') ? may : `C ${may}`);
  });

  test('being named on an open source is nothing, and a closed one is closed to its owner', () => {
    const owners = { addedById: OTHER, stories: [others] };
    expect(who('source.change', { source: { isConfidential: false, readerIds: [ME], owners } })).toBe(
      'C E A',
    );
    const closed = { isConfidential: true, readerIds: [OTHER], closedReaderIds: [ME] };
    expect(who('source.change', { source: { ...closed, owners: { addedById: ME, stories: [] } } })).toBe(
      'E A',
    );
  });
});

describe('confidentiality is lifted by two', () => {
  const lifts = (role: Role, isNamed: boolean, asker: Role, askerIsNamed: boolean, askedBy = OTHER) =>
    allows({ id: ME, role }, 'source.lift', {
      source: {
        isConfidential: true,
        readerIds: isNamed ? [ME] : [],
        lift: { askedBy: { id: askedBy, role: asker }, isNamed: askerIsNamed },
      },
    });

  test('one who is named, and an editor, in whatever order', () => {
    for (const one of ROLES) {
      for (const other of ROLES) {
        for (const isNamed of [true, false]) {
          for (const askerIsNamed of [true, false]) {
            const isEditor = [one, other].some((role) => role === 'EDITOR' || role === 'ADMIN');
            const expected = one !== 'VIEWER' && isEditor && (isNamed || askerIsNamed);
            const name = `${one} ${isNamed} confirms ${other} ${askerIsNamed}`;
            expect([name, lifts(one, isNamed, other, askerIsNamed)]).toEqual([name, expected]);
          }
        }
      }
    }
  });

  test('nobody confirms what they asked themselves', () => {
    for (const role of ROLES) expect(lifts(role, true, role, true, ME)).toBe(false);
  });
});

describe('what a refusal says', () => {
  const reason = (role: Role, action: Action, subject: Subject = {}) => {
    const answer = can({ id: ME, role }, action, subject);
    return answer.allowed ? null : answer.reason;
  };

  test('a role that has not got the right is told which right it is', () => {
    expect(reason('VIEWER', 'item.recordVerdict')).toBe('Your role does not let you give verdicts.');
  });

  test('a reporter on a story of others', () => {
    expect(reason('REPORTER', 'item.annotate', { story: { authorIds: [OTHER] } })).toBe(
      'Reporters work on their own stories.',
    );
  });

  test('a verdict on one’s own byline', () => {
    expect(reason('ADMIN', 'item.recordVerdict', { story: { authorIds: [OTHER, ME] } })).toBe(
      'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
    );
  });

  test('demand throws what can says', () => {
    const refused = () => authorise({ id: ME, role: 'EDITOR' }, 'report.publish', { signedOffById: ME });
    expect(refused).toThrow(AppError);
    expect(refused).toThrow('Publishing needs a second person: whoever signed off cannot publish as well.');
    expect(authorise({ id: ME, role: 'EDITOR' }, 'report.publish', { signedOffById: OTHER })).toBeUndefined();
  });
});

describe('where nothing is known of the thing', () => {
  test('nobody may read who a source is', () => {
    expect(allows({ id: ME, role: 'ADMIN' }, 'source.readIdentity')).toBe(false);
  });

  test('a reporter may not: no byline is not their byline', () => {
    expect(allows({ id: ME, role: 'REPORTER' }, 'item.annotate')).toBe(false);
  });

  test('the second-person rule is on', () => {
    expect(allows({ id: ME, role: 'EDITOR' }, 'report.publish', { signedOffById: ME })).toBe(false);
    expect(allows({ id: ME, role: 'CHECKER' }, 'item.recordVerdict', { story: { authorIds: [ME] } })).toBe(
      false,
    );
  });
});
