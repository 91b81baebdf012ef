/**
 * Every way in from the network, and the limits that it is under. What it uses up is read from the code itself: from
 * the page, route or action through everything that it calls. A new way in fails here until it is in the table with its
 * limits, or with the reason why it has none; and so does one that loses a limit it had.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIMIT_NAMES } from './domain/limits.ts';

const root = path.resolve(import.meta.dirname, '..');
const found = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

/**
 * The name of each limit that is used up, `at once` where only a few of one person's may be in progress; or why there
 * is none.
 */
type Way = string;

const PAGE = 'requests';
const CHANGE = 'requests changes';
const TEXT = `${CHANGE} texts at once`;

const ACTIONS: Record<string, Way> = {
  'lib/revisions/actions.ts bringInStoryAction': 'requests stories kept texts at once',
  'lib/revisions/actions.ts readPageAction': `${CHANGE} captures texts at once`,
  'lib/revisions/actions.ts previewRevisionAction': 'requests texts at once',
  'lib/revisions/actions.ts reviseStoryAction': 'requests revisions kept texts at once',
  'lib/workbench/actions.ts changeStoryAction': TEXT,
  'lib/workbench/actions.ts setAsideAction': TEXT,
  'lib/workbench/actions.ts putBackAction': TEXT,
  'lib/workbench/actions.ts moveBlocksAction': TEXT,
  'lib/workbench/actions.ts archiveStoryAction': CHANGE,
  'lib/workbench/actions.ts unarchiveStoryAction': CHANGE,
  'lib/checks/actions.ts checkQuoteAction': TEXT,
  'lib/checks/actions.ts setOriginalAction': CHANGE,
  'lib/checks/actions.ts listCheckableSourcesAction': PAGE,
  'lib/checks/actions.ts whichHeardAction': PAGE,
  'lib/checks/actions.ts keepWhichHeardAction': CHANGE,
  'lib/checks/actions.ts listenToBothAction': CHANGE,
  'lib/items/actions.ts recordVerdictAction': CHANGE,
  'lib/items/actions.ts makeItemAction': CHANGE,
  'lib/items/actions.ts changeItemAction': CHANGE,
  'lib/items/actions.ts answerQuestionAction': CHANGE,
  'lib/items/actions.ts splitItemAction': CHANGE,
  'lib/items/actions.ts mergeItemsAction': CHANGE,
  'lib/items/actions.ts cutItemAction': CHANGE,
  'lib/items/actions.ts restoreItemAction': CHANGE,
  'lib/items/actions.ts assignItemAction': CHANGE,
  'lib/items/actions.ts assignItemsAction': CHANGE,
  'lib/stories/actions.ts assignStoryAction': CHANGE,
  'lib/stories/actions.ts unassignStoryAction': CHANGE,
  'lib/threads/actions.ts openThreadAction': CHANGE,
  'lib/threads/actions.ts replyAction': CHANGE,
  'lib/threads/actions.ts resolveThreadAction': CHANGE,
  'lib/threads/actions.ts reopenThreadAction': CHANGE,
  'lib/threads/actions.ts editNoteAction': CHANGE,
  'lib/workbench/actions.ts logContactAction': CHANGE,
  'lib/workbench/actions.ts recordOutcomeAction': CHANGE,
  'lib/workbench/actions.ts makeAnswerSourceAction': CHANGE,
  'lib/workbench/actions.ts changePartyAction': CHANGE,
  'lib/workbench/actions.ts acceptProposalsAction': CHANGE,
  'lib/workbench/actions.ts acceptChangedProposalAction': CHANGE,
  'lib/workbench/actions.ts dismissProposalsAction': CHANGE,
  'lib/workbench/actions.ts reopenProposalsAction': CHANGE,
  'lib/settings/actions.ts changeSettingsAction': CHANGE,
  'lib/mail/actions.ts sendTestMailAction': CHANGE,
  'lib/messages/actions.ts addChannelAction': CHANGE,
  'lib/messages/actions.ts changeChannelAction': CHANGE,
  'lib/messages/actions.ts pauseChannelAction': CHANGE,
  'lib/messages/actions.ts removeChannelAction': CHANGE,
  'lib/messages/actions.ts testChannelAction': CHANGE,
  'lib/messages/actions.ts sendAgainAction': CHANGE,
  'lib/notices/actions.ts changeMailsAction': CHANGE,
  'lib/notices/actions.ts markSeenAction': CHANGE,
  'lib/notices/actions.ts muteStoryAction': CHANGE,
  'lib/calendar/actions.ts makeCalendarAction': CHANGE,
  'lib/calendar/actions.ts revokeCalendarAction': CHANGE,
  'lib/tokens/actions.ts makeStoryTokenAction': CHANGE,
  'lib/tokens/actions.ts revokeStoryTokenAction': CHANGE,
  'lib/worker/actions.ts runJobAgainAction': CHANGE,
  'lib/sources/actions.ts addSourceAction': CHANGE,
  'lib/sources/actions.ts changeSourceAction': CHANGE,
  'lib/sources/actions.ts addEvidenceAction': CHANGE,
  'lib/sources/actions.ts changeEvidenceAction': CHANGE,
  'lib/sources/actions.ts removeEvidenceAction': CHANGE,
  'lib/sources/actions.ts restoreEvidenceAction': CHANGE,
  'lib/sources/actions.ts searchSourcesAction': 'requests searches',
  'lib/sources/actions.ts mergeSourcesAction': CHANGE,
  'lib/sources/actions.ts unmergeSourceAction': CHANGE,
  'lib/sources/actions.ts makeConfidentialAction': CHANGE,
  'lib/sources/actions.ts suggestOriginsAction': 'requests searches',
  'lib/sources/actions.ts capturePageAction': `${CHANGE} captures`,
  'lib/sources/actions.ts askArchiveAction': `${CHANGE} captures`,
  'lib/sources/actions.ts giveUpCaptureAction': CHANGE,
  'lib/sources/actions.ts captureStandingAction': 'requests',
  'lib/evidence/actions.ts removeFileAction': CHANGE,
  'lib/evidence/actions.ts restoreFileAction': CHANGE,
  'lib/evidence/actions.ts offerClipAction': CHANGE,
  'lib/evidence/actions.ts endClipOfferAction': CHANGE,
  'lib/evidence/actions.ts setSourceTextAction': `${CHANGE} sourceTexts kept texts at once`,
  'lib/evidence/actions.ts countBeingReadAction': 'requests',
  'lib/evidence/actions.ts readWordsAction': CHANGE,
  'lib/evidence/actions.ts alignTextAction': `${CHANGE} sourceTexts kept`,
  'lib/evidence/actions.ts takeFileTextAction': `${CHANGE} sourceTexts kept texts at once`,
  'lib/evidence/actions.ts restoreTextAction': `${CHANGE} sourceTexts kept`,
  'lib/evidence/actions.ts readTextVersionAction': `${CHANGE} downloads`,
  'lib/confidential/actions.ts addConfidentialSourceAction': CHANGE,
  'lib/confidential/actions.ts readIdentityAction': CHANGE,
  'lib/confidential/actions.ts changeIdentityAction': CHANGE,
  'lib/confidential/actions.ts addReaderAction': CHANGE,
  'lib/confidential/actions.ts removeReaderAction': CHANGE,
  'lib/confidential/actions.ts confirmReaderAction': CHANGE,
  'lib/confidential/actions.ts askLiftAction': CHANGE,
  'lib/confidential/actions.ts withdrawLiftAction': CHANGE,
  'lib/confidential/actions.ts liftAction': CHANGE,
  'lib/workbench/actions.ts signOffAction': CHANGE,
  'lib/workbench/actions.ts withdrawSignOffAction': CHANGE,
  'lib/workbench/actions.ts publishAction': CHANGE,
  'lib/workbench/actions.ts withdrawReportAction': CHANGE,
  'lib/workbench/actions.ts holdAction': CHANGE,
  'lib/workbench/actions.ts liftHoldAction': CHANGE,
  'lib/members/actions.ts inviteMemberAction': CHANGE,
  'lib/members/actions.ts makePasswordLinkAction': CHANGE,
  'lib/members/actions.ts changeRoleAction': CHANGE,
  'lib/members/actions.ts deactivateMemberAction': CHANGE,
  'lib/members/actions.ts reactivateMemberAction': CHANGE,
  'lib/members/actions.ts changeAccountAction': `${CHANGE} guesses`,
  'lib/members/actions.ts changePasswordAction': 'guesses',
  'lib/members/actions.ts proveEarlierPasswordAction': 'guesses',
  'lib/members/actions.ts setPasswordAction':
    'none: a link that is not there costs one look-up by its hash, and one that is works once',
  'lib/members/actions.ts signOutAction': 'none: nobody is ever kept from leaving, and it works once',
};

