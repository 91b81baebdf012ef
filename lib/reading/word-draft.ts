/**
 * A story as a Word file: its paragraphs as they are, comments over the words of its items, footnotes behind them, and
 * around each item a bookmark by which it is found again when the file comes back.
 */
import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  type ICommentOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
  type XmlComponent,
} from 'docx';
import type { BlockKind, Span } from '../domain/vocabulary.ts';
import { bookmarkOf, OWN_AUTHOR, REVISION_PROPERTY, STORY_PROPERTY } from '../domain/word-drafts.ts';
import { beginsRightToLeft, draftStyles, styleOfBlock } from './word-draft-styles.ts';

/** A comment, line by line, and what was said below it. */
export type CommentToWrite = {
  initials: string;
  lines: readonly string[];
  replies: readonly (readonly string[])[];
};

export type ItemToWrite = {
  id: string;
  /** UTF-16 offsets into the text, in order, not overlapping. */
  spans: readonly Span[];
  comment: CommentToWrite | null;
  /** The words of each footnote behind it. */
  footnotes: readonly string[];
};

export type DraftToWrite = {
  storyId: string;
  /** The number of the revision. */
  revision: number;
  headline: string;
  /** What the file is, for whoever looks at its properties. */
  about: string;
  text: string;
  blocks: readonly (Span & { kind: BlockKind; asideReason: string | null })[];
  items: readonly ItemToWrite[];
  /** ISO. */
  takenAt: string;
};

/**
 * Something that stands between two characters. At one place what ends comes before what begins; what ends is in the order
 * given, and of what begins the longer first.
 */
type Sign = { at: number; isEnd: boolean; order: number; make: () => XmlComponent };

/** The bytes of the file. */
export async function writeWordDraft(draft: DraftToWrite): Promise<Uint8Array> {
  const notes = new Notes(draft);
  const byBlock = signsOfBlocks(draft, notes);
  const file = new Document({
    title: wordsOf(draft.headline),
    description: draft.about,
    creator: OWN_AUTHOR,
    lastModifiedBy: OWN_AUTHOR,
    styles: draftStyles(draft.blocks),
    customProperties: [
      { name: STORY_PROPERTY, value: draft.storyId },
      { name: REVISION_PROPERTY, value: String(draft.revision) },
    ],
    comments: { children: notes.comments },
    footnotes: notes.footnotes,
    sections: [
      {
        children: draft.blocks.map((block, i) => {
          const words = draft.text.slice(block.start, block.end);
          const style = styleOfBlock(block);
          return new Paragraph({
            ...(style && { style }),
            ...(beginsRightToLeft(words) && { bidirectional: true }),
            // The library's type leaves out bookmarks that begin and end apart, which it writes all the same.
            children: childrenOf(block, draft.text, byBlock[i] ?? []) as ParagraphChild[],
          });
        }),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** Comments and footnotes as they are numbered in the file. */
class Notes {
  readonly comments: ICommentOptions[] = [];
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly #date: Date;
  #footnotes = 0;

  constructor({ takenAt }: DraftToWrite) {
    this.#date = new Date(takenAt);
  }

  /** @returns the id of the comment, and of those below it */
  comment({ initials, lines, replies }: CommentToWrite): number[] {
    const id = this.#add(initials, lines);
    return [id, ...replies.map((reply) => this.#add(initials, reply, id))];
  }

  #add(initials: string, lines: readonly string[], parentId?: number): number {
    const id = this.comments.length;
    this.comments.push({
      ...{ id, initials, author: OWN_AUTHOR, date: this.#date },
      ...(parentId !== undefined && { parentId }),
      children: lines.map(
        (line, i) =>
          new Paragraph({
            children: [new TextRun({ text: wordsOf(line), bold: i === 0 && parentId === undefined })],
          }),
      ),
    });
    return id;
  }

  footnote(words: string): number {
    this.#footnotes += 1;
    this.footnotes[this.#footnotes] = {
      children: [new Paragraph({ style: 'FootnoteText', children: runsOf(` ${words}`) })],
    };
    return this.#footnotes;
  }
}

/** For each block what stands in it, in order. */
function signsOfBlocks({ text, blocks, items }: DraftToWrite, notes: Notes): Sign[][] {
  const byBlock: Sign[][] = blocks.map(() => []);
  let bookmarks = 0;
  let order = 0;
  /** What begins stands before the next character, what ends behind the last one. */
  const put = (at: number, isEnd: boolean, make: () => XmlComponent) => {
    const i = isEnd ? lastBefore(blocks, at) : firstAfter(blocks, at);
    const block = blocks[i];
    if (!block) return;
    order += 1;
    byBlock[i]?.push({ at: Math.min(Math.max(at, block.start), block.end), isEnd, order, make });
  };
  for (const { id, spans, comment, footnotes } of items) {
    const whole = spans.filter(({ start, end }) => start < end);
    const [first, last] = [whole[0], whole.at(-1)];
    if (!first || !last) continue;
    const ids = comment ? notes.comment(comment) : [];
    for (const one of ids) put(first.start, false, () => new CommentRangeStart(one));
    for (const [piece, { start, end }] of spans.entries()) {
      const name = bookmarkOf(id, piece);
      if (name === null || start >= end) continue;
      bookmarks += 1;
      const link = bookmarks;
      put(start, false, () => new BookmarkStart(name, link));
      put(end, true, () => new BookmarkEnd(link));
    }
    for (const one of ids) {
      put(last.end, true, () => new CommentRangeEnd(one));
      put(last.end, true, () => new TextRun({ children: [new CommentReference(one)] }));
    }
    const behind = behindMarks(text, last.end);
    for (const words of footnotes) {
      const number = notes.footnote(words);
      put(behind, true, () => new FootnoteReferenceRun(number));
    }
  }
  for (const signs of byBlock)
    signs.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.order - b.order);
  return byBlock;
}

/** The sign of a footnote stands behind the marks that close its words, as printers put it. */
function behindMarks(text: string, at: number): number {
  const marks = /^[”"»’'›)\]」』.,;:!?…]{1,4}/u.exec(text.slice(at, at + 4))?.[0] ?? '';
  return at + marks.length;
}

type Block = DraftToWrite['blocks'][number];

/** The first block that ends after a place. The blocks are in order. */
function firstAfter(blocks: readonly Block[], at: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last block that begins before a place. */
function lastBefore(blocks: readonly Block[], at: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function childrenOf(block: Span, text: string, signs: readonly Sign[]): XmlComponent[] {
  const children: XmlComponent[] = [];
  let from = block.start;
  for (const { at, make } of signs) {
    if (at > from) children.push(...runsOf(text.slice(from, at)));
    from = Math.max(from, at);
    children.push(make());
  }
  if (from < block.end) children.push(...runsOf(text.slice(from, block.end)));
  return children;
}

/** Words as runs; a tab is an element of its own. */
function runsOf(words: string): TextRun[] {
  const parts = wordsOf(words).split('\t');
  const rightToLeft = beginsRightToLeft(words);
  return parts.map(
    (part, i) =>
      new TextRun({
        ...(rightToLeft && { rightToLeft }),
        children: i === 0 ? [part] : [new Tab(), part],
      }),
  );
}

/** What XML can hold of some words: no control characters, no halves of characters. */
const wordsOf = (words: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  words.toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '');
