/**
 * When each word of a text is spoken in a recording. The sound is gone through in windows; in each, the text from where
 * one is on is looked for with a way around it (loose-grammar.ts), so that what is spoken and not written, or written
 * and not spoken, does not carry the words after it away. Then words between found ones are placed by force where
 * there is time for them. The rest has no time: better none than a wrong one.
 */
import { learnSounds, looseGrammar, strictGrammar } from './loose-grammar.ts';
import { misfit, UNCLEAR } from './misfit.ts';
import { type Heard, isNoWord, type Recogniser, SAMPLE_RATE } from './recogniser.ts';
import { groupsOf, heaviestChain, placesOf, type Run, wellFounded } from './runs.ts';
import { quietest, type Sound } from './sound.ts';

/** When a word is spoken, in seconds, and how well it fits there (0 to 1). */
export type Placed = { begin: number; end: number; probability: number };

export type Progress = { onProgress?: (seconds: number) => void; signal?: AbortSignal };

/** Seconds of a window, and the earliest second at which it may be cut: the model's work and memory grow with both words and seconds. */
const WINDOW = { whole: 20, earliest: 14 };

/** Words of the text that a window looks at: the fastest speaker's in it, and as many again as may be written and not spoken. */
const LOOKED_AT = 130;

/** Words before the place reached that a window looks at again, for what its cut took. */
const LOOKED_BACK = 8;

/** At 1e-20 nothing was lost on the development recordings; this is wider still, and costs a quarter more. */
const LOOSE_BEAM = 1e-30;

/** Forced words may be wrong ones, which fit badly for a while. */
const STRICT_BEAM = 1e-100;

/** A run of fewer sounds may be chance: words like "of the" are heard in any speech. */
const RUN_OF_SOUNDS = 9;

/** A run of so many sounds is where one is. */
const SURE_OF_SOUNDS = 24;

/** Runs that belong together and have so many sounds together are where they are, though none of them is sure. */
const SURE_TOGETHER = 48;

/** Of a text that has not so many sounds, this share must be found. */
const SURE_SHARE = 0.4;

/** Seconds that one sound takes: shorter nobody speaks, longer is a pause. Pauses beside are allowed for. */
const ONE_SOUND = { least: 0.035, most: 0.18 };
const PAUSES = 0.6;

/**
 * Seconds between found words that words may be forced into. In more, a window and a half of it, nothing was found: the
 * words are hardly there, and the model's memory grows with the seconds.
 */
const FORCED = 30;

/** Windows in a row without a sure run before other stretches of the text are looked at too. */
const LOST = 2;

/**
 * The word from which on a window looks, so many windows after the last sure run. Once lost, two windows of three look
 * at a stretch further on each time, from the next words again after the end, and the third where it would go on. All
 * in one, 520 words took the model 199 MB and 0.6 of real time.
 */
function lookedFrom(position: number, lost: number, length: number): number {
  const next = Math.max(0, position - LOOKED_BACK);
  const turn = lost - LOST;
  if (turn < 0 || turn % 3 === 2) return next;
  const stretch = LOOKED_AT - 2 * LOOKED_BACK;
  const stretches = Math.ceil(Math.max(1, length - next - 2 * LOOKED_BACK) / stretch);
  return next + ((turn - Math.floor(turn / 3) + 1) % stretches) * stretch;
}

/**
 * The times of `words`, each of which the recogniser knows; null for a word that is not aligned. Throws the signal's
 * reason when cancelled.
 */
