/** Texts and sounds that do not belong together: no word of them should have a time. */
import { alignTranscript } from '../../lib/listening/align-transcript.ts';
import { type Recogniser, SAMPLE_RATE } from '../../lib/listening/recogniser.ts';
import { soundOf } from '../../lib/listening/sound.ts';
import { type Recording, spokenByMachine } from './recordings.ts';

/** Seconds of each that are listened to. */
const SECONDS = 60;

/** Chords that change twice a second. */
const music = () =>
  Float32Array.from({ length: SECONDS * SAMPLE_RATE }, (_, i) => {
    const second = i / SAMPLE_RATE;
    const root = 110 * 2 ** (((Math.floor(second * 2) * 5) % 12) / 12);
    return [1, 1.25, 1.5, 2].reduce(
      (sum, part) => sum + 0.08 * Math.sin(2 * Math.PI * root * part * second),
      0,
    );
  });

const GERMAN =
  'Der Rat der Stadt hat gestern beschlossen, die zweite Brücke nicht zu bauen. Wir haben elf Millionen für den Hafen ausgegeben, ' +
  'und niemand hat die Nachbarn gefragt, was sie von dem Lärm in der Nacht halten. Drei von sieben Schulen bleiben für immer geschlossen.';

/** A transcript with who speaks and what else is heard, as stenographers write it. */
function withStageDirections(words: readonly string[]): { text: string; isSpoken: boolean[] } {
  const marked = words.flatMap((word, i) => {
    const before = i % 40 === 0 ? ['MR.', 'SMITH:'] : i % 40 === 20 ? ['[laughter', 'and', 'applause]'] : [];
    return [...before.map((one) => ({ word: one, isSpoken: false })), { word, isSpoken: true }];
  });
  return { text: marked.map(({ word }) => word).join(' '), isSpoken: marked.map(({ isSpoken }) => isSpoken) };
}

/** Tries them, and prints how many words got a time. */
export async function measureStrangers(recogniser: Recogniser, all: readonly Recording[]): Promise<void> {
  const said = async (name: string, text: string, pcm: Float32Array) => {
    const timed = await alignTranscript(recogniser, text, soundOf(pcm));
    console.log(`${name}: ${timed.filter(({ placed }) => placed).length} of ${timed.length} words placed`);
    return timed;
  };
  const textOf = ({ words }: Recording) => words.map(({ word }) => word).join(' ');
  const beginning = ({ pcm }: Recording) => pcm.subarray(0, SECONDS * SAMPLE_RATE);
  const speakers = [...new Map(all.map((one) => [one.speaker, one])).keys()].map((speaker) =>
    all.filter((one) => one.speaker === speaker).reduce((a, b) => (b.pcm.length > a.pcm.length ? b : a)),
  );
  for (const [i, one] of speakers.entries()) {
    const other = speakers[(i + 1) % speakers.length] as Recording;
    // Made voices all say the same.
    if (textOf(other) === textOf(one)) continue;
    await said(`The words of ${other.id} in ${one.id}`, textOf(other), beginning(one));
  }
  const longest = speakers.reduce((a, b) => (b.pcm.length > a.pcm.length ? b : a));
  await said('In music', textOf(longest), music());
  await said('In silence', textOf(longest), new Float32Array(SECONDS * SAMPLE_RATE));
  await said('In German', textOf(longest), spokenByMachine('de', GERMAN));
  const words = longest.words.filter(({ begin }) => (begin ?? 0) < SECONDS - 1).map(({ word }) => word);
  const { text, isSpoken } = withStageDirections(words);
  const timed = await said('With speakers’ names and stage directions', text, beginning(longest));
  console.log(
    `  of which ${timed.filter(({ placed }, i) => placed && !isSpoken[i]).length} of ${isSpoken.filter((is) => !is).length} unspoken`,
  );
}
