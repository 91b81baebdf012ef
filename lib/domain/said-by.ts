/**
 * Whether the person a transcript gives words to is the person the story gives them to. Names match as they do in a
 * story: titles aside, a family name for the whole name, an initial or a short form for a given name. Where it cannot
 * be determined, that is what is reported; the words are never said to be another's.
 */
import { genderOf } from '../text/knowledge/first-names.ts';
import { isNickname } from '../text/knowledge/nicknames.ts';
import type { SpeakerLabel } from '../text/transcript/types.ts';
import { type Called, type Person, readCalled } from './called.ts';
import { speakerLabelText } from './speaker-label.ts';

export type Meeting = 'same' | 'other' | 'unknown';

/** One letter added, missing or different, or two neighbours swapped. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = Math.max(a.length, b.length) - start - end;
  return (
    left <= 1 ||
    (left === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start])
  );
}

/** Spelt so alike that one may be the other, taken down by ear or from another alphabet. */
function isAlike(a: string, b: string): boolean {
  const ending = (word: string): string => word.replace(/(?:iy|yy|ij|ii|y|i)$/u, 'y').replace(/w/gu, 'v');
  return Math.min(a.length, b.length) >= 5 && (isOneOff(a, b) || ending(a) === ending(b));
}

function meetGiven(one: string, other: string): Meeting {
  if (one === other || isNickname(one, other)) return 'same';
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.startsWith(short) ? 'same' : 'other';
  if (short.length >= 3 && long.startsWith(short)) return 'same';
  return isAlike(one, other) ? 'unknown' : 'other';
}

/** Given names before the same family name: any of them may be the one somebody goes by. */
function meetGivens(ours: readonly string[], theirs: readonly string[]): Meeting {
  if (ours.length === 0 || theirs.length === 0) return 'same';
  const first = meetGiven(ours[0] as string, theirs[0] as string);
  if (first === 'same') return 'same';
  const isShared = ours.some((one) => one.length > 1 && theirs.includes(one));
  return isShared ? 'same' : first;
}

const PARTICLE =
  /^(?:de|da|di|du|del|della|la|le|van|von|der|den|ter|ten|al|el|bin|ibn|dos|das|of|zu|zur|af)$/u;
