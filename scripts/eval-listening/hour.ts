/** What an hour costs: time, the model's memory, JavaScript's, and that of the whole process. */
import { alignTranscript } from '../../lib/listening/align-transcript.ts';
import { type Recogniser, SAMPLE_RATE } from '../../lib/listening/recogniser.ts';
import type { Sound } from '../../lib/listening/sound.ts';
import type { Recording } from './recordings.ts';

const HOUR = 3600;

/** A recording said again and again, read in pieces: it is never wholly in memory more than once. */
function repeated(pcm: Float32Array, times: number): Sound {
  const at = (second: number) => Math.round(second * SAMPLE_RATE);
  return {
    seconds: (pcm.length * times) / SAMPLE_RATE,
    read: async (begin, end) =>
      Float32Array.from({ length: at(end) - at(begin) }, (_, i) => pcm[(at(begin) + i) % pcm.length] ?? 0),
  };
}

/** Aligns the longest recording, repeated for an hour, with its text as often, and prints what it took. */
export async function measureHour(recogniser: Recogniser, all: readonly Recording[]): Promise<void> {
  const longest = all.reduce((one, other) => (other.pcm.length > one.pcm.length ? other : one));
  const own = longest.pcm.length / SAMPLE_RATE;
  const times = Math.ceil(HOUR / own);
  const words = Array.from({ length: times }, (_, i) =>
    longest.words.map(({ word, begin }) => ({ word, begin: begin === null ? null : begin + i * own })),
  ).flat();
  let heap = 0;
  const began = process.cpuUsage();
  const text = words.map(({ word }) => word).join(' ');
  const sound = repeated(longest.pcm, times);
  const timed = await alignTranscript(recogniser, text, sound, new Map(), {
    onProgress: () => {
      heap = Math.max(heap, process.memoryUsage().heapUsed);
    },
  });
  const { user, system } = process.cpuUsage(began);
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
  const far = timed.filter(
    ({ placed }, i) => placed && Math.abs(placed.begin - (words[i]?.begin ?? placed.begin)) > 1,
  );
  console.log(
    `${Math.round(sound.seconds / 60)} minutes (${longest.id}, ${times} times): ${words.length} words, ` +
      `${timed.filter(({ placed }) => !placed).length} not aligned, ${far.length} off by more than 1 s; ` +
      `${((user + system) / 1e6 / sound.seconds).toFixed(3)} of real time; the model's memory ${megabytes(recogniser.bytes())}, ` +
      `JavaScript's at most ${megabytes(heap)}, the whole process at most ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
  );
}
