/** Drafts for Word in tests: made from words, and edited as programs edit them, in their XML. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { BlockKind, Span } from '../domain/vocabulary.ts';
import { layOut } from '../text/layout/lay-out.ts';
import type { DraftToWrite, ItemToWrite } from './word-draft.ts';

export const STORY = '0b6f3c8a-1d2e-4f5a-8b9c-0d1e2f3a4b5c';

/** The id of the n-th item. */
export const itemId = (n: number) => `1c2d3e4f-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const itemAt = (n: number, spans: Span[], more: Partial<ItemToWrite> = {}): ItemToWrite => ({
  id: itemId(n),
  spans,
  comment: {
    initials: 'V',
    lines: [`VERIFIED · item ${n}`, 'Was it said? Word for word. Is it true? Not established.'],
    replies: [],
  },
  footnotes: [],
  ...more,
});

/** A story laid out as pasted, with items at these words: their first place in it. */
export function draftOf(raw: string, words: readonly string[]): DraftToWrite {
  const { text, blocks } = layOut(raw);
  const items = words.map((one, n) => {
    const start = text.indexOf(one);
    if (start < 0) throw new Error(`The story does not say “${one}”.`);
    return itemAt(n, [{ start, end: start + one.length }]);
  });
  return draftWith(text, blocks, items);
}

export function draftWith(
  text: string,
  blocks: readonly (Span & { kind: string; asideReason: string | null })[],
  items: readonly ItemToWrite[],
): DraftToWrite {
  return {
    storyId: STORY,
    revision: 3,
    headline: 'Tramway sold',
    about: 'Taken out of Stet.',
    text,
    blocks: blocks.map((block) => ({ ...block, kind: block.kind.toUpperCase() as BlockKind })),
    items,
    takenAt: '2026-11-29T12:00:00.000Z',
  };
}

/** A file with its document changed, and other parts by name. */
export function edited(
  bytes: Uint8Array,
  change: (document: string) => string,
  others: Record<string, (part: string) => string> = {},
): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, edit] of Object.entries({ 'word/document.xml': change, ...others })) {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    const after = edit(before);
    if (after === before) throw new Error(`Nothing was changed in ${name}.`);
    parts[name] = strToU8(after);
  }
  return zipSync(parts);
}

/** Marks these words of a document with a comment, as Word does. The words are within one run. */
export const commented = (document: string, words: string, id: number): string =>
  document.replace(
    words,
    `</w:t></w:r><w:commentRangeStart w:id="${id}"/><w:r><w:t xml:space="preserve">${words}</w:t></w:r><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r><w:r><w:t xml:space="preserve">`,
  );

/** The same in the part with the comments: one more, by somebody. */
export const withComment = (comments: string, id: number, words: string, paraId = ''): string =>
  comments.replace(
    '</w:comments>',
    `<w:comment w:id="${id}" w:author="Ines Calloway" w:initials="IC"><w:p${paraId && ` w14:paraId="${paraId}"`}><w:r><w:t>${words}</w:t></w:r></w:p></w:comment></w:comments>`,
  );

export const partOf = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

export const documentOf = (bytes: Uint8Array): string => partOf(bytes, 'word/document.xml');

/** As Word saves what was proofread: every run cut in two, each with the number of its session, and signs of proofing. */
export const asWordSavesIt = (document: string): string =>
  document
    .replace(/<w:p>/g, '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3" w14:paraId="11112222">')
    .replace(
      /<w:r>((?:<w:rPr>.*?<\/w:rPr>)?)<w:t xml:space="preserve">([^<]{2,})<\/w:t><\/w:r>/g,
      (_, properties: string, words: string) => {
        const signs = [...words.matchAll(/&\w+;|[\s\S]/gu)].map(([sign]) => sign);
        const half = signs.length >> 1;
        const run = (part: string) =>
          `<w:r w:rsidR="00D4E5F6">${properties}<w:t xml:space="preserve">${part}</w:t></w:r>`;
        return `<w:proofErr w:type="spellStart"/>${run(signs.slice(0, half).join(''))}<w:proofErr w:type="spellEnd"/>${run(signs.slice(half).join(''))}`;
      },
    );
