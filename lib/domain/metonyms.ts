/**
 * Whom a name stands for when governments are named by their capital, their seat or one of their offices. "Moscow" is
 * Russia's government: anyone who asked the Kremlin or Russia's foreign ministry has asked Moscow. The reverse does not
 * hold: asking the foreign ministry does not mean that the defence ministry was asked.
 */
import { GOVERNMENTS, type Office } from '../text/knowledge/governments.ts';

/** What offices are called in any country, in bare form (no possessive); the longest reading comes first. */
const OFFICES: readonly (readonly [RegExp, Office])[] = [
  [
    /(ministry|department) (of|for) foreign (affairs|relations)|foreign (affairs )?(ministry|office)/,
    'foreign',
  ],
  [
    /(ministry|department) (of|for) (the )?defen[cs]e|defen[cs]e (ministry|department)|military|army|armed forces/,
    'defence',
  ],
  [/(ministry|department) of (the )?(interior|internal affairs)|interior (ministry|department)/, 'interior'],
  [/(ministry|department) of (finance|the treasury)|finance (ministry|department)|treasury/, 'finance'],
  [/(ministry|department) of justice|justice (ministry|department)/, 'justice'],
  [
    /president office|presidential (office|administration|palace)|presidency|office of the president/,
    'president',
  ],
  [/prime minister office|office of the prime minister|chancellery/, 'premier'],
  [/embassy|mission to the united nations|mission to the un|consulate/, 'embassy'],
];

/** What may stand around a name without changing whom it means. */
const FILLERS =
  /\b(the|government|governments|administration|authorities|officials?|state|federal|press (service|office|team|department)|media (office|team)|spokes(man|woman|person|people)|for|of|at|from|its|in|and)\b/g;

/** Bare form of a name for comparison: without case, accents, typography, article or possessive. */
export function bareName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLocaleLowerCase('en')
    .replace(/['’]s\b/g, '')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Which government a name means, and which office of it (null: the government as a whole). */
export type GovernmentName = { state: string; office: Office | null };

type Entry = { words: string; state: string; office: Office | null };

// Longest first, so that "South Korean" is not read as "Korean" nor "Washington DC" as "Washington".
const ENTRIES: readonly Entry[] = GOVERNMENTS.flatMap(
  ({ state, demonym, capital, seat = [], offices = {} }) => {
    const name = state[0] ?? '';
    const whole = [...state, ...demonym, ...capital, ...seat].map(
      (words): Entry => ({
        words: bareName(words),
        state: name,
        office: null,
      }),
    );
    const named = Object.entries(offices).map(
      ([words, office]): Entry => ({
        words: bareName(words),
        state: name,
        office,
      }),
    );
    return [...whole, ...named];
  },
).sort((a, b) => b.words.length - a.words.length);

const BY_FIRST_WORD = Map.groupBy(ENTRIES, ({ words }) => words.split(' ')[0] ?? '');

/** The entries that could occur in a bare text, longest first. */
function entriesIn(bare: string): Entry[] {
  return [...new Set(bare.split(' '))]
    .flatMap((word) => BY_FIRST_WORD.get(word) ?? [])
    .sort((a, b) => b.words.length - a.words.length);
}

/**
 * Reads a name as that of a government or of an office of one.
 * @returns null where any word of the name is left over: "Chinese company" and "Paris Hilton" are not governments.
 */
export function readGovernment(name: string): GovernmentName | null {
  let rest = ` ${bareName(name)} `;
  const entries = entriesIn(rest);
  let entry = entries.find((one) => rest.includes(` ${one.words} `) && !rest.includes(` in ${one.words} `));
  // "the foreign ministry in Moscow" gives the state only after "in"; "the Chinese embassy in Kyiv" has another's
  // there.
  entry ??= entries.find((one) => rest.includes(` ${one.words} `));
  if (!entry) return null;
  rest = rest.replace(` ${entry.words} `, ' ');
  for (const one of entries) {
    rest = rest.replace(` in ${one.words} `, ' ');
    // "the British Foreign Office" names its state twice.
    if (one.state === entry.state && one.office === null) rest = rest.replace(` ${one.words} `, ' ');
  }
  let { office } = entry;
  for (const [pattern, kind] of OFFICES) {
    if (!pattern.test(rest)) continue;
    if (office && office !== kind) return null;
    office = kind;
    rest = rest.replace(pattern, ' ');
  }
  return rest.replace(FILLERS, ' ').trim() === '' ? { state: entry.state, office } : null;
}

/** Every name of a government as a whole, the state's own first: what a story may call its party. */
export function namesOfGovernment(state: string): string[] {
  const known = GOVERNMENTS.find((one) => one.state[0] === state);
  return known ? [...known.state, ...known.capital, ...(known.seat ?? [])] : [];
}

/** The time zone at a government's seat (IANA name), by the state's usual name; null where unknown. */
export function timeZoneOfGovernment(state: string): string | null {
  return GOVERNMENTS.find((one) => one.state[0] === state)?.timeZone ?? null;
}

/** Whether a government's name could begin with this word. Cheap, for scanning a text. */
export function beginsGovernment(word: string): boolean {
  return BY_FIRST_WORD.has(bareName(word).split(' ')[0] ?? '');
}

const DEMONYMS = new Set(GOVERNMENTS.flatMap(({ demonym }) => demonym.map(bareName)));

/** "Russian": says whose something is, and on its own names nobody. */
export function isDemonym(word: string): boolean {
  return DEMONYMS.has(bareName(word));
}

/** "a spokesman for X", "X's press office": X. */
function withoutVoice(bare: string): string {
  return bare
    .replace(
      /^(a |an )?(spokes(man|woman|person)|press (office|service)|media office|representatives?) (for|of) (the )?/,
      '',
    )
    .replace(/ (spokes(man|woman|person)|press (office|service|team)|media (office|team))$/, '')
    .replace(/ (inc|ltd|llc|plc|gmbh|ag|corp|corporation|co)$/, '');
}

/** Whether two names are the same, apart from typography, article and "spokesman for". */
export function isSameName(a: string, b: string): boolean {
  const one = withoutVoice(bareName(a));
  return one !== '' && one === withoutVoice(bareName(b));
}

/**
 * Was `named` asked when `asked` was? Yes for the same name; yes for any office of a government when the story
 * names the government as a whole; no for one office when another was asked.
 */
export function coversParty(asked: string, named: string): boolean {
  if (isSameName(asked, named)) return true;
  const whom = readGovernment(named);
  const reached = whom && readGovernment(asked);
  if (!whom || !reached || whom.state !== reached.state) return false;
  return whom.office === null || whom.office === reached.office;
}
