import type { PDFPageProxy } from 'unpdf/pdfjs';
import { layOut } from '../text/layout/lay-out.ts';
import type { EvidenceText, EvidenceTextProblem } from './evidence-text.ts';

/** Why a PDF's text cannot be had. */
export class UnreadablePdf extends Error {
  readonly code: EvidenceTextProblem;

  constructor(code: EvidenceTextProblem) {
    super(code);
    this.name = 'UnreadablePdf';
    this.code = code;
  }
}

type Limits = { pages: number; textBytes: number };

/**
 * Reads the text of a PDF page by page, its broken lines joined. A hostile file can make this take any time and
 * memory: call it only in the process that `extractEvidenceText` starts.
 * @throws UnreadablePdf
 */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<EvidenceText> {
  const { getDocument, VerbosityLevel } = await import('unpdf/pdfjs');
  const loading = getDocument({
    data: bytes,
    // Nothing of the file is run, drawn or fetched; fonts are read only for what their letters mean.
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
    throw new UnreadablePdf(
      error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'damaged',
    );
  });
  if (document.numPages > limits.pages) throw new UnreadablePdf('too_long');

  const pages: string[] = [];
  const places: number[][] = [];
  let start = 0;
  let unread = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const text = await textOfPage(() => document.getPage(number));
    if (text === null) unread += 1;
    if (text === null || text === '') continue;
    const end = start + text.length;
    if (end > limits.textBytes) throw new UnreadablePdf('too_long');
    pages.push(text);
    places.push([start, end, number]);
    start = end + 2;
  }
  if (pages.length === 0) throw new UnreadablePdf(unread > 0 ? 'damaged' : 'no_text');
  const notices = unread > 0 ? [`${unread} of ${document.numPages} pages could not be read.`] : [];
  return {
    text: pages.join('\n\n'),
    form: 'pages',
    places,
    turns: null,
    title: await titleOf(document),
    notices,
  };
}

async function titleOf(document: { getMetadata(): Promise<{ info: object }> }): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const title = metadata !== null && 'Title' in metadata.info ? metadata.info.Title : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 500) : null;
}

/** One page that is broken does not take the others' text away: null. */
async function textOfPage(open: () => Promise<PDFPageProxy>): Promise<string | null> {
  try {
    const page = await open();
    const { items } = await page.getTextContent();
    page.cleanup();
    return layOut(linesOf(items)).text;
  } catch {
    return null;
  }
}

type Item = { str: string; hasEOL: boolean; height: number; transform: readonly number[] };

/** Puts the pieces of a page together to lines, an empty line where the gap to the next is more than a line's. */
function linesOf(items: readonly object[]): string {
  const parts: string[] = [];
  let lastY: number | null = null;
  let atLineStart = true;
  for (const item of items) {
    if (!isItem(item)) continue;
    const y = item.transform[5] ?? 0;
    if (item.str.trim() !== '') {
      if (atLineStart && lastY !== null && Math.abs(lastY - y) > Math.max(item.height, 1) * 1.7)
        parts.push('\n');
      atLineStart = false;
      lastY = y;
    }
    parts.push(item.str);
    if (item.hasEOL) {
      parts.push('\n');
      atLineStart = true;
    }
  }
  return parts.join('');
}

const isItem = (item: object): item is Item =>
  'str' in item && typeof item.str === 'string' && 'transform' in item;
