import { roles } from '../knowledge/english-words.ts';
import { genderOf } from '../knowledge/first-names.ts';
import { metonyms } from '../knowledge/governments.ts';
import {
  endsOrganisation,
  genderOfWord,
  isOnePerson,
  isTitleWord,
  JOINED_PARTICLE,
  lettersAfterName,
  nameSuffixes,
  surnameTitles,
} from '../knowledge/honorifics.ts';
import type { SentenceLayout, TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { Kind, type Tokens, tokenTest } from '../words/tokens.ts';
import { isNameWord, NameWord } from './name-words.ts';
import { afterOffice, isBody, type StandsAlone } from './office-holders.ts';

export type Gender = 'male' | 'female' | 'group' | null;

/** One name at its place in the text, without the titles before it. */
export type NameAt = TokenRange & {
  /** Index after the last word to be shown: letters of honour after it are left out ("Ada Holm KC"). */
  shownTo: number;
  /** Its words, in lower case, without titles, marks and "Jr.". */
  parts: string[];
  /** `sure` where a title, a given name or an apposition shows it; `maybe` where only the capitals do. */
  person: 'sure' | 'maybe' | 'no';
  gender: Gender;
  /** "Mr.", "Mrs." or "Ms." directly before it, as written. */
  honorific: string | null;
  /** Whether it merely modifies the noun after it: "VOA Pentagon correspondent", "Two politicians". */
  modifies: boolean;
};

const OPENING = new Set(['"', '“', '‘', "'", '(']);
const CLOSING = new Set(['"', '”', '’', "'", ')']);
/** Words before a place rather than a person. */
const BEFORE_PLACE = new Set(['of', 'in', 'from', 'at', 'near']);
const SEX_HONORIFIC = /^(mr|mrs|ms|miss|mme|mlle|sir|lady|dame|lord)\.?$/;
const REIGNING = /^(pope|king|queen|prince|princess|emperor|empress|emir|sultan)$/;
const LONGEST = 14;

/** The names of a text in text order; offices without a name ("Chief Medical Officer") do not count. */
export function namesIn(tokens: Tokens, tags: Uint8Array, layout: SentenceLayout): NameAt[] {
  const names: NameAt[] = [];
  const alone = familyNamesAlone(tokens, tags);
  const standsAlone = (low: string) => alone.has(low);
  for (let i = 0; i < tokens.count; i++) {
    const from = startOf(tokens, tags, layout, i);
    if (from < 0) continue;
    const to = endOf(tokens, tags, layout, i, from);
    const found = nameAt(tokens, tags, { from: i, to }, standsAlone);
    if (found) names.push(found);
    i = to - 1;
  }
  return names;
}

/** Words, in lower case, that somewhere occur as a one-word name: family names, as a story later uses them. */
function familyNamesAlone({ lower, count }: Tokens, tags: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i < count; i++)
    if (
      tags[i] === Tag.name &&
      tags[i + 1] !== Tag.name &&
      (tags[i - 1] !== Tag.name || SEX_HONORIFIC.test(lower[i - 1] ?? ''))
    )
      found.add(lower[i] ?? '');
  return found;
}

/** The first capitalised word of a name that begins at `i` ("von der Keller": the last), or -1. */
function startOf(tokens: Tokens, tags: Uint8Array, { sentenceOf }: SentenceLayout, i: number): number {
  if (isPartOfName(tokens, tags, i)) return i;
  let k = i;
  while (k < i + 3 && isNameWord(tokens, k, NameWord.particle)) k++;
  return k > i && isPartOfName(tokens, tags, k) && sentenceOf[k] === sentenceOf[i] ? k : -1;
}

const isJoined = tokenTest(JOINED_PARTICLE, 'written');

function isPartOfName(tokens: Tokens, tags: Uint8Array, i: number): boolean {
  return tags[i] === Tag.name || isJoined(tokens, i);
}

function endOf(
  tokens: Tokens,
  tags: Uint8Array,
  { sentenceOf }: SentenceLayout,
  start: number,
  first: number,
) {
  const isName = (k: number) => isPartOfName(tokens, tags, k) && sentenceOf[k] === sentenceOf[start];
  let to = first + 1;
  while (to - start < LONGEST) {
    if (isName(to)) {
      to++;
      continue;
    }
    let k = to;
    while (k < to + 3 && isNameWord(tokens, k, NameWord.particle)) k++;
    if (k > to && isName(k)) {
      to = k + 1;
      continue;
    }
    // "Commissioner of Police (Central) Vikram Keller": a bracket after a body is not a nickname
    const nickname = isNameWord(tokens, to - 1, NameWord.organisation) ? -1 : afterNickname(tokens, tags, to);
    if (nickname > 0 && isName(nickname)) {
      to = nickname + 1;
      continue;
    }
    const joined = afterJoint(tokens, tags, start, to, isName);
    if (joined < 0) break;
    to = joined;
  }
  return to;
}

