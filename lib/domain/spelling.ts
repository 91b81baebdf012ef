/**
 * Makes spellings of a name comparable: without marks, capitals, invisible characters or look-alike letters, and across
 * Latin, Cyrillic and Greek letters by their sound. Pure; linear in the length of the word.
 */

const pairs = (written: string): ReadonlyMap<string, string> =>
  new Map(written.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/** Latin letters that Unicode does not decompose. */
const LATIN = pairs('ßss øo łl đd ðd æae œoe þth ıi ŋn ħh ŧt');

/** By sound, as most newspapers write Russian, Ukrainian, Bulgarian, Serbian and Macedonian names (BGN/PCGN). */
const CYRILLIC = pairs(
  'аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ьь эe юyu яya ёe ' +
    'іi їi єe ґg ўu ђdj јj љlj њnj ћch џdz ѓg ќk ѕdz',
);
/** As ISO 843 transcribes modern Greek; pairs of letters with a sound of their own come first. */
const GREEK = pairs('αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo');
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/αυ/g, 'av'],
  [/ευ/g, 'ev'],
  [/μπ/g, 'b'],
  [/γ[γκ]/g, 'g'],
];

/**
 * Letters of other scripts that look like a Latin one (the part of Unicode's confusables, UTS #39, that occurs in
 * names).
 */
const LOOKS_LIKE = pairs(
  'аa еe оo рp сc уy хx іi јj ѕs һh кk мm нh тt вb ԁd ԛq ԝw гr αa οo νv ρp τt υu ιi κk χx βb ηn εe',
);

const OTHER_LETTERS = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Strips what cannot be seen, and gives each letter that can be written in several ways one form (NFKC). */
export function visible(text: string): string {
  return text.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/** Lower case without marks: "Müller", "Mueller" and "MULLER" come out the same, and so do "Ørsted" and "Oersted". */
export function plainSpelling(word: string): string {
  const bare = visible(word).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return [...bare]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .replace(/([aou])e/g, '$1')
    .replaceAll('aa', 'a');
}

/** Whether a word has Cyrillic or Greek letters, and so is compared with Latin ones by sound and by look. */
export const hasOtherLetters = (word: string): boolean => OTHER_LETTERS.test(word);

/** The Latin word that it looks like. */
export function looksOf(word: string): string {
  return plainSpelling([...plainSpelling(word)].map((letter) => LOOKS_LIKE.get(letter) ?? letter).join(''));
}

/** By sound, so that the usual ways of writing one name in Latin, Cyrillic or Greek letters come out the same. */
export function soundOf(word: string): string {
  let text = plainSpelling(word);
  for (const [from, to] of GREEK_PAIRS) text = text.replace(from, to);
  const latin = [...text].map((letter) => CYRILLIC.get(letter) ?? GREEK.get(letter) ?? letter).join('');
  return latin
    .replaceAll('ь', '')
    .replace(/tsch|tch/g, '4')
    .replace(/shch|sch|sh|sz/g, 's')
    .replace(/ch|cz/g, '4')
    .replace(/zh/g, 'z')
    .replace(/kh/g, 'h')
    .replace(/ts|tz/g, '5')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('gh', 'g')
    .replaceAll('ou', 'u')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/[yj]/g, 'i')
    .replace(/i(?=[aeou])/g, '')
    .replace(/(.)\1+/g, '$1');
}
