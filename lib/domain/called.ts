/**
 * What a record or a story calls somebody, taken apart into name, title and office so that two such names can be
 * matched.
 */
import { genderOf } from '../text/knowledge/first-names.ts';
import {
  endsOrganisation,
  genderOfWord,
  isOnePerson,
  isTitleWord,
  nameSuffixes,
} from '../text/knowledge/honorifics.ts';
import { bareWords } from './bare-words.ts';
import { readGovernment } from './metonyms.ts';

export type Person = {
  /** The words of the name in lower case without accents, titles and suffixes; the last is the family name. */
  words: string[];
  /** Given by "mr" and "mrs"; a given name only suggests it. */
  titleGender: 'male' | 'female' | null;
  hasTitle: boolean;
  /** "jr", "iii" */
  suffix: string | null;
  /** Two or three capitals that may be somebody's initials. */
  mayBeInitials: boolean;
};

/** Somebody known by what they do in the record. */
type Role = 'asker' | 'answerer' | 'court' | 'witness';

export type Called =
  | { kind: 'person'; person: Person }
  /** Without a name: "the prime minister", "a spokeswoman". */
  | { kind: 'office'; office: string }
  | { kind: 'role'; role: Role }
  /** A government, an organisation, several people. */
  | { kind: 'body'; name: string }
  /** "Speaker 2": kept apart from others, but not named. */
  | { kind: 'nobody' };

const NOBODY =
  /^(?:(?:speaker|spk|participant|voice|guest|caller|person|user)[ _#-]?(?:\d{1,4}|[a-z])|[smf]\d{1,3}|speaker|(?:unknown|unidentified|unnamed|unbekannt).{0,40}|(?:fe)?male(?: (?:speaker|voice))?(?: \d{1,3})?|(?:wo)?man(?: \d{1,3})?|voices?|speakers|participants?|(?:audience|panel|committee|board) member(?: \d{1,3})?|audience|crowd|multiple speakers|all|several|[\da-f-]{16,})$/u;
const ROLES: Readonly<Record<Role, RegExp>> = {
  asker:
    /^(?:q|question(?:er)?|interviewer|reporters?|journalist|moderator|host|presenter|anchor|correspondent|press|media)(?: \d{1,3})?$/u,
  answerer: /^(?:a|answer|interviewee|respondent)$/u,
  court: /^(?:court|judge|magistrate|bench|his honou?r|her honou?r)$/u,
  witness:
    /^(?:witness|deponent|claimant|defendant|plaintiff|accused|prosecution|defen[cs]e|counsel|clerk|bailiff)$/u,
};
/** Courtesy titles of other languages, by the gender they show. */
const FOREIGN_TITLES: Readonly<Record<string, 'male' | 'female'>> = {
  sr: 'male',
  senor: 'male',
  herr: 'male',
  monsieur: 'male',
  signor: 'male',
  pan: 'male',
  sra: 'female',
  srta: 'female',
  senora: 'female',
  frau: 'female',
  madame: 'female',
  signora: 'female',
  pani: 'female',
};
/** Titles after which a name always comes, whatever else the word may mean: "Mr King". */
const COURTESY = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lady|lord)$/u;

/** Strips what is added to a name: "(Harbour Authority)", "[via interpreter]", " | Port of Bergen". */
function withoutAdditions(name: string): string {
  return name
    .replace(/\s*<[^<>]{0,200}>/gu, '')
    .replace(/\s*[([{][^()[\]{}]{0,120}[)\]}]/gu, '')
    .replace(/\s+(?:[|/–—]|-)\s.*$/u, '')
    .replace(/\s+(?:via|through)\s+.*$/iu, '')
    .replace(/[:：]\s*$/u, '')
    .trim();
}

/** "LUND, Mara" is Mara Lund; "Ada Holm, harbour master" is Ada Holm. */
function inOrder(name: string): string {
  const [first = '', second, ...more] = name.split(/,\s*/u);
  if (second === undefined) return name;
  const isTurned =
    more.length === 0 &&
    first.split(' ').length <= 2 &&
    second.split(' ').length <= 2 &&
    (genderOf(bareWords(second).split(' ')[0] ?? '') !== null ||
      (/^\P{Ll}+$/u.test(first) && /\p{Ll}/u.test(second))) &&
    genderOf(bareWords(first).split(' ')[0] ?? '') === null;
  if (isTurned) return `${second} ${first}`;
  return nameSuffixes.has(second.toLowerCase()) ? `${first} ${second}` : first;
}

const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);

