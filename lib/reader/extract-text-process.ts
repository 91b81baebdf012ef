/**
 * The process that reads the text of one piece of evidence: the bytes come on standard input, the result goes to
 * standard output as JSON. Started only by `extract-text.ts`; it needs no environment and no network.
 */
import {
  BROKEN_BY_FILE,
  type EvidenceTextProblem,
  type ExtractedText,
  evidenceProblem,
  extractLimits,
  UnreadableEvidence,
} from '../files/evidence-text.ts';
import { type StoryProblemCode, UnreadableStory } from '../files/story-text.ts';
import { endWhenOver } from './end-when-over.ts';
import { type EvidenceTextType, textReader } from './text-readers.ts';

const problems: Readonly<Record<StoryProblemCode, EvidenceTextProblem>> = {
  empty: 'no_text',
  blank: 'no_text',
  too_large: 'too_long',
  binary: 'damaged',
  nul: 'damaged',
  damaged_characters: 'damaged',
  encoding: 'encoding',
  unsupported_type: 'damaged',
  wrong_type: 'damaged',
  damaged: 'damaged',
  protected: 'protected',
  unsafe: 'unsafe',
};

async function answer(type: EvidenceTextType): Promise<ExtractedText> {
  const bytes = await input();
  if (bytes === null) return evidenceProblem('too_large');
  try {
    const found = await textReader(type)(bytes);
    return found.text.trim() === '' ? evidenceProblem('no_text') : { ok: true, ...found };
  } catch (error) {
    if (error instanceof UnreadableEvidence) return evidenceProblem(error.code);
    if (error instanceof UnreadableStory) return evidenceProblem(problems[error.code]);
    // A reader that fails in a way of its own has met a file that is not what it claims to be.
    return evidenceProblem(error instanceof RangeError ? 'unsafe' : 'damaged');
  }
}

async function input(): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += part.length;
    if (size > extractLimits.inputBytes) return null;
    parts.push(part);
  }
  // pdf.js takes the buffer over; it must be separate and not part of Node's pool.
  return new Uint8Array(Buffer.concat(parts));
}

endWhenOver({ memory: extractLimits.memoryBytes, computing: extractLimits.computingMilliseconds });
// PDF.js leaves rejected promises behind for broken files; only what it returns counts.
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => process.exit(BROKEN_BY_FILE));
const answered = JSON.stringify(await answer(process.argv[2] as EvidenceTextType));
process.stdout.write(answered, () => process.exit(0));
