import { genderOfWord, isOnePerson } from '../knowledge/honorifics.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Tokens } from '../words/tokens.ts';
import type { Gender } from './names.ts';

const GENDERS = new Map<string, Gender>();
for (const [gender, words, endings] of [
  ['male', 'he him his himself', "'s 'd 'll"],
  ['female', 'she her hers herself', "'s 'd 'll"],
  ['group', 'they them their themselves', "'re 've 'd 'll"],
  ['group', "it its itself it's", ''],
] as const)
  for (const word of words.split(' '))
    for (const ending of ['', ...endings.split(' ')]) GENDERS.set(word + ending, gender);

/** What a personal pronoun refers to: a man, a woman, a group or thing; null where the word is not one. */
export function genderOfPronoun(low: string): Gender {
  return GENDERS.get(low) ?? null;
}

const HELD =
  /^(alleged|believed|claimed|understood|thought|reported|said|expected|feared|hoped|known|estimated|rumou?red|assumed|argued|suggested|felt|accepted|recommended|proposed|agreed|decided|noted|acknowledged|presumed|stated|announced|recalled|remembered)$/;

/** Whether "it" at a token refers to nobody: "it is alleged", "it has been claimed". */
export function isImpersonalIt({ lower }: Tokens, tags: Uint8Array, at: number): boolean {
  const low = lower[at] ?? '';
  if (low !== 'it' && low !== "it's") return false;
  let k = at + 1;
  let be = low === "it's";
  while (k < at + 6) {
    const word = lower[k] ?? '';
    if (/^(is|was|been|being|be|'s)$/.test(word)) be = true;
    else if (
      tags[k] !== Tag.auxiliary &&
      tags[k] !== Tag.modal &&
      tags[k] !== Tag.adverb &&
      tags[k] !== Tag.negation
    )
      break;
    k++;
  }
  return be && HELD.test(lower[k] ?? '');
}

/** Whether a description without a name ("the widow of the driver") may be the "he" or "she" that follows. */
export function describes(description: string, gender: Gender): boolean {
  const words: string[] = description.toLowerCase().match(/[\p{L}.’'-]+/gu) ?? [];
  const end = words.findIndex(
    (word, k) => k > 0 && /^(of|for|at|from|in|on|with|who|whose|to|by|near)$/.test(word),
  );
  const head = words[(end < 0 ? words.length : end) - 1] ?? '';
  if (!isOnePerson(head) || words.includes('and')) return false;
  const told = genderOfWord(head);
  return told === null || told === gender;
}

/** Whether tokens `from` to `to` (exclusive) are only pronouns and small words. */
export function isPronounOnly(tags: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const t = tags[i];
    if (t !== Tag.pronoun && t !== Tag.wh && t !== Tag.mark && t !== Tag.determiner && t !== Tag.subordinator)
      return false;
  }
  return true;
}