const ROUTES: Record<string, Way> = {
  'app/api/auth/[...nextauth]/route.ts': 'guesses',
  'app/api/evidence/[sourceId]/files/route.ts': 'requests uploads kept at once',
  'app/api/evidence/files/[fileId]/route.ts': 'requests downloads',
  'app/api/sources/[sourceId]/transcript/route.ts': 'requests sourceTexts kept at once',
  'app/api/health/route.ts':
    'none: three short questions to the database (one for HEAD), for load balancers, who must never be told that it is ill for being asked',
  'app/api/limited/route.ts': 'none: a sentence, without a question to the database',
  'app/api/live/route.ts': 'requests at once',
  'app/api/stories/route.ts': 'requests stories kept texts at once',
  'app/api/stories/[storyId]/binder/[file]/route.ts': 'requests texts at once',
  'app/api/stories/[storyId]/checks/route.ts': 'requests texts at once',
  'app/api/stories/[storyId]/items/[itemId]/history/route.ts': 'requests',
  'app/api/stories/[storyId]/revisions/[revisionId]/original/route.ts': 'requests downloads',
  'app/api/stories/[storyId]/presence/route.ts': 'requests beats',
  'app/api/stories/[storyId]/visit/route.ts': 'requests',
  'app/api/stories/[storyId]/workbench/route.ts': 'requests',
  'app/api/unsubscribe/[token]/route.ts':
    'none: a link that is not ours costs one HMAC and no question to the database, and nobody is kept from leaving',
  'app/(public)/sign-in/route.ts': 'none: a form; what is sent with it is counted',
  'app/calendar/[file]/route.ts': 'calendars',
  'app/api/stories/[storyId]/tables/[file]/route.ts': 'requests changes downloads texts at once',
  'app/api/stories/[storyId]/word/[file]/route.ts': 'requests changes downloads texts at once',
  'app/api/tables/[file]/route.ts': 'requests changes downloads texts at once',
  'app/fonts/[file]/route.ts': 'none: files of the build, which browsers keep for a year',
  'app/api/listening/[version]/[...file]/route.ts':
    'none: nine files of a package, which browsers keep for a year',
  'app/robots.txt/route.ts': 'none: three lines that never change',
  'app/reports/[slug]/[edition]/[format]/route.ts':
    'none: what is published stays readable, for whoever asks',
  'app/reports/[slug]/[edition]/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/[slug]/timemap/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/[slug]/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/statements/[id]/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/statements/[id]/picture.png/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/oembed/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/cards/[id]/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/[slug]/annotations/[page]/route.ts':
    'none: what is published stays readable, for whoever asks',
  'app/reports/[slug]/annotations/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/annotations/[slug]/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/annotations/route.ts': 'none: what is published stays readable, for whoever asks',
  'app/reports/feed.atom/route.ts':
    'none: one question to the database for many readers, and bytes that are ready',
  'app/reports/feed.json/route.ts':
    'none: one question to the database for many readers, and bytes that are ready',
  'app/reports/record.jsonl/route.ts':
    'none: what is published stays readable; the web server sends four at once (scripts/published-reports.mjs)',
};

