/**
 * The process that reads the text of one piece of evidence: the bytes come on standard input, the result goes to
 * standard output as JSON. Started only by `extract-text.ts`; it needs no environment and no network.
 */
import { readingSentences } from '../domain/what-was-read.ts';
import { readDocx } from '../files/docx.ts';
import {
  BROKEN_BY_FILE,
  type EvidenceText,
  type EvidenceTextProblem,
  type EvidenceTextType,
  type ExtractedText,
  evidenceProblem,
  extractLimits,
} from '../files/evidence-text.ts';
import { readHtml } from '../files/html.ts';
import { readMail } from '../files/mail.ts';
import { readOdt } from '../files/odt.ts';
import { readPdf, UnreadablePdf } from '../files/pdf.ts';
import { decodeText, readPlainText } from '../files/plain-text.ts';
import { readRtf } from '../files/rtf.ts';
import { checkText, type StoryProblemCode, type StoryText, UnreadableStory } from '../files/story-text.ts';
import { readRecord } from '../files/transcript.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { hasRunningHeads } from '../text/layout/running-heads.ts';
import { endWhenOver } from './end-when-over.ts';

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

async function read(type: EvidenceTextType, bytes: Uint8Array): Promise<EvidenceText> {
  const most = extractLimits.textBytes;
  if (type === 'pdf') return await readPdf(bytes, { pages: extractLimits.pages, textBytes: most });
  if (type === 'docx') return spoken(readDocx(bytes, most));
  if (type === 'html') return spokenPage(readHtml(bytes, 'html', most, true));
  if (type === 'odt') return withTurns(readOdt(bytes, most));
  if (type === 'rtf') return withTurns(readRtf(bytes, most));
  if (type === 'mail') return await readMail(bytes, most);
  if (type === 'text') return spoken(readPlainText(bytes, most));
  const { text, notices } = decodeText(bytes);
  checkText(text, most);
  return spoken({ raw: text, format: 'text', notices: [...notices, UNTIMED] }, notices);
}

const UNTIMED = 'No transcript could be read in this file, so its text was taken as it stands.';

/** A record of who says or writes what, whatever kind of file it came in; otherwise a text of paragraphs. */
function spoken(story: StoryText, notices = story.notices): EvidenceText {
  const record = readRecord(story.raw);
  if (record !== null)
    return { ...record, title: story.headline ?? null, notices: [...notices, ...record.notices] };
  const hasHeads = story.format === 'text' && hasRunningHeads(story.raw);
  return laidOut(hasHeads ? { ...story, notices: [...story.notices, headsNotice] } : story);
}

/** The same for a document that was already read. */
function withTurns(found: EvidenceText): EvidenceText {
  const record = readRecord(found.text);
  return record === null ? found : { ...found, ...record, notices: [...found.notices, ...record.notices] };
}

/** Fewer turns than this on a web page may well be headings of its own. */
const LEAST_TURNS = 4;

/** A web page of a debate or a briefing; most pages are not. */
function spokenPage(story: StoryText): EvidenceText {
  const found = spoken(story);
  const turns = found.turns?.filter(([, , label]) => label !== null) ?? [];
  return turns.length >= LEAST_TURNS ? found : laidOut(story);
}

const headsNotice =
  'Heads, feet or page numbers stood inside of sentences or came again on page after page. They are in no sentence now, but stand behind it.';

const laidOut = (story: StoryText): EvidenceText => ({
  text: layOut(story.raw, { paragraphs: story.paragraphs }).text,
  form: 'plain',
  places: null,
  turns: null,
  title: story.headline ?? null,
  notices: [...story.notices, ...readingSentences(story.readings ?? [])],
});

async function answer(type: EvidenceTextType): Promise<ExtractedText> {
  const bytes = await input();
  if (bytes === null) return evidenceProblem('too_large');
  try {
    const found = await read(type, bytes);
    return found.text.trim() === '' ? evidenceProblem('no_text') : { ok: true, ...found };
  } catch (error) {
    if (error instanceof UnreadablePdf) return evidenceProblem(error.code);
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
