/** How alike two different words are: another form of the same word, the same to the ear, or a slip of one letter. */
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

function isContraction(a: string, b: string): boolean {
  return (CONTRACTED.get(a)?.includes(b) ?? false) || (CONTRACTED.get(b)?.includes(a) ?? false);
}

/** Edit distance, giving up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      const value = Math.min(
        (previous[j - 1] as number) + same,
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
      );
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] as number;
}

/** @returns null for words that are just different */
export function likenessOf(a: string, b: string): Likeness | null {
  if (isContraction(a, b)) return 'contraction';
  const sound = soundClass.get(a);
  if (sound !== undefined && sound === soundClass.get(b)) return 'homophone';
  if (
    a.length < 3 ||
    b.length < 3 ||
    a.startsWith('#') ||
    b.startsWith('#') ||
    a.length > 40 ||
    b.length > 40
  )
    return null;
  if (a[0] !== b[0] && a[a.length - 1] !== b[b.length - 1]) return null;
  const longer = Math.max(a.length, b.length);
  const limit = longer <= 4 ? 1 : longer <= 7 ? 2 : 3;
  return distance(a, b, limit) <= limit ? 'close' : null;
}