export async function align(
  recogniser: Recogniser,
  words: readonly string[],
  sound: Sound,
  { onProgress, signal }: Progress = {},
): Promise<(Placed | null)[]> {
  learnSounds(recogniser);
  const soundsIn = new Map<string, number>();
  const count = (word: string) => {
    const known = soundsIn.get(word) ?? recogniser.soundsOf(word)?.split(' ').length ?? 1;
    soundsIn.set(word, known);
    return known;
  };
  const weightOf = (run: Run) => run.heard.reduce((sum, { word }) => sum + count(word), 0);
  const found: Run[] = [];
  let [at, position, lost] = [0, 0, 0];
  while (at < sound.seconds && words.length > 0) {
    signal?.throwIfAborted();
    const pcm = await sound.read(at, Math.min(at + WINDOW.whole, sound.seconds));
    const isLast = at + WINDOW.whole >= sound.seconds;
    const seconds = isLast ? sound.seconds - at : quietest(pcm, WINDOW.earliest);
    const from = lookedFrom(position, lost, words.length);
    const to = Math.min(words.length, from + LOOKED_AT);
    const clip = pcm.subarray(0, Math.round(seconds * SAMPLE_RATE));
    const runs = runsIn(recogniser, words, { from, to }, clip, at);
    const chain = heaviestChain(
      runs.filter((run) => weightOf(run) >= RUN_OF_SOUNDS),
      weightOf,
      position,
    );
    found.push(...chain);
    const sure = chain.filter((run) => weightOf(run) >= SURE_OF_SOUNDS).at(-1);
    lost = sure ? 0 : lost + 1;
    if (sure) position = sure.from + sure.heard.length;
    at += seconds;
    onProgress?.(at);
  }
  const soundsBetween = (from: number, to: number) =>
    words.slice(from, to).reduce((sum, word) => sum + count(word), 0);
  const chain = wellFounded(heaviestChain(found, weightOf, 0), weightOf, {
    one: SURE_OF_SOUNDS,
    all: Math.min(SURE_TOGETHER, SURE_SHARE * soundsBetween(0, words.length)),
    belongs: (earlier, later) =>
      isPlausible(
        (later.heard[0]?.begin ?? 0) - (earlier.heard.at(-1)?.end ?? 0),
        soundsBetween(earlier.from + earlier.heard.length, later.from),
      ),
  });
  const placed = placedBy(chain, words.length);
  await fillGaps(recogniser, words, sound, placed, count, signal);
  return placed;
}

/** Every run of text heard in a window that begins at `offset`, in the order of the sound. */
function runsIn(
  recogniser: Recogniser,
  words: readonly string[],
  { from, to }: { from: number; to: number },
  pcm: Float32Array,
  offset: number,
): Run[] {
  if (from >= to) return [];
  const heard = recogniser.hear(looseGrammar(words.slice(from, to)), pcm, LOOSE_BEAM)?.heard ?? [];
  return groupsOf(heard).flatMap((group) => {
    const moved = group.map((one) => ({ ...one, begin: one.begin + offset, end: one.end + offset }));
    return placesOf(group, words, from, to).map((place) => ({ from: place, heard: moved }));
  });
}

const placedAs = ({ begin, end, probability }: Heard, offset = 0): Placed => ({
  begin: begin + offset,
  end: end + offset,
  probability,
});

function placedBy(chain: readonly Run[], length: number): (Placed | null)[] {
  const placed: (Placed | null)[] = Array.from({ length }, () => null);
  for (const { from, heard } of chain)
    for (const [i, one] of heard.entries()) placed[from + i] = placedAs(one);
  return placed;
}

/** Whether so many sounds may be what is spoken in so many seconds. */
const isPlausible = (seconds: number, sounds: number) =>
  seconds >= ONE_SOUND.least * sounds && seconds <= Math.min(FORCED, ONE_SOUND.most * sounds + PAUSES);

/** Places the words between found ones by force, where there is time for them and they fit what is heard. */
async function fillGaps(
  recogniser: Recogniser,
  words: readonly string[],
  sound: Sound,
  placed: (Placed | null)[],
  count: (word: string) => number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let first = 0; first < words.length; first++) {
    if (placed[first]) continue;
    let next = first;
    while (next < words.length && !placed[next]) next++;
    signal?.throwIfAborted();
    const [before, after] = [placed[first - 1], placed[next]];
    const [begin, end] = [before?.end ?? 0, after?.begin ?? sound.seconds];
    const sounds = words.slice(first, next).reduce((sum, word) => sum + count(word), 0);
    if (isPlausible(end - begin, sounds)) {
      const from = before ? first - 1 : first;
      const to = after ? next + 1 : next;
      const clipBegin = before?.begin ?? begin;
      const pcm = await sound.read(clipBegin, after?.end ?? end);
      const hearing = recogniser.hear(strictGrammar(words.slice(from, to)), pcm, STRICT_BEAM);
      const heard = hearing?.heard.filter(({ word }) => !isNoWord(word)) ?? [];
      const isThere =
        heard.length === to - from && misfit({ heard: heard.slice(first - from, next - from) }) <= UNCLEAR;
      if (isThere)
        for (let i = first; i < next; i++) placed[i] = placedAs(heard[i - from] as Heard, clipBegin);
    }
    first = next;
  }
}