/** Index after a nickname in marks or brackets that opens at `i` ("Thomas “Tom” Brandt"), or -1. */
function afterNickname({ word, kind }: Tokens, tags: Uint8Array, i: number): number {
  if (!OPENING.has(word[i] ?? '')) return -1;
  let k = i + 1;
  if (word[i] === '(' && OPENING.has(word[k] ?? '')) k++;
  const inner = k;
  while (k < inner + 3 && kind[k] === Kind.word && (tags[k] === Tag.name || k > inner || isUpper(word[k])))
    k++;
  if (k === inner || !CLOSING.has(word[k] ?? '')) return -1;
  k++;
  if (word[i] === '(' && word[k] === ')') k++;
  return k;
}

function isUpper(word: string | undefined): boolean {
  return word !== undefined && word.charAt(0) !== word.charAt(0).toLowerCase();
}

/** Index after the words that a name continues with past "of", "for" or "and": "Ministry of Defence". */
function afterJoint(
  { lower }: Tokens,
  tags: Uint8Array,
  start: number,
  at: number,
  isName: (k: number) => boolean,
): number {
  const joint = lower[at] ?? '';
  const next = joint !== 'and' && joint !== '&' && lower[at + 1] === 'the' ? at + 2 : at + 1;
  if (!isName(next)) return -1;
  const inside = lower.slice(start, at);
  if (genderOf(inside[0] ?? '') && !inside.some(endsOrganisation)) return -1;
  let to = next + 1;
  while (isName(to) && to - next < 6) to++;
  // "Senate Committee on Ports"
  if (joint === 'on') return /^(?:sub)?committee$|^commission$/.test(inside.at(-1) ?? '') ? to : -1;
  if (joint === 'of' || joint === 'for') return endsOrganisation(inside.at(-1) ?? '') ? to : -1;
  if ((joint !== 'and' && joint !== '&') || inside.some(isTitleWord)) return -1;
  // "Oslo Police and Norvane Inc." are two bodies, "Fire and Rescue Service" is one
  const whole = endsOrganisation(lower[to - 1] ?? '') || inside.includes('of') || inside.includes('for');
  const two = endsOrganisation(inside.at(-1) ?? '') && !inside.includes('of') && !inside.includes('for');
  if (!whole || two || metonyms.has(inside.at(-1) ?? '') || genderOf(lower[next] ?? '')) return -1;
  if (/^(inc|corp|co|ltd|llc|plc|university|bank)\.?$/.test(lower[to - 1] ?? '')) return -1;
  return tags[to] === Tag.possessive && inside.length > 3 ? -1 : to;
}

