/** How alike two different words are: another form of the same word, the same to the ear, or a slip of one letter. */
import { factOfForms } from './form-facts.ts';

export type Likeness = 'contraction' | 'homophone' | 'close';

const CONTRACTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["n't", ['not']],
  ["'s", ['is', 'has', 'us']],
  ["'re", ['are']],
  ["'ve", ['have']],
  ["'ll", ['will', 'shall']],
  ["'d", ['would', 'had']],
  ["'m", ['am']],
]);

/** Words that an automatic transcript cannot tell apart by ear. None of them differ in number, negation or modality. */
const HOMOPHONES: readonly string[] = [
  'their there',
  'your youre',
  'its',
  'whose whos',
  'then than',
  'affect effect',
  'brake break',
  'by buy bye',
  'cite sight site',
  'complement compliment',
  'council counsel',
  'desert dessert',
  'discreet discrete',
  'fair fare',
  'flour flower',
  'hear here',
  'heard herd',
  'hole whole',
  'hour our',
  'know no',
  'lead led',
  'loan lone',
  'made maid',
  'mail male',
  'meat meet',
  'passed past',
  'pair pare pear',
  'patience patients',
  'peace piece',
  'plain plane',
  'pole poll',
  'pray prey',
  'presence presents',
  'principal principle',
  'profit prophet',
  'rain reign rein',
  'raise rays',
  'right rite write',
  'road rode',
  'role roll',
  'sail sale',
  'scene seen',
  'sea see',
  'seam seem',
  'sole soul',
  'stationary stationery',
  'steal steel',
  'tail tale',
  'threw through',
  'throne thrown',
  'tide tied',
  'to too',
  'vain vein',
  'wait weight',
  'waist waste',
  'war wore',
  'ware wear where',
  'way weigh',
  'weak week',
  'weather whether',
  'which witch',
  'wood would',
  'hi high',
  'aid aide',
  'ail ale',
  'air heir',
  'aloud allowed',
  'ate',
  'bare bear',
  'base bass',
  'board bored',
  'born borne',
  'capital capitol',
  'cell sell',
  'cent scent sent',
  'coarse course',
  'core corps',
  'die dye',
  'ensure insure',
  'feat feet',
  'find fined',
  'guessed guest',
  'heal heel',
  'idle idol',
  'medal meddle',
  'miner minor',
  'mourning morning',
  'new knew',
  'night knight',
  'oar ore',
  'patrol',
  'pedal peddle',
  'rap wrap',
  'root route',
  'rung wrung',
  'serial cereal',
  'shear sheer',
  'side sighed',
  'sleigh slay',
  'stair stare',
  'straight strait',
  'suite sweet',
  'team teem',
  'toe tow',
  'vial vile',
];

const soundClass = new Map<string, number>();
HOMOPHONES.forEach((line, number) => {
  for (const word of line.split(' ')) soundClass.set(word, number);
});
/** These would hide a change of meaning: "know" and "no", "wood" and "would". */
for (const word of ['no', 'know', 'would', 'wood', 'then', 'than']) soundClass.delete(word);

/** Longer words are no slips of each other. */
const LONGEST = 40;

/** What of a word decides whether another is like it, read once for all the words it is held against. */
export type Look = {
  readonly form: string;
  /** A bit for each letter that occurs (several letters share one). */
  readonly letters: number;
  /** Words with the same number sound the same; -1 where none does. */
  readonly sound: number;
  readonly isContracted: boolean;
  /** Whether another may be a slip of it: no number, neither very short nor very long. */
  readonly maySlip: boolean;
  /** The first letter (a UTF-16 code unit) in the upper half, the last in the lower. */
  readonly ends: number;
  /** Whether a word that has neither end of it may be like it: the two sound the same, or one is the other contracted. */
  readonly mayDiffer: boolean;
};

/** Whether two words have the first letter or the last in common, by what their looks say of their ends. */
export function shareAnEnd(ends: number, others: number): boolean {
  const differing = ends ^ others;
  return (differing & 0xffff) === 0 || differing >>> 16 === 0;
}

/** Words that a contraction stands for. */
const CONTRACTABLE: ReadonlySet<string> = new Set([...CONTRACTED.values()].flat());

/** The looks of a text's forms. */
export const looksOf = factOfForms(lookOf);

export function lookOf(form: string): Look {
  let letters = 0;
  for (let at = 0; at < form.length; at++) letters |= 1 << (form.charCodeAt(at) & 31);
  const sound = soundClass.get(form) ?? -1;
  const isContracted = CONTRACTED.has(form);
  return {
    form,
    letters,
    sound,
    isContracted,
    maySlip: form.length >= 3 && form.length <= LONGEST && !form.startsWith('#'),
    ends: (form.charCodeAt(0) << 16) | form.charCodeAt(form.length - 1),
    mayDiffer: sound >= 0 || isContracted || CONTRACTABLE.has(form),
  };
}

const previous = new Uint8Array(LONGEST + 1);

/** Edit distance of two words of at most 40 letters, giving up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let diagonal = i - 1;
    let value = i;
    let least = i;
    previous[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = previous[j] as number;
      const replaced = letter === b.charCodeAt(j - 1) ? diagonal : diagonal + 1;
      value = Math.min(replaced, above + 1, value + 1);
      diagonal = above;
      previous[j] = value;
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
  }
  return previous[b.length] as number;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Whether one word is a slip of another with either end the same: few letters apart, for their length. */
function isSlip(a: Look, b: Look): boolean {
  const one = a.form;
  const other = b.form;
  const longer = Math.max(one.length, other.length);
  const limit = longer <= 4 ? 1 : longer <= 7 ? 2 : 3;
  if (Math.abs(one.length - other.length) > limit) return false;
  // Each letter that only one of them has is a change by itself: most pairs are told apart without counting further.
  if (countBits(a.letters & ~b.letters) > limit || countBits(b.letters & ~a.letters) > limit) return false;
  return distance(one, other, limit) <= limit;
}

const isContraction = (a: Look, b: Look): boolean =>
  (a.isContracted && CONTRACTED.get(a.form)?.includes(b.form) === true) ||
  (b.isContracted && CONTRACTED.get(b.form)?.includes(a.form) === true);

/** @returns null for words that are just different */
export function likenessOf(a: Look, b: Look): Likeness | null {
  if ((a.isContracted || b.isContracted) && isContraction(a, b)) return 'contraction';
  if (a.sound >= 0 && a.sound === b.sound) return 'homophone';
  // Nearly all pairs are told apart by their ends.
  if (!a.maySlip || !b.maySlip || !shareAnEnd(a.ends, b.ends)) return null;
  return isSlip(a, b) ? 'close' : null;
}
