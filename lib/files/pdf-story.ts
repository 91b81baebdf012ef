/** A story in a PDF: read as evidence is, and what is uncertain about it told. */
import { type EvidenceTextProblem, UnreadableEvidence } from './evidence-text.ts';
import { readPdf } from './pdf.ts';
import {
  checkText,
  maxTextBytes,
  type StoryProblemCode,
  type StoryText,
  UnreadableStory,
} from './story-text.ts';
import { storyOfParagraphs } from './told-paragraphs.ts';

/** A story of 1 MB has some four hundred pages, of a tabloid with large pictures twice as many. */
const limits = { pages: 1_000, textBytes: maxTextBytes };

const damaged: readonly [StoryProblemCode, string] = [
  'damaged',
  'This PDF is damaged or was not uploaded whole. Save it again and upload that; or open it, copy the story and paste it.',
];

const problems: Readonly<Partial<Record<EvidenceTextProblem, readonly [StoryProblemCode, string]>>> = {
  no_text: [
    'blank',
    'This PDF shows pictures of its pages and has no text that can be read. Bring the file that it was made from, or paste the story.',
  ],
  too_long: [
    'too_large',
    'This PDF has more text or pages than a story of up to 1 MB. Save the pages of the story alone, or paste it.',
  ],
  protected: [
    'protected',
    'This PDF is protected by a password. Save it without the password and upload it again; or open it, copy the story and paste it.',
  ],
};

/**
 * Reads a story from a PDF. Call it only in a process whose time and memory are bounded.
 * @throws UnreadableStory
 */
export async function readPdfStory(bytes: Uint8Array): Promise<StoryText> {
  // The library takes the bytes over, and takes no Buffer; whoever brought them still needs them.
  const read = await readPdf(new Uint8Array(bytes), limits).catch((error: unknown) => {
    const known = error instanceof UnreadableEvidence ? problems[error.code] : undefined;
    throw new UnreadableStory(...(known ?? damaged));
  });
  checkText(read.text);
  const pages = new Set((read.places ?? []).map(([, , page]) => page)).size;
  const uncertain = `Read from ${pages === 1 ? 'a page' : `${pages} pages`} of a PDF, which has lines and no paragraphs: where those begin, and which parts of a page belong together, was worked out. Look it over.`;
  return storyOfParagraphs({ ...read, notices: [uncertain, ...read.notices] }, 'pdf');
}
