/**
 * How much it means that a word of the quote occurs at a place in the source: the word's information in bits. Its
 * frequency in the source is mixed with its frequency in English at large, so that "of" means little even in a short
 * source that happens to have it once.
 */

const PER_MILLE: readonly (readonly [number, string])[] = [
  [45, 'the'],
  [24, 'to of and a in'],
  [12, "that is i it 's for you on was he with"],
  [6, "we be are this as have but not they at n't by from what his or do an will has had were all there"],
  [
    2.5,
    "so if would can my one who about which out when up her she him me no just more them our your people think going know like 're 've 'm 'll 'd get said how us some than been into could their its did because time now go these very where then any want well other make right see say also only here over way does those thing things really need back two even am being down after much new should many good got first may most such",
  ],
];

const background = new Map<string, number>();
for (const [rate, words] of PER_MILLE) for (const word of words.split(' ')) background.set(word, rate / 1000);

/** Frequency of a word that is in no list: about that of an ordinary content word. */
const ORDINARY = 0.00003;
/** The weight of the background frequencies, in words of text. */
const BACKGROUND_WORDS = 4000;

/** @returns bits, between 1 and 14 */
export function bitsOf(form: string, count: number, total: number): number {
  const share = background.get(form) ?? (form.startsWith('#') ? 0.0003 : ORDINARY);
  const p = (count + share * BACKGROUND_WORDS) / (total + BACKGROUND_WORDS);
  return Math.min(14, Math.max(1, -Math.log2(p)));
}
