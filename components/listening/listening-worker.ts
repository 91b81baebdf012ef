/**
 * The worker that listens: the model of sounds, the alignment and the comparison of two wordings run here, beside the
 * page. It is the one file that brings them into a browser.
 */
import { alignTranscript } from '@/lib/listening/align-transcript.ts';
import { type Recogniser, startRecogniser } from '@/lib/listening/recogniser.ts';
import { type Sound, soundOf } from '@/lib/listening/sound.ts';
import { knownAs, spokenWords } from '@/lib/listening/spoken-words.ts';
import { whichOfTwo } from '@/lib/listening/which-of-two.ts';
import {
  type Answers,
  type FromWorker,
  ListeningFault,
  type Question,
  type SoundFrom,
  type Spellings,
} from './messages.ts';
import { MODEL_BASE } from './model-address.ts';
import { soundInPieces } from './sound-in-pieces.ts';

/** What of a worker's surroundings is used. */
type Page = {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<Question>) => void) | null;
};
const page = globalThis as unknown as Page;

let sound: Sound | null = null;
/** Started while the recording is still being fetched. */
const starting = startRecogniser({ modelBase: new URL(MODEL_BASE, globalThis.location.origin).href });
// Who asks is told of it.
starting.catch(() => undefined);

async function started(): Promise<Recogniser> {
  try {
    return await starting;
  } catch (error) {
    throw new ListeningFault('not-started', String(error));
  }
}

async function opened(from: SoundFrom): Promise<Answers['open']> {
  sound = 'pcm' in from ? soundOf(from.pcm) : await soundInPieces(from.src);
  await started();
  return { durationMs: Math.round(sound.seconds * 1000) };
}

const known = (recogniser: Recogniser, text: string, spellings: Spellings) =>
  spokenWords(text).flatMap(({ spoken }) =>
    spoken.flatMap((word) => knownAs(recogniser, word, new Map(spellings)) ?? []),
  );

async function answerTo(question: Question): Promise<Answers[keyof Answers]> {
  if (question.ask === 'open') return opened(question.sound);
  const recogniser = await started();
  if (!sound) throw new ListeningFault('failed', 'No recording is open');
  const { spellings } = question;
  if (question.ask === 'align') {
    return alignTranscript(recogniser, question.text, sound, new Map(spellings), {
      onProgress: (seconds) => page.postMessage({ is: 'progress', heardMs: Math.round(seconds * 1000) }),
    });
  }
  const { a, b, fromMs, toMs } = question;
  const pcm = await sound.read(Math.max(0, fromMs / 1000), Math.min(toMs / 1000, sound.seconds));
  return whichOfTwo(
    recogniser,
    { a: known(recogniser, a, spellings), b: known(recogniser, b, spellings) },
    pcm,
  );
}

/** Questions are answered one after another: the model hears one thing at a time. */
let last: Promise<void> = Promise.resolve();
page.onmessage = ({ data: question }) => {
  last = last.then(async () => {
    try {
      page.postMessage({ is: 'answer', answer: await answerTo(question) });
    } catch (error) {
      const fault = error instanceof ListeningFault ? error.fault : 'failed';
      page.postMessage({ is: 'fault', fault, said: String(error) });
    }
  });
};
page.postMessage({ is: 'ready' });
