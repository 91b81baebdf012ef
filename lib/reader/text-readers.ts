/**
 * How the text of a piece of evidence is read, by what it is read as: one row for each reader. Runs in a process of its own
 * (extract-text-process.ts); a media type names its reader in `text` (lib/evidence/media-types.ts).
 */
import { readingSentences } from '../domain/what-was-read.ts';
import { readDocx } from '../files/docx.ts';
import { type EvidenceText, extractLimits } from '../files/evidence-text.ts';
import { readHtml } from '../files/html.ts';
import { readMail } from '../files/mail.ts';
import { readOdt } from '../files/odt.ts';
import { readPdf } from '../files/pdf.ts';
import { decodeText, readPlainText } from '../files/plain-text.ts';
import { readRecognised } from '../files/recognised-words.ts';
import { readRtf } from '../files/rtf.ts';
import { checkText, type StoryText } from '../files/story-text.ts';
import { readRecord } from '../files/transcript.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { hasRunningHeads } from '../text/layout/running-heads.ts';

/** Reads the bytes of a file whose content was told before it comes here (`pdf` begins with %PDF- and so on). */
type TextReader = (bytes: Uint8Array) => EvidenceText | Promise<EvidenceText>;

const most = extractLimits.textBytes;

const READERS = {
  pdf: (bytes) => readPdf(bytes, { pages: extractLimits.pages, textBytes: most }),
  docx: (bytes) => spoken(readDocx(bytes, most)),
  odt: (bytes) => withTurns(readOdt(bytes, most)),
  rtf: (bytes) => withTurns(readRtf(bytes, most)),
  html: (bytes) => spokenPage(readHtml(bytes, 'html', most, 'evidence')),
  mail: (bytes) => readMail(bytes, most),
  text: (bytes) => spoken(readPlainText(bytes, most)),
  transcript: readTimed,
  recognised: (bytes) => readRecognised(bytes, most),
} as const satisfies Record<string, TextReader>;

/** What evidence is read as. */
export type EvidenceTextType = keyof typeof READERS;

export const textReader = (type: EvidenceTextType): TextReader => READERS[type];

function readTimed(bytes: Uint8Array): EvidenceText {
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