/** The index after the last title or office before a name. */
function afterTitles(words: readonly string[]): number {
  let end = 0;
  for (let i = 0; i < words.length - 1 && i < 8; i++) {
    const word = words[i] ?? '';
    if (i > 0 && genderOf(words[i - 1] ?? '') !== null && end < i) break;
    if (
      isTitleWord(word) ||
      isTitleWord(`${word}.`) ||
      COURTESY.test(word) ||
      (i === 0 && FOREIGN_TITLES[word])
    )
      end = i + 1;
    // "Secretary of State for Health Ada Holm": what follows "of" belongs to the office.
    else if (end === i && /^(?:of|for|the|and|to)$/u.test(word)) end = i + 1;
    else if (end > 0 && end === i && /^(?:of|for|to|the|and)$/u.test(words[i - 1] ?? '')) end = i + 1;
  }
  return Math.min(end, words.length - 1);
}

/**
 * Parses what somebody is called.
 * @param name as a label or a story writes it; of a label also "Q." and "Speaker 2"
 */
export function readCalled(name: string): Called {
  const plain = inOrder(withoutAdditions(name));
  const bare = bareWords(plain);
  const official = bare.replace(/^(?:the|a|an) /u, '');
  if (bare === '' || NOBODY.test(official)) return { kind: 'nobody' };
  for (const role of Object.keys(ROLES) as Role[])
    if (ROLES[role].test(official)) return { kind: 'role', role };
  if (readGovernment(plain)) return { kind: 'body', name: official };
  const all = bare.split(' ');
  const suffix = all.length > 1 && nameSuffixes.has(all.at(-1) ?? '') ? (all.at(-1) ?? null) : null;
  const words = (suffix ? all.slice(0, -1) : all).filter((word, i) => i > 0 || word !== 'the');
  const from = afterTitles(words);
  const rest = words.slice(from);
  const last = rest.at(-1) ?? '';
  const hasGiven = rest.length > 1 && genderOf(rest[0] ?? '') !== null;
  const begins = /^(?:the|an?)\s/iu.test(plain);
  if (!hasGiven && endsOrganisation(last) && (rest.length > 1 || begins))
    return { kind: 'body', name: official };
  // "the harbour master", "a spokeswoman", "THE CHANCELLOR", "residents": not names.
  const isCourteous = words.slice(0, from).some((word) => COURTESY.test(word) || FOREIGN_TITLES[word]);
  const written = plain.split(/\s+/u).at(-1) ?? '';
  if (
    begins ||
    isSmall(written) ||
    (!hasGiven && from === words.length - 1 && !isCourteous && isNoSurname(last)) ||
    bare === 'mr speaker' ||
    bare === 'mr president'
  )
    return { kind: 'office', office: official.replace(/^(?:mr|madam|mrs|ms) /u, '') };
  const title = words.slice(0, from);
  const genders = title
    .map((word) => genderOfWord(word) ?? genderOfWord(`${word}.`) ?? FOREIGN_TITLES[word] ?? null)
    .filter((gender) => gender !== null);
  return {
    kind: 'person',
    person: {
      words: rest,
      titleGender: genders.at(-1) ?? null,
      hasTitle: title.length > 0,
      suffix,
      mayBeInitials:
        rest.every((word) => word.length === 1) ||
        (rest.length === 1 && /^\p{Lu}{1,3}$/u.test(plain.replace(/\./gu, ''))),
    },
  };
}

/** "THE CHANCELLOR", "MODERATOR": an office or occupation, which is no family name here. */
const isNoSurname = (word: string): boolean => isOnePerson(word) && genderOf(word) === null;