/** "van der Berg" without its small words. */
const namesOf = ({ words }: Person): string[] => {
  const names = words
    .filter((word) => !PARTICLE.test(word))
    .map((word) => word.replace(/^(?:al|el|d|l|o)['-]/u, ''));
  return names.length > 0 ? names : words;
};

function meetPersons(ours: Person, theirs: Person): Meeting {
  if (ours.suffix && theirs.suffix && ours.suffix !== theirs.suffix) return 'other';
  if (ours.titleGender && theirs.titleGender && ours.titleGender !== theirs.titleGender) return 'other';
  const one = namesOf(ours);
  const other = namesOf(theirs);
  const met = meetWords(one, other, ours, theirs);
  return met === 'same' && isOtherGender(ours, theirs, one, other) ? 'unknown' : met;
}

/** "MR. LUND" for Mara Lund: a given name only suggests a gender, so this cannot be determined. */
function isOtherGender(
  ours: Person,
  theirs: Person,
  one: readonly string[],
  other: readonly string[],
): boolean {
  const suggested = (names: readonly string[]): string | null =>
    names.length > 1 ? genderOf(names[0] ?? '') : null;
  const mine = ours.titleGender ?? suggested(one);
  const its = theirs.titleGender ?? suggested(other);
  return (
    mine !== null &&
    its !== null &&
    mine !== its &&
    (ours.titleGender !== null || theirs.titleGender !== null)
  );
}

/** Family names that are given names elsewhere and come before the given name: "President Xi". */
const STANDS_FIRST = new Set('xi kim li lee wang chen park moon ban yoon han'.split(' '));

function meetWords(one: readonly string[], other: readonly string[], ours: Person, theirs: Person): Meeting {
  const [mine = '', its = ''] = [one.at(-1), other.at(-1)];
  if (mine === its) return meetGivens(one.slice(0, -1), other.slice(0, -1));
  const initials = meetInitials(one, other, ours, theirs);
  if (initials) return initials;
  const [short, long, single] = one.length <= other.length ? [one, other, ours] : [other, one, theirs];
  if (short.every((word) => long.includes(word))) {
    // "Ada" is Ada Holm's given name; after a title it would be another's family name, except where family names come
    // first.
    const isGiven = short.length === 1 && short[0] === long[0] && genderOf(short[0] ?? '') !== null;
    return single.hasTitle && isGiven && !STANDS_FIRST.has(short[0] ?? '') ? 'unknown' : 'same';
  }
  if (short.length === 1 && long.length > 1) {
    const [word = ''] = short;
    if (!single.hasTitle && isNickname(word, long[0] ?? '')) return 'same';
    return long.some((part) => isAlike(part, word)) || sharesPart(word, long.at(-1) ?? '')
      ? 'unknown'
      : 'other';
  }
  const given = meetGivens(one.slice(0, -1), other.slice(0, -1));
  if (given === 'other') return 'other';
  return isAlike(mine, its) || sharesPart(mine, its) ? 'unknown' : 'other';
}

/** "Holm-Lund" and "Holm" */
function sharesPart(a: string, b: string): boolean {
  const parts = a.split('-');
  return parts.length + b.split('-').length > 2 && b.split('-').some((part) => parts.includes(part));
}

function meetInitials(
  one: readonly string[],
  other: readonly string[],
  ours: Person,
  theirs: Person,
): Meeting | null {
  const isShort = ours.mayBeInitials !== theirs.mayBeInitials;
  if (!isShort) return null;
  const [short, long] = ours.mayBeInitials ? [one.join(''), other] : [other.join(''), one];
  if (long.includes(short)) return null;
  const letters = long.map((word) => word[0]).join('');
  const ends = `${letters[0] ?? ''}${letters.at(-1) ?? ''}`;
  return short.length > 1 && (short === letters || short === ends) ? 'same' : 'unknown';
}

/** Matches two ways of naming somebody, on their own. */
function meet(ours: Called, theirs: Called): Meeting {
  if (ours.kind === 'person' && theirs.kind === 'person') return meetPersons(ours.person, theirs.person);
  if (ours.kind === 'role' && theirs.kind === 'role') return ours.role === theirs.role ? 'same' : 'unknown';
  if (ours.kind === 'office' && theirs.kind === 'office') {
    const [a, b] = [` ${ours.office} `, ` ${theirs.office} `];
    return a.includes(b) || b.includes(a) ? 'same' : 'unknown';
  }
  if (ours.kind === 'body' && theirs.kind === 'body') return ours.name === theirs.name ? 'same' : 'unknown';
  return 'unknown';
}

/**
 * Whether a label in a record stands for the person a story names.
 * @param speaker as the story calls them
 * @param all every label of the record: whoever has a label of their own there is not the one whom another role's hides
 */
export function meetsLabel(speaker: string, label: SpeakerLabel, all: readonly SpeakerLabel[] = []): Meeting {
  const ours = readCalled(speaker);
  const met = meetOne(ours, label);
  if (met === 'same') return isOneOfTwo(ours, all) ? 'unknown' : 'same';
  if (met === 'other') return 'other';
  const theirs = readCalled(label.name ?? label.label);
  const hides =
    (theirs.kind === 'role' && ours.kind !== 'role') ||
    (theirs.kind === 'person' && ours.kind === 'person') ||
    (theirs.kind === 'office' && ours.kind === 'office') ||
    (theirs.kind === 'role' && ours.kind === 'role');
  const hasOwn = all.some((one) => one.label !== label.label && meetOne(ours, one) === 'same');
  return hides && hasOwn ? 'other' : 'unknown';
}

function meetOne(ours: Called, { label, name }: SpeakerLabel): Meeting {
  const called = meet(ours, readCalled(label));
  if (name === undefined || called === 'same') return called;
  return meet(ours, readCalled(name));
}

/** A family name alone, shared in the record by two people with different given names. */
function isOneOfTwo(ours: Called, all: readonly SpeakerLabel[]): boolean {
  if (ours.kind !== 'person' || namesOf(ours.person).length > 1) return false;
  const given = new Set<string>();
  for (const one of all) {
    const theirs = readCalled(one.name ?? one.label);
    if (theirs.kind !== 'person' || meetPersons(ours.person, theirs.person) !== 'same') continue;
    const names = namesOf(theirs.person);
    if (names.length > 1) given.add(names[0] as string);
  }
  const firsts = [...given];
  return firsts.some((one, i) => firsts.slice(i + 1).some((other) => meetGiven(one, other) === 'other'));
}

/** Whom the transcript gives the words to, compared with what the story says. */
export type SaidBy = {
  /** `told`: the same person. `partly`: some of the words are another's. `unknown`: it cannot be determined. */
  kind: 'told' | 'other' | 'partly' | 'unknown' | 'unnamed';
  /** In words that continue "Word for word, but …". */
  words: string;
  /** Who speaks there, as the transcript calls them. */
  speakers: string[];
};

/**
 * @param speaker whom the item names; null where it names nobody
 * @param said the turns that the words stand in, in order
 * @param all every speaker of the transcript
 * @returns null where the transcript does not tell who speaks
 */
export function saidBy(
  speaker: string | null,
  said: readonly SpeakerLabel[],
  all: readonly SpeakerLabel[],
): SaidBy | null {
  if (said.length === 0) return null;
  const speakers = [...new Set(said.map(speakerLabelText))];
  const list = speakers.join(' and ');
  if (!speaker)
    return {
      kind: 'unnamed',
      words: `the transcript gives these words to ${list}; the item names nobody`,
      speakers,
    };
  const met = said.map((label) => ({ label, meets: meetsLabel(speaker, label, all) }));
  const others = [
    ...new Set(met.filter(({ meets }) => meets === 'other').map(({ label }) => speakerLabelText(label))),
  ];
  if (others.length > 0) {
    const isWhole = met.every(({ meets }) => meets === 'other');
    const to = others.join(' and ');
    return isWhole
      ? { kind: 'other', words: `the transcript gives these words to ${to}`, speakers }
      : { kind: 'partly', words: `the transcript gives part of these words to ${to}`, speakers };
  }
  const unknown = met.find(({ meets }) => meets === 'unknown')?.label;
  if (!unknown) return { kind: 'told', words: `the transcript gives these words to ${list}`, speakers };
  return { kind: 'unknown', words: unknownSpeaker(speaker, unknown), speakers };
}

function unknownSpeaker(speaker: string, label: SpeakerLabel): string {
  if (label.label === '') return 'the transcript does not say who speaks here: who is that?';
  if (readCalled(label.name ?? label.label).kind === 'nobody')
    return `the transcript calls the speaker “${label.label}”: who is that?`;
  return `the transcript gives these words to “${speakerLabelText(label)}”, and whether that is ${speaker} cannot be told from it`;
}
