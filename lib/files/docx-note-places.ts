import { type DraftNoteKind, type DraftReply, draftNoteWords } from '../domain/draft-notes.ts';
import type { Mark } from '../text/layout/marks.ts';
import type { DocxNote, DocxNotes } from './docx-notes.ts';
import type { DocxParts } from './docx-parts.ts';
import { type FoundNote, momentIn, noteLinks } from './found-notes.ts';
import { readXml } from './xml.ts';

type Reference = { kind: DraftNoteKind; id: string; isGone: boolean };

/** Gives marks to the places in a document that its notes belong to. The n-th reference has the marks with the id n. */
export class NotePlaces {
  readonly references: Reference[] = [];
  readonly #notes: Record<DraftNoteKind, DocxNotes>;
  readonly #comments = new Map<string, { mark: number; hasStart: boolean; hasEnd: boolean }>();

  constructor(notes: Record<DraftNoteKind, DocxNotes>) {
    this.#notes = notes;
  }

  /**
   * A footnote or endnote stands here; `isGone` where a tracked change took its sign away. Null where the file has none
   * with this id.
   */
  refer(kind: 'footnote' | 'endnote', id: string, isGone: boolean): Omit<Mark, 'at'> | null {
    if (!this.#notes[kind].has(id)) return null;
    this.references.push({ kind, id, isGone });
    return { id: this.references.length - 1, is: 'end' };
  }

  /**
   * A comment's words begin or end here, or its sign stands here, which is their end where the file states none. Null
   * where that was known already: of several with one id the first counts.
   */
  comment(id: string, is: Mark['is']): Omit<Mark, 'at'> | null {
    if (!this.#notes.comment.has(id)) return null;
    let known = this.#comments.get(id);
    if (known === undefined) {
      this.references.push({ kind: 'comment', id, isGone: false });
      known = { mark: this.references.length - 1, hasStart: false, hasEnd: false };
      this.#comments.set(id, known);
    }
    if (is === 'start' ? known.hasStart || known.hasEnd : known.hasEnd) return null;
    if (is === 'start') known.hasStart = true;
    else known.hasEnd = true;
    return { id: known.mark, is };
  }
}

/** What the parts beside a document's comments say of them, by the id of a comment's last paragraph. */
export type CommentThreads = {
  parents: ReadonlyMap<string, string>;
  done: ReadonlySet<string>;
  /** When it was written, by universal time: what stands in the comment itself is the author's clock. */
  writtenAt: ReadonlyMap<string, string>;
  /** The address of an author, by name. */
  emails: ReadonlyMap<string, string>;
};

export function readCommentThreads(parts: DocxParts): CommentThreads {
  const parents = new Map<string, string>();
  const done = new Set<string>();
  for (const [name, attributes] of elementsIn(parts.part('commentsExtended'))) {
    const id = attributes.get('paraId');
    if (name !== 'commentEx' || id === undefined) continue;
    const parent = attributes.get('paraIdParent');
    if (parent !== undefined) parents.set(id, parent);
    if (/^(?:1|true|on)$/.test(attributes.get('done') ?? '')) done.add(id);
  }
  const lasting = new Map<string, string>();
  for (const [name, attributes] of elementsIn(parts.part('commentsIds')))
    if (name === 'commentId') lasting.set(attributes.get('durableId') ?? '', attributes.get('paraId') ?? '');
  const writtenAt = new Map<string, string>();
  for (const [name, attributes] of elementsIn(parts.part('commentsExtensible'))) {
    const id = lasting.get(attributes.get('durableId') ?? '');
    const at = momentIn(attributes.get('dateUtc') ?? '');
    if (name === 'commentExtensible' && id !== undefined && at !== '') writtenAt.set(id, `${at}Z`);
  }
  const emails = new Map<string, string>();
  let author = '';
  for (const [name, attributes] of elementsIn(parts.part('people'))) {
    if (name === 'person') author = attributes.get('author') ?? '';
    // "S::ines@example.org::4f1c…" from Microsoft's own accounts; others give the address alone.
    const email = /[^\s:@]{1,64}@[^\s:@]{3,190}/.exec((attributes.get('userId') ?? '').slice(0, 500))?.[0];
    if (name === 'presenceInfo' && email !== undefined) emails.set(author, email);
  }
  return { parents, done, writtenAt, emails };
}

function* elementsIn(xml: string): Generator<[name: string, attributes: ReadonlyMap<string, string>]> {
  for (const event of readXml(xml)) if (event.type === 'open') yield [event.name, event.attributes];
}

/** The notes of a document with the marks of their places; those that nothing refers to come last. */
export function foundInDocx(
  notes: Record<DraftNoteKind, DocxNotes>,
  { references }: NotePlaces,
  threads: CommentThreads,
): FoundNote[] {
  const comments = new Map([...notes.comment.values()].map((note) => [note.paragraphId, note]));
  const parents = parentsAmong(comments, threads);
  const replies = new Map<DocxNote, DraftReply[]>();
  for (const note of notes.comment.values()) {
    const parent = parents.get(note);
    if (parent === undefined) continue;
    const { words, author, writtenAt } = wordsAndAuthor(note, threads);
    const known = replies.get(parent) ?? [];
    known.push({ words, author, writtenAt });
    replies.set(parent, known);
  }
  const found: FoundNote[] = [];
  // A note is put together once, however often the text refers to it.
  const made = new Map<DocxNote, Omit<FoundNote, 'mark'>>();
  const counts = { comment: 0, footnote: 0, endnote: 0 };
  const add = (kind: DraftNoteKind, note: DocxNote | undefined, mark: number | null) => {
    if (note === undefined || parents.has(note)) return;
    let whole = made.get(note);
    if (whole === undefined) {
      counts[kind] += 1;
      whole = {
        kind,
        number: counts[kind],
        ...wordsAndAuthor(note, threads),
        links: noteLinks(note.links),
        email: threads.emails.get(note.author) ?? '',
        isDone: note.paragraphId !== '' && threads.done.has(note.paragraphId),
        replies: replies.get(note) ?? [],
      };
      made.set(note, whole);
    }
    found.push({ ...whole, mark });
  };
  const standing = new Set(references.filter(({ isGone }) => !isGone).map(({ kind, id }) => `${kind} ${id}`));
  for (const [mark, { kind, id, isGone }] of references.entries())
    if (!isGone || !standing.has(`${kind} ${id}`)) add(kind, notes[kind].get(id), mark);
  for (const kind of ['footnote', 'endnote', 'comment'] as const)
    for (const note of notes[kind].values()) if (!made.has(note)) add(kind, note, null);
  return found;
}

function wordsAndAuthor({ words, author, date, paragraphId }: DocxNote, threads: CommentThreads) {
  return {
    words: draftNoteWords(words),
    author: author.trim().slice(0, 200).toWellFormed(),
    writtenAt: threads.writtenAt.get(paragraphId) ?? momentIn(date),
  };
}

/**
 * For each reply the comment that its thread begins with. A reply to nothing begins one itself, and so does each of
 * those that are replies to one another in a circle.
 */
function parentsAmong(
  comments: ReadonlyMap<string, DocxNote>,
  { parents }: CommentThreads,
): ReadonlyMap<DocxNote, DocxNote> {
  /** Where each thread begins, by the paragraph of any comment in it; null where it begins nowhere. */
  const begins = new Map<string, string | null>();
  const found = new Map<DocxNote, DocxNote>();
  for (const [id, note] of comments) {
    const way: string[] = [];
    const seen = new Set<string>();
    let at = id;
    for (;;) {
      const next = parents.get(at);
      if (begins.has(at) || seen.has(at) || next === undefined || !comments.has(next)) break;
      seen.add(at);
      way.push(at);
      at = next;
    }
    const first = begins.has(at) ? (begins.get(at) ?? null) : seen.has(at) ? null : at;
    for (const one of way) begins.set(one, first);
    const root = first === null || first === id ? undefined : comments.get(first);
    if (root !== undefined) found.set(note, root);
  }
  return found;
}
