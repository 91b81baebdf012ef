/**
 * Whether words for everybody to read give away the name of somebody whom only a few may know. Pure; linear in the
 * words.
 */

import * as english from '../text/knowledge/english-words.ts';
import { isTitleWord } from '../text/knowledge/honorifics.ts';
import { months, weekdays } from '../text/knowledge/months.ts';
import { NAME_PARTICLES } from '../text/knowledge/name-particles.ts';
import { hasOtherLetters, looksOf, plainSpelling, soundOf, visible } from './spelling.ts';

/** Everyday words that are also surnames or first names: in lower case, or after "the", they name nobody. */
const EVERYDAY = new Set(
  (
    'art ash bank banks barber baker bell berry best bird bishop black blue bond book booth bow boy branch bridge bridges brook ' +
    'brooks brown burns bush butcher butler camp card carpenter carter case cash castle chance chase church clay cliff coal coast ' +
    'cook cooper court craft crane cross crown dale day days dean dear drew drive driver duke early east england english ' +
    'farmer faith father field fields fish fisher flower flowers ford forest fox france free french friend frost garden ' +
    'gardener gold good grace grant gray green grey guy hall hand harbour harbor hardy heath hill hills hope house hunt ' +
    'hunter iron ivy jack jewel joy judge justice keen key king kings knight lake lamb land lane law leader lily little ' +
    'lock long lord love low major major mark market marsh mason master may mill miller mills moon moore more morning ' +
    'mountain new newman nice night noble north oak office olive page painter park parks parson patience peace pearl penny ' +
    'pepper person pike pitt place pole pond pool pope port porter post potter power powers price prince quick rain read ' +
    'rice rich ring rivers river road robin rock rose row rush ruby sailor sand shepherd ship short silver singer small ' +
    'smart smith snow south speed spring steel stone storm street strong summer summers sun swan sweet taylor temple tower ' +
    'town trainer turner union violet walker wall ward warden warner water waters way weaver webb week well wells west ' +
    'wheeler white will wills winter winters wise wolf wood woods words work works worth young'
  ).split(' '),
);

const CLOSED_CLASSES = [
  english.determiners,
  english.pronouns,
  english.prepositions,
  english.conjunctions,
  english.auxiliaries,
  english.modals,
  english.adverbs,
  weekdays,
  months,
  english.roles,
];

/** Letters that everybody writes together to mean something other than a person. */
const ABBREVIATIONS = new Set(
  'us uk un eu tv it pr hr ai id pm am mp vp dc la ny ad bc ok ngo ceo cfo usa uae who nhs bbc cia fbi pa ed st dr mr ms'.split(
    ' ',
  ),
);

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Inflected names in Cyrillic and Greek have other endings: "Иванова", "Ивановым", "Παπαδοπούλου". */
const LONGEST_ENDING = 3;

type Word = {
  plain: string;
  looks: string;
  sound: string;
  isOther: boolean;
  isCapital: boolean;
  isEveryday: boolean;
};

/** One object for each different word: a long text uses few words, and uses them often. */
function wordsOf(text: string): Word[] {
  const known = new Map<string, Word>();
  return [...visible(text).matchAll(WORD)].map(([raw]) => {
    const word = known.get(raw) ?? wordOf(raw);
    known.set(raw, word);
    return word;
  });
}

function wordOf(raw: string): Word {
  const plain = plainSpelling(raw);
  return {
    plain,
    looks: looksOf(raw),
    sound: soundOf(raw),
    isOther: hasOtherLetters(raw),
    isCapital: /^\p{Lu}/u.test(raw),
    isEveryday: isEveryday(raw.toLowerCase(), plain),
  };
}

function isEveryday(low: string, plain: string): boolean {
  const isShort = plain.length < 4 && !UNSPACED.test(plain);
  return isShort || EVERYDAY.has(low) || isTitleWord(low) || CLOSED_CLASSES.some((words) => words.has(low));
}

const isFunctionWord = (word: Word): boolean =>
  CLOSED_CLASSES.some((words) => words.has(word.plain)) || isTitleWord(word.plain);

/**
 * The words of the name at the start of an identity: up to the end of a line, a comma, a bracket or a dash; "Surname,
 * First name" whole. Empty where it does not begin with a name ("somebody at the port").
 */
