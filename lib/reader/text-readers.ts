/**
 * How the text of a piece of evidence is read, by what it is read as: one row for each reader. Runs in a process of its own
 * (extract-text-process.ts); a media type names its reader in `text` (lib/evidence/media-types.ts). A process reads one file, so
 * it loads what that needs: all readers together are a second of a processor, those of a transcript a quarter.
 */
import { readingSentences } from '../domain/what-was-read.ts';
import { type EvidenceText, extractLimits } from '../files/evidence-text.ts';
import { decodeText, readPlainText } from '../files/plain-text.ts';
import { readRecognised } from '../files/recognised-words.ts';
import { checkText, type StoryText } from '../files/story-text.ts';
import { readRecord } from '../files/transcript.ts';
import { hasRunningHeads } from '../text/layout/running-heads.ts';

/** Reads the bytes of a file whose content was told before it comes here (`pdf` begins with %PDF- and so on). */
type TextReader = (bytes: Uint8Array) => Promise<EvidenceText>;

const most = extractLimits.textBytes;

const READERS = {
  pdf: async (bytes) => {
    const { readPdf } = await import('../files/pdf.ts');
    return readPdf(bytes, { pages: extractLimits.pages, textBytes: most });
  },
  docx: async (bytes) => {
    const { readDocx } = await import('../files/docx.ts');
    return spoken(readDocx(bytes, most));
  },
  odt: async (bytes) => {
    const { readOdt } = await import('../files/odt.ts');
    return withTurns(readOdt(bytes, most));
  },
  rtf: async (bytes) => {
    const { readRtf } = await import('../files/rtf.ts');
    return withTurns(readRtf(bytes, most));
  },
  html: async (bytes) => {
    const { readHtml } = await import('../files/html.ts');
    return spokenPage(readHtml(bytes, 'html', most, 'evidence'));
  },
  mail: async (bytes) => {
    const { readMail } = await import('../files/mail.ts');
    return readMail(bytes, most);
  },
  text: (bytes) => spoken(readPlainText(bytes, most)),
  transcript: readTimed,
  recognised: async (bytes) => readRecognised(bytes, most),
} as const satisfies Record<string, TextReader>;

/** What evidence is read as. */
export type EvidenceTextType = keyof typeof READERS;

export const textReader = (type: EvidenceTextType): TextReader => READERS[type];

async function readTimed(bytes: Uint8Array): Promise<EvidenceText> {
  const { text, notices } = decodeText(bytes);
  checkText(text, most);
  return spoken({ raw: text, format: 'text', notices: [...notices, UNTIMED] }, notices);
}

const UNTIMED = 'No transcript could be read in this file, so its text was taken as it stands.';

/** A record of who says or writes what, whatever kind of file it came in; otherwise a text of paragraphs. */
async function spoken(story: StoryText, notices = story.notices): Promise<EvidenceText> {
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
async function spokenPage(story: StoryText): Promise<EvidenceText> {
  const found = await spoken(story);
  const turns = found.turns?.filter(([, , label]) => label !== null) ?? [];
  return turns.length >= LEAST_TURNS ? found : laidOut(story);
}

const headsNotice =
  'Heads, feet or page numbers stood inside of sentences or came again on page after page. They are in no sentence now, but stand behind it.';

async function laidOut(story: StoryText): Promise<EvidenceText> {
  const { layOut } = await import('../text/layout/lay-out.ts');
  return {
    text: layOut(story.raw, { paragraphs: story.paragraphs }).text,
    form: 'plain',
    places: null,
    turns: null,
    title: story.headline ?? null,
    notices: [...story.notices, ...readingSentences(story.readings ?? [])],
  };
}
