/** Word files with notes for tests: the parts beside the document, and the relationships that name them. */
import { docx, paragraph, run } from './docx.fixture.ts';

type Made = { words: string; id?: string; author?: string; date?: string; paraId?: string; xml?: string };

const element = (kind: string, index: number, { words, id, author, date, paraId, xml }: Made) =>
  `<w:${kind} w:id="${id ?? index}"${author === undefined ? '' : ` w:author="${author}"`}${date === undefined ? '' : ` w:date="${date}"`}><w:p${paraId === undefined ? '' : ` w14:paraId="${paraId}"`}>${xml ?? run(words)}</w:p></w:${kind}>`;

export const notesPart = (kind: 'comment' | 'footnote' | 'endnote', notes: readonly Made[]) =>
  `<?xml version="1.0"?><w:${kind}s>${notes.map((note, at) => element(kind, at, note)).join('')}</w:${kind}s>`;

export const relationships = (parts: Record<string, string>, links: Record<string, string> = {}) =>
  `<Relationships>${Object.entries(parts)
    .map(
      ([type, target], at) =>
        `<Relationship Id="r${at}" Type="http://x/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}${Object.entries(links)
    .map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="http://x/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`;

export const commentStart = (id: number | string) => `<w:commentRangeStart w:id="${id}"/>`;
export const commentEnd = (id: number | string) => `<w:commentRangeEnd w:id="${id}"/>`;
export const commentSign = (id: number | string) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
export const footnoteSign = (id: number | string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
export const endnoteSign = (id: number | string) => `<w:r><w:endnoteReference w:id="${id}"/></w:r>`;

/** A file whose parts stand where Word has them. */
export function draft(
  body: string,
  notes: { comment?: Made[]; footnote?: Made[]; endnote?: Made[] },
  parts: Record<string, string> = {},
): Uint8Array {
  return docx(body, {
    'word/comments.xml': notesPart('comment', notes.comment ?? []),
    'word/footnotes.xml': notesPart('footnote', notes.footnote ?? []),
    'word/endnotes.xml': notesPart('endnote', notes.endnote ?? []),
    ...parts,
  });
}

export const lines = (...words: string[]) => words.map((one) => paragraph(run(one))).join('');