/** What a run of capitalised words names, or null where it names only an office. */
function nameAt(tokens: Tokens, tags: Uint8Array, run: TokenRange, standsAlone: StandsAlone): NameAt | null {
  const { lower, word, kind } = tokens;
  let shownTo = run.to;
  while (shownTo - run.from > 2 && lettersAfterName.has(word[shownTo - 1] ?? '')) shownTo--;
  let last = shownTo - 1;
  while (last > run.from && nameSuffixes.has(lower[last] ?? '')) last--;
  const endsAsPlace = isNameWord(tokens, last, NameWord.place);
  const given = genderOf(lower[run.from] ?? '');
  const firm = (lower[run.from] === 'm/s' || lower[run.from] === 'm/s.') && last > run.from;
  let from = firm ? run.from + 1 : afterOffice(tokens, run, last, standsAlone);
  const organisation =
    firm ||
    isNameWord(tokens, last, NameWord.organisation) ||
    (isBody(tokens, run) && from === run.from) ||
    (run.to - run.from === 1 && /^\p{Lu}{2,}$/u.test(word[run.from] ?? ''));
  let titled = from > run.from;
  let title = -1;
  const single = last === run.from;
  if (!organisation && !(endsAsPlace && !given)) {
    // "Chief Medical Officer", "Norwegian Prime Minister": an office, whoever holds it
    const office =
      isNameWord(tokens, last, NameWord.title) &&
      !(surnameTitles.has(lower[last] ?? '') && !single && !isNameWord(tokens, last - 1, NameWord.title));
    if (office && !given && (!single || tags[run.to] !== Tag.name)) return null;
    // "Ukrainian President Volodymyr Zelensky": the name begins after the last title
    for (let k = last - 1; k >= from; k--) {
      if (!isNameWord(tokens, k, NameWord.titleAsWritten | NameWord.onePerson)) continue;
      // "Alan Judge Keller": a middle name
      if (k > run.from && given && surnameTitles.has(lower[k] ?? '') && last - k === 1) continue;
      title = k;
      titled = true;
      // "Pope Leo": a single regnal name is not used without its title
      from = k + 1 === last && REIGNING.test(lower[k] ?? '') ? k : k + 1;
      break;
    }
  }
  if (!titled && !organisation && from === run.from) {
    const before = lower[from - 1] ?? '';
    const kin =
      before === ',' &&
      /^[,.]$/.test(lower[run.to] ?? '') &&
      isNameWord(tokens, from - 2, NameWord.onePerson);
    if (kin || isNameWord(tokens, from - 1, NameWord.onePerson)) title = kin ? from - 2 : from - 1;
    titled = title >= 0;
    if (titled && single && REIGNING.test(before) && isUpper(word[from - 1])) from--;
  }
  from = afterBranch(tokens, from, last, titled);
  // "Engr. (Mrs.) Eva Lund"
  while (from < last && kind[from] === Kind.mark) from++;
  let marks = 0;
  for (let k = from; k <= last; k++) if (kind[k] === Kind.mark) marks++;
  const words = lower.slice(from, last + 1);
  const parts = marks > 0 ? words.filter((_, k) => kind[from + k] !== Kind.mark) : words;
  const titleLow = title < 0 ? '' : (lower[title] ?? '');
  const honorific = titleLow !== '' && SEX_HONORIFIC.test(titleLow) ? (word[title] ?? null) : null;
  let gender: Gender = genderOfWord(titleLow);
  gender ??= parts.length > 1 ? (genderOf(parts[0] ?? '') ?? genderOfWord(parts[0] ?? '')) : null;
  // "the Bergen Bears": an article precedes things, and a person only if there is a title
  const article = lower[from - 1] === 'the' && !titled;
  const complement = BEFORE_PLACE.has(lower[from - 1] ?? '');
  const described = organisation || complement ? null : apposition(tokens, run.to);
  gender ??= described?.gender ?? null;
  const sure = !organisation && (titled || gender !== null || described?.person === true);
  const thing = organisation || article || endsAsPlace || isNameWord(tokens, last, NameWord.metonym);
  let bare = 0;
  for (let k = from; k <= last; k++)
    if (kind[k] !== Kind.mark && !isNameWord(tokens, k, NameWord.particle)) bare++;
  const maybe = !thing && bare >= 2 && parts.length <= 6;
  return {
    from,
    to: run.to,
    shownTo,
    parts,
    modifies: isModifier(tokens, tags, run),
    person: sure && !article && !/^\p{L}+\.$/u.test(parts.join(' ')) ? 'sure' : maybe ? 'maybe' : 'no',
    gender: gender ?? (organisation ? 'group' : null),
    honorific,
  };
}

/** "SP (Rural) Anita Deo": what an office is over, in brackets after it, is not part of the name. */
function afterBranch({ word }: Tokens, from: number, last: number, titled: boolean): number {
  if (!titled || word[from] !== '(') return from;
  for (let k = from + 1; k < last && k < from + 5; k++) if (word[k] === ')') return k + 1;
  return from;
}

const COUNTS =
  /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|millions|some|several|many|most|few|both|all|other|others|more|another|residents?)$/;
const OF_A_PARTY_OR_PEOPLE = /(?:ic|al|ative|an|ish|ese|our)$/;

/** Whether a run of capitalised words belongs to the noun after it. */
function isModifier({ lower, kind }: Tokens, tags: Uint8Array, { from, to }: TokenRange): boolean {
  const next = lower[to] ?? '';
  if (kind[to] !== Kind.word || tags[to] !== Tag.noun) return false;
  if (/-(based|born|led|backed|owned|listed|run)$/.test(lower[to - 1] ?? '')) return true;
  if (to - from === 1 && (COUNTS.test(lower[from] ?? '') || OF_A_PARTY_OR_PEOPLE.test(lower[from] ?? '')))
    return true;
  return roles.has(next) || isOnePerson(next);
}

/** What an apposition after a name shows: ", his wife,", ", 45,", ", a nurse". */
function apposition({ lower, kind, end, start }: Tokens, at: number) {
  if (lower[at] !== ',') return null;
  let k = at + 1;
  if (kind[k] === Kind.number && (end[k] ?? 0) - (start[k] ?? 0) === 2 && /^[,.]$/.test(lower[k + 1] ?? '')) {
    if (lower[k + 1] !== ',') return { person: true, gender: null };
    k += 2;
  }
  const aged = k > at + 1;
  if (lower[k] === 'who' || lower[k] === 'whose') return { person: lower[k] === 'who' || aged, gender: null };
  if (!/^(a|an|the|his|her|their|its|my|our|whose)$/.test(lower[k] ?? ''))
    return aged ? { person: true, gender: null } : null;
  for (let j = k + 1; j < k + 6 && kind[j] === Kind.word; j++) {
    const low = lower[j] ?? '';
    if (/^(of|at|for|in|from|who|with|on|by|and)$/.test(low)) break;
    const gender = genderOfWord(low);
    if (gender) return { person: true, gender };
    if (isOnePerson(low)) return { person: true, gender: null };
  }
  return aged ? { person: true, gender: null } : null;
}