const PAGES: Record<string, Way> = {
  'app/account/page.tsx': PAGE,
  'app/stories/[storyId]/embed/page.tsx': PAGE,
  'app/desk/page.tsx': `${PAGE} searches`,
  'app/inbox/page.tsx': PAGE,
  'app/members/page.tsx': PAGE,
  'app/record/page.tsx': PAGE,
  'app/settings/jobs/page.tsx': PAGE,
  'app/settings/messages/page.tsx': PAGE,
  'app/settings/page.tsx': PAGE,
  'app/sources/[sourceId]/page.tsx': PAGE,
  'app/sources/new/page.tsx': PAGE,
  'app/sources/page.tsx': `${PAGE} searches`,
  'app/stories/new/page.tsx': PAGE,
  'app/stories/page.tsx': `${PAGE} searches`,
  'app/work/page.tsx': PAGE,
  'app/password/page.tsx':
    'none: shows a form to who has a session, without a question to the database but that',
  'app/stories/[storyId]/page.tsx': PAGE,
  'app/stories/[storyId]/revise/page.tsx': PAGE,
  'app/(public)/set-password/[token]/page.tsx': 'none: looks a link up by its hash',
  'app/page.tsx': PAGE,
};

/** A function or constant at the top level of a file, and everything that it is made of. */
type Declared = { file: string; name: string; body: string };

