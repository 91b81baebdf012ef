/** What somebody marked or wrote on the pages of a PDF (ISO 32000-2, 12.5.6): suggestions and remarks, none of them its text. */
import type { PDFPageProxy } from 'unpdf/pdfjs';

export type PdfMark = { is: 'change' | 'remark'; words: string; page: number };

const CHANGES: Readonly<Record<string, string>> = {
  StrikeOut: 'words struck out',
  Caret: 'words to be put in',
};
const REMARKS = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'Squiggly', 'Stamp', 'Ink', 'Square']);

const MOST = 2_000;
const MOST_TOLD = 20;
const LONGEST = 200;

type Annotation = {
  subtype?: string;
  contentsObj?: { str?: string };
  /** It belongs to another (`Group`: a replacement is a mark for what goes and one for what comes) or answers it. */
  inReplyTo?: string;
  replyType?: string;
};

/** The marks on a page, without links and fields of forms; a remark says something, an empty one is a highlight. */
export async function marksOn(page: PDFPageProxy, number: number): Promise<PdfMark[]> {
  const annotations: Annotation[] = await page.getAnnotations().catch(() => []);
  return annotations.slice(0, MOST).flatMap(({ subtype = '', contentsObj, ...reply }): PdfMark[] => {
    const said = (contentsObj?.str ?? '').replace(/\s+/gu, ' ').trim();
    const words = said.length > LONGEST ? `${said.slice(0, LONGEST - 1)}…`.toWellFormed() : said;
    const isOfAnother = reply.inReplyTo !== undefined && reply.replyType === 'Group';
    const label = Object.hasOwn(CHANGES, subtype) ? CHANGES[subtype] : undefined;
    if (label !== undefined)
      return isOfAnother && words === ''
        ? []
        : [{ is: 'change', words: words === '' ? label : `${label}, “${words}”`, page: number }];
    return REMARKS.has(subtype) && words !== '' ? [{ is: 'remark', words: `“${words}”`, page: number }] : [];
  });
}

/** One sentence each for the suggestions and the remarks, with where they are. */
export function marksTold(marks: readonly PdfMark[]): string[] {
  const changes = marks.filter(({ is }) => is === 'change');
  const remarks = marks.filter(({ is }) => is === 'remark');
  return [
    ...told(changes, [
      '1 change that is marked on a page was not made',
      'changes that are marked on its pages were not made',
    ]),
    ...told(remarks, [
      '1 remark on a page is not part of the text',
      'remarks on its pages are not part of the text',
    ]),
  ];
}

function told(marks: readonly PdfMark[], [one, many]: readonly [string, string]): string[] {
  if (marks.length === 0) return [];
  const shown = marks.slice(0, MOST_TOLD).map(({ words, page }) => `${words} (page ${page})`);
  if (marks.length > MOST_TOLD) shown.push(`… and ${marks.length - MOST_TOLD} more`);
  return [`${marks.length === 1 ? one : `${marks.length} ${many}`}: ${shown.join('; ')}.`];
}
