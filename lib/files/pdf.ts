import type { PDFPageProxy } from 'unpdf/pdfjs';
import { type EvidenceText, UnreadableEvidence } from './evidence-text.ts';
import { pdfLines } from './pdf-lines.ts';
import { marksOn, marksTold, type PdfMark } from './pdf-marks.ts';
import { type PdfPage, textOfPages } from './pdf-pages.ts';

type Limits = { pages: number; textBytes: number };

/**
 * Reads the text of a PDF, joining its broken lines and its pages, without heads, feet and page numbers. A hostile file
 * can make this take any amount of time and memory: call it only in the process that `extractEvidenceText` starts.
 * @throws UnreadableEvidence
 */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<EvidenceText> {
  const { getDocument, VerbosityLevel } = await import('unpdf/pdfjs');
  const loading = getDocument({
    data: bytes,
    // Nothing in the file is run, drawn or fetched; fonts are read only for what their letters mean.
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await loading.promise.catch((error: unknown) => {
    throw new UnreadableEvidence(
      error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'damaged',
    );
  });
  if (document.numPages > limits.pages) throw new UnreadableEvidence('too_long');

  const pages: PdfPage[] = [];
  let size = 0;
  let unread = 0;
  let empty = 0;
  let noteNumbers = 0;
  const marks: PdfMark[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await linesOfPage(() => document.getPage(number), number);
    if (page === null) unread += 1;
    else if (page.lines.length === 0) empty += 1;
    marks.push(...(page?.marks ?? []));
    if (page === null || page.lines.length === 0) continue;
    size += page.lines.reduce((sum, line) => sum + line.text.length + 1, 0);
    if (size > limits.textBytes) throw new UnreadableEvidence('too_long');
    noteNumbers += page.noteNumbers;
    pages.push({ ...page, number });
  }
  if (pages.length === 0) throw new UnreadableEvidence(unread > 0 ? 'damaged' : 'no_text');
  const { text, places, notices } = textOfPages(pages);
  if (text === '') throw new UnreadableEvidence('no_text');
  if (noteNumbers > 0)
    notices.push(
      noteNumbers === 1
        ? '1 raised number of a note is not part of the text.'
        : `${noteNumbers} raised numbers of notes are not part of the text.`,
    );
  notices.push(...marksTold(marks));
  if (empty > 0)
    notices.push(
      `${empty} of ${document.numPages} pages ${empty === 1 ? 'has' : 'have'} no text that can be read: empty, or a picture.`,
    );
  if (unread > 0) notices.push(`${unread} of ${document.numPages} pages could not be read.`);
  return { text, form: 'pages', places, title: await titleOf(document), notices };
}

async function titleOf(document: { getMetadata(): Promise<{ info: object }> }): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const title = metadata !== null && 'Title' in metadata.info ? metadata.info.Title : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 500) : null;
}

/** Null for a broken page, which must not cost the others their text. */
async function linesOfPage(
  open: () => Promise<PDFPageProxy>,
  number: number,
): Promise<(Omit<PdfPage, 'number'> & { noteNumbers: number; marks: PdfMark[] }) | null> {
  try {
    const page = await open();
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    const marks = await marksOn(page, number);
    page.cleanup();
    return { ...pdfLines(items), width, height, marks };
  } catch {
    return null;
  }
}
