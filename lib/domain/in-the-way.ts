/**
 * What stands in the way of a story, worst first: what could stop it or make it wrong, then what is still to come, then
 * what is merely to be done. Pure; a moment in a sentence is left to whoever shows it.
 */
import type { AttributionChange } from './attribution-change.ts';

/** How a story stands, in figures and moments (ISO). */
export type StoryStanding = {
  counts: { all: number; verified: number; pending: number; disputed: number };
  /** Overdue where `until` has passed. */
  awaiting: readonly { party: string; until: string | null }[];
  /** What changed about the items whose verdict lapsed: of each item, as stored with its lapse. */
  lapsed: readonly (readonly AttributionChange['what'][])[];
  /** Items to be checked that nothing supports yet. */
  unsourced: number;
  /** Proposed sources of the draft that nobody has decided on. */
  undecided: number;
  /** Sources of its items that have no words yet, for their text is being read. */
  beingRead: number;
  /** Whether anybody is on the story, or has an item of it. */
  isAssigned: boolean;
  hold: { by: string } | null;
  signOff: { by: string; at: string } | null;
  secondPersonRule: boolean;
};

export type Tone = 'disputed' | 'pending' | 'changed' | 'verified' | 'quiet';

/** A sentence; the moment comes between `words` and `after`, where there is one. */
export type Sentence = {
  code:
    | 'HELD'
    | 'OVERDUE'
    | 'DISPUTED'
    | 'LAPSED'
    | 'AWAITED'
    | 'MORE_AWAITED'
    | 'UNSOURCED'
    | 'UNDECIDED'
    | 'BEING_READ'
    | 'UNASSIGNED'
    | 'UNCHECKED'
    | 'NO_ITEMS'
    | 'CLEAR'
    | 'SIGNED';
  tone: Tone;
  words: string;
  at?: string;
  after?: string;
};

/** Parties that are named; the others are counted. */
const MOST_PARTIES = 3;

const LAPSE_WORDS: Record<AttributionChange['what'], string> = {
  words: 'words changed',
  beside: 'the words beside it changed',
  speaker: 'speaker changed',
  cue: 'cue changed',
  kind: 'kind changed',
  date: 'date changed',
  occasion: 'occasion changed',
  parties: 'parties changed',
  outcome: 'outcome changed',
  sourceText: 'a source’s text was replaced',
  sourceFile: 'a source’s file was taken away',
};

/** Which of several changes is told: what turns the sense before what merely moved. */
const WORST_CHANGES = ['speaker', 'beside', 'words', 'cue', 'outcome', 'parties', 'sourceText', 'sourceFile'];

/** Everything to say about a story, worst first; never empty. `now` is ISO. */
export function inTheWay(story: StoryStanding, now: string): Sentence[] {
  const { signOff, hold } = story;
  const held: Sentence[] = hold
    ? [{ code: 'HELD', tone: 'disputed', words: `Publication blocked by ${hold.by}` }]
    : [];
  // Whoever signed it off confirmed what was open: only a block can still stand in the way.
  const others = signOff ? [] : [...grave(story, now), ...toCome(story, now), ...toDo(story)];
  const all = [...held, ...others];
  if (all.length === 0) all.push({ code: 'CLEAR', tone: 'verified', words: 'Nothing stands in the way' });
  if (signOff) all.push(signed(signOff, { isHeld: hold !== null, secondPersonRule: story.secondPersonRule }));
  return all;
}

function grave({ awaiting, counts, lapsed }: StoryStanding, now: string): Sentence[] {
  const overdue = awaiting
    .filter(({ until }) => until !== null && until <= now)
    .map(
      ({ party, until }): Sentence => ({
        ...{ code: 'OVERDUE', tone: 'disputed', words: `${party} overdue since` },
        at: until ?? now,
      }),
    );
  return [
    ...named(overdue, 'reply overdue', 'replies overdue', 'disputed'),
    ...one('DISPUTED', 'disputed', counts.disputed, `${counts.disputed} disputed`),
    ...one('LAPSED', 'changed', lapsed.length, `${lapsed.length} lapsed${whyLapsed(lapsed)}`),
  ];
}

function toCome({ awaiting }: StoryStanding, now: string): Sentence[] {
  const open = awaiting
    .filter(({ until }) => until === null || until > now)
    .map(
      ({ party, until }): Sentence => ({
        ...{
          code: 'AWAITED',
          tone: 'pending',
          words: until ? `${party} until` : `${party} has not answered`,
        },
        ...(until && { at: until }),
      }),
    );
  return named(open, 'reply awaited', 'replies awaited', 'pending');
}

function toDo({ counts, lapsed, unsourced, undecided, beingRead, isAssigned }: StoryStanding): Sentence[] {
  const unchecked = counts.pending - lapsed.length;
  const isOpen = counts.pending + counts.disputed > 0;
  return [
    ...one('NO_ITEMS', 'quiet', counts.all === 0 ? 1 : 0, 'Nothing was found to check'),
    ...one('UNASSIGNED', 'quiet', isOpen && !isAssigned ? 1 : 0, 'Nobody assigned'),
    ...one('UNSOURCED', 'quiet', unsourced, `${unsourced} without a source`),
    ...one(
      'UNDECIDED',
      'quiet',
      undecided,
      `${undecided} proposed ${undecided === 1 ? 'source' : 'sources'}`,
    ),
    ...one(
      'BEING_READ',
      'quiet',
      beingRead,
      beingRead === 1
        ? 'The text of a source is being read'
        : `The texts of ${beingRead} sources are being read`,
    ),
    ...one('UNCHECKED', 'quiet', unchecked, `${unchecked} not checked yet`),
  ];
}

const one = (code: Sentence['code'], tone: Tone, count: number, words: string): Sentence[] =>
  count > 0 ? [{ code, tone, words }] : [];

function named(sentences: readonly Sentence[], single: string, several: string, tone: Tone): Sentence[] {
  const more = sentences.length - MOST_PARTIES;
  const words = `and ${more} more ${more === 1 ? single : several}`;
  return [...sentences.slice(0, MOST_PARTIES), ...one('MORE_AWAITED', tone, more, words)];
}

/** ": speaker changed", where every lapse has the same worst change; where they differ, nothing. */
function whyLapsed(lapsed: StoryStanding['lapsed']): string {
  const rank = (what: string) =>
    (WORST_CHANGES.indexOf(what) + WORST_CHANGES.length + 1) % (WORST_CHANGES.length + 1);
  const worst = new Set(lapsed.map((changes) => changes.toSorted((a, b) => rank(a) - rank(b))[0]));
  const [what] = worst;
  return worst.size === 1 && what ? `: ${LAPSE_WORDS[what]}` : '';
}

/** While it is blocked nobody can publish it, a second person no more than the first: the block alone is told. */
function signed(
  { by, at }: { by: string; at: string },
  { isHeld, secondPersonRule }: { isHeld: boolean; secondPersonRule: boolean },
): Sentence {
  const next = secondPersonRule ? '; waits for a second person to publish it' : '; not published yet';
  const after = `by ${by}${isHeld ? '' : next}`;
  return { code: 'SIGNED', tone: 'quiet', words: 'Signed off', at, after };
}
