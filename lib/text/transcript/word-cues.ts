/** Subtitles with a cue for every word, as recognisers write them: put together into lines again, each word with its time. */
import { plainLine } from './markup.ts';

/** A cue as it stands in the file. */
export type RawCue = { fromMs: number; toMs: number; lines: string[] };

const wordsIn = ({ lines }: RawCue): string => lines.map(plainLine).join(' ').trim();

/** Recognisers write a file with a cue for every word; a few cues of two words are slips. */
export function isWordByWord(cues: readonly RawCue[]): boolean {
  const single = cues.filter((cue) => /^\S*$/u.test(wordsIn(cue))).length;
  return cues.length > 3 && single * 10 >= cues.length * 9;
}

/** A pause after which a new line begins, and the letters after which one that nothing ends is broken all the same. */
const PAUSE_MS = 1500;
const LONG_LINE = 160;

/** What stands before each of the words, one after another: a line break where a sentence, a pause or a long line ended. */
export function wordJoints(): (cue: RawCue) => string {
  let last: RawCue | null = null;
  let length = 0;
  return (cue) => {
    const ends = last === null || /[.!?…]["”’»)]*$/u.test(wordsIn(last)) || length > LONG_LINE;
    const isNew = ends || cue.fromMs - (last?.toMs ?? 0) > PAUSE_MS;
    length = isNew ? 0 : length + wordsIn(cue).length;
    last = cue;
    return isNew ? '\n' : ' ';
  };
}