function nameWords(identity: string): Word[] {
  const [first = '', second = ''] = visible(identity).split(/[\n,;:(/|]|\s[-–—]\s/);
  const head = wordsOf(first);
  const rest = wordsOf(second);
  const isReversed = head.length === 1 && rest.length === 1 && rest[0]?.isCapital;
  const all = (isReversed ? [...rest, ...head] : head).filter(
    (word) => !NAME_PARTICLES.has(word.plain) && !isTitleWord(word.plain),
  );
  const capital = all.filter(
    (word) => (word.isCapital || UNSPACED.test(word.plain)) && !isFunctionWord(word),
  );
  if (capital.length > 0) return capital;
  const isSmallName = all.length <= 3 && !all.some((word) => word.isEveryday);
  return isSmallName ? all : [];
}

/** Whether two words are the same, however they are spelt. */
function isSame(name: Word, said: Word): boolean {
  if (name.plain === said.plain) return true;
  if (!name.isOther && !said.isOther) return false;
  if (name.looks === said.looks) return true;
  const [one, other] = name.isOther === said.isOther ? [name.plain, said.plain] : [name.sound, said.sound];
  if (one.length < 3) return false;
  if (one === other) return true;
  const stem = one.replace(/(?:[sς]|[аеиоуыэюяйьaeiou])$/u, '');
  return stem.length >= 4 && other.startsWith(stem) && other.length - stem.length <= LONGEST_ENDING;
}

/**
 * An everyday word names somebody only where it is written as a name: with a capital, inside the sentence, without
 * "the".
 */
function standsAsName(words: readonly Word[], at: number, isAllCapitals: boolean): boolean {
  const word = words[at];
  if (!word) return false;
  if (words.length === 1) return true;
  const before = words[at - 1];
  return word.isCapital && !isAllCapitals && before !== undefined && !english.determiners.has(before.plain);
}

type Form = (word: Pick<Word, 'plain' | 'looks' | 'sound'>) => string;
/** As it is written, as it looks, as it sounds: a letter without a sound of its own represents itself. */
const FORMS: readonly Form[] = [
  ({ plain }) => plain,
  ({ looks }) => looks,
  ({ sound, plain }) => sound || plain,
];

/** "A b c d" and "a.b.c.d." as one word each. */
function spelledOut(words: readonly Word[], formOf: Form): string[] {
  const runs: string[] = [];
  let run = '';
  for (const word of words) {
    if ([...word.plain].length === 1) run += formOf(word);
    else {
      runs.push(run);
      run = '';
    }
  }
  return [...runs, run].filter((letters) => letters.length > 1);
}

/** Whether the text gives a name's initials: all of them, or the first and the last, in either order. */
function tellsInitials(name: readonly Word[], words: readonly Word[], text: string): boolean {
  if (name.length < 2) return false;
  const isAllCapitals = !/\p{Ll}/u.test(text) && words.length > 1;
  const capitals = isAllCapitals ? [] : (text.match(/(?<![\p{L}\p{M}])\p{Lu}{2,5}(?![\p{L}\p{M}])/gu) ?? []);
  return FORMS.some((formOf) => {
    const letters = name.map((word) => formOf(word).slice(0, 1));
    const ends = [letters[0], letters.at(-1)];
    const wanted = new Set(
      [letters, ends, letters.toReversed(), ends.toReversed()].map((all) => all.join('')),
    );
    const found = capitals.map((run) => [...run].map((letter) => formOf(wordOf(letter))).join(''));
    return [...found, ...spelledOut(words, formOf)].some((run) => wanted.has(run) && !ABBREVIATIONS.has(run));
  });
}

/** Without spaces and hyphens: "Anna-Maria Berg", "annamariaberg". From the beginning of a word to the end of one. */
function tellsJoined(name: string, words: readonly Word[], formOf: Form): boolean {
  if (name.length < 6) return false;
  const starts = new Set<number>();
  const ends = new Set<number>();
  let joined = '';
  for (const word of words) {
    starts.add(joined.length);
    joined += formOf(word);
    ends.add(joined.length);
  }
  for (let at = joined.indexOf(name); at >= 0; at = joined.indexOf(name, at + 1)) {
    if (starts.has(at) && ends.has(at + name.length)) return true;
  }
  return false;
}

/**
 * Whether `said` gives away the name at the start of `identity`: the whole name, one word of it alone, its initials,
 * joined or spelt out, in capitals, with or without marks, with invisible or look-alike characters, in Latin, Cyrillic
 * or Greek letters. What follows the name in `identity` may be said. An everyday word ("Port") counts only where it is
 * written as a name.
 */
export function tellsName(identity: string, said: string): boolean {
  const name = nameWords(identity);
  const text = visible(said);
  const words = wordsOf(text);
  if (name.length === 0) return tellsPhrase(identity, said);
  const isAllCapitals = !/\p{Ll}/u.test(text);
  const isTold = words.some((word, at) =>
    name.some(
      (one) =>
        isSame(one, word) && (!(one.isEveryday || word.isEveryday) || standsAsName(words, at, isAllCapitals)),
    ),
  );
  if (isTold || tellsInitials(name, words, text)) return true;
  return (
    FORMS.some((formOf) => {
      if (runsOf(name.map(formOf)).some((run) => tellsJoined(run, words, formOf))) return true;
      const letters = spelledOut(words, formOf);
      return name.some((one) => !one.isEveryday && letters.some((run) => run.includes(formOf(one))));
    }) || name.some(({ plain }) => UNSPACED.test(plain) && plainSpelling(text).includes(plain))
  );
}

/** Two or more neighbouring words of a name, joined; and the whole name reversed. */
function runsOf(parts: readonly string[]): string[] {
  const most = parts.slice(0, 8);
  const runs = most.flatMap((_, from) =>
    most.slice(from + 1).map((_end, more) => most.slice(from, from + more + 2).join('')),
  );
  return parts.length > 1 ? [...runs, parts.toReversed().join('')] : [parts.join('')];
}

/** Where the identity does not begin with a name, its first words as they are. */
function tellsPhrase(identity: string, said: string): boolean {
  const phrase = wordsOf(identity.split(/[\n,;:(]/)[0] ?? '').map(({ plain }) => plain);
  if (phrase.join(' ').length < 4) return false;
  const words = wordsOf(said).map(({ plain }) => plain);
  return ` ${words.join(' ')} `.includes(` ${phrase.join(' ')} `);
}