const IMPORT = /^import\s+(?!type\b)\{([^}]*)\}\s*from\s+'(\.[^']+|@\/[^']+)'/gm;
const DECLARED = /^(?:export )?(?:default )?(?:async )?(?:function\*? |const |let |class )(\w+)/gm;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const texts = new Map(
  ['app/**/*.{ts,tsx}', 'lib/**/*.ts']
    .flatMap(found)
    .filter((file) => !/\.(test|fixture)\.ts$|^lib\/generated\//.test(file))
    .map((file) => [file, withoutComments(readFileSync(path.join(root, file), 'utf8'))]),
);

const declared = new Map<string, Declared>();
const imported = new Map<string, Map<string, string>>();
for (const [file, text] of texts) {
  const places = [...text.matchAll(DECLARED)];
  places.forEach(({ 1: name = '', index }, i) => {
    declared.set(`${file} ${name}`, { file, name, body: text.slice(index, places[i + 1]?.index) });
  });
  const names = new Map<string, string>();
  for (const [, braces = '', from = ''] of text.matchAll(IMPORT)) {
    const to = from.startsWith('@/') ? from.slice(2) : path.posix.join(path.posix.dirname(file), from);
    for (const one of braces.split(',').map((part) => part.trim())) {
      const [name = '', as = name] = one.split(/\s+as\s+/);
      if (name && !name.startsWith('type ')) names.set(as, `${to} ${name}`);
    }
  }
  imported.set(file, names);
}

/** The limits that a piece of code names, including `at once`. */
function namedIn(body: string): string[] {
  const spent = [...body.matchAll(/\bspend\(\s*[^,']+,\s*'(\w+)'/g)].map(([, name = '']) => name);
  const withSpent = [...body.matchAll(/\bwithSpent\(\s*\w+,\s*\{([^}]*)\}/g)].flatMap(([, uses = '']) =>
    [...uses.matchAll(/(\w+):/g)].map(([, name = '']) => name),
  );
  const guesses = /\breserveAttempt\(/.test(body) ? ['guesses'] : [];
  const atOnce = /\batOnce\(\s*actor/.test(body) ? ['at once'] : [];
  return [...spent, ...withSpent, ...guesses, ...atOnce];
}

/**
 * Whether a name is to be followed. A page passes actions to its forms, which are ways in of their own; and the
 * question of whose request it is uses the very options that signing in uses.
 */
const leadsOn = (from: Declared, to: Declared) =>
  !(from.file.startsWith('app/') && to.file.endsWith('/actions.ts')) &&
  (to.name !== 'authOptions' || from.file.startsWith('app/api/auth/'));

/** All limits that are met on the way from here: in this code, and in any code of ours that it names. */
function limitsFrom(starts: readonly Declared[]): string[] {
  const seen = new Set<string>();
  const limits = new Set<string>();
  const waiting = [...starts];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const key = `${one.file} ${one.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const name of namedIn(one.body)) limits.add(name);
    for (const [word] of one.body.replace(/'[^'\n]*'/g, '').matchAll(/\b[A-Za-z_$][\w$]*\b/g)) {
      const next = declared.get(imported.get(one.file)?.get(word) ?? `${one.file} ${word}`);
      if (next && leadsOn(one, next)) waiting.push(next);
    }
  }
  return [...limits].sort();
}

const of = (file: string) => [...declared.values()].filter((one) => one.file === file);
const isNone = (way: Way) => way.startsWith('none: ');
const limitsOf = (way: Way) =>
  isNone(way) ? [] : [...way.matchAll(/at once|\w+/g)].map(([name]) => name).sort();

test('the table names every action, route and page', () => {
  const actions = found('lib/**/actions.ts').flatMap((file) =>
    [...(texts.get(file) ?? '').matchAll(/^export async function (\w+)/gm)].map(
      ([, name]) => `${file} ${name}`,
    ),
  );
  expect(actions.length).toBeGreaterThan(60);
  expect(Object.keys(ACTIONS).sort()).toEqual(actions.sort());
  expect(Object.keys(ROUTES).sort()).toEqual(found('app/**/route.ts'));
  expect(Object.keys(PAGES).sort()).toEqual(found('app/**/page.tsx'));
});

describe('what it says is what the code does', () => {
  test.each(Object.entries(ACTIONS))('%s', (key, way) => {
    const action = declared.get(key);
    expect(limitsFrom(action ? [action] : [])).toEqual(limitsOf(way));
  });

  test.each(Object.entries({ ...ROUTES, ...PAGES }))('%s', (file, way) => {
    expect(limitsFrom(of(file))).toEqual(limitsOf(way));
  });
});

test('who has no limit has a reason, and every limit is met somewhere', () => {
  const ways = Object.values({ ...ACTIONS, ...ROUTES, ...PAGES });
  for (const way of ways.filter(isNone)) expect(way.length).toBeGreaterThan(25);
  const met = new Set(ways.flatMap(limitsOf));
  // Refusals are counted for the security log wherever there are any.
  expect([...met].filter((name) => name !== 'at once').sort()).toEqual(
    LIMIT_NAMES.filter((name) => name !== 'refusals').sort(),
  );
});

test('whoever mints an actor for a request counts the request', () => {
  const users = [...texts].filter(([, text]) => /\breadSession\(/.test(text)).map(([file]) => file);
  expect(users.sort()).toEqual(['lib/auth/require-actor.ts', 'lib/auth/session.ts']);
});
