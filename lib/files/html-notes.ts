/**
 * The comments and footnotes of a page that Google Docs exported: at the words a link to the note (`id="cmnt_ref1"`,
 * `href="#cmnt1"`), at the end of the page the note with a link back; the same with `ftnt` for footnotes. Who wrote a
 * comment, which words it is about and whether it is resolved are not in such a page.
 */
import { defaultTreeAdapter } from 'parse5';
import { draftNoteWords } from '../domain/draft-notes.ts';
import { type FoundNote, noteLinks } from './found-notes.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { attributeOf, elementsOf, type HtmlElement, type HtmlParent } from './html-tree.ts';

export type NotesOfPage = {
  notes: FoundNote[];
  /** The mark of the note whose sign this element is; undefined for any other. */
  markOf: (element: HtmlElement) => number | undefined;
};

type Pair = { kind: 'comment' | 'footnote'; number: number; sign: HtmlElement; back: HtmlElement };

/** Takes the notes out of a page, so that they are not read as its text. Their signs stay, for the places. */
export function takeNotes(document: HtmlParent): NotesOfPage {
  const pairs = pairsIn(document);
  const marks = new Map<HtmlElement, number>();
  const backs = new Set(pairs.map(({ back }) => back));
  const bodies = pairs.map(({ sign, back }, mark) => {
    marks.set(sign, mark);
    return bodyOfNote(back, backs);
  });
  const notes = pairs.flatMap(({ kind, number, back }, mark): FoundNote[] => {
    const body = bodies[mark];
    if (body === undefined) return [];
    const words = draftNoteWords(wordsOf(body, back));
    const links = noteLinks(addressesIn(body));
    if (words === '') return [];
    const unsaid = { author: '', email: '', writtenAt: '', isDone: false, replies: [] };
    return [{ kind, number, words, links, ...unsaid, mark }];
  });
  for (const body of bodies) defaultTreeAdapter.detachNode(body);
  return { notes, markOf: (element) => marks.get(element) };
}

/** Signs and notes that lead to one another, in the order of the signs. */
function pairsIn(document: HtmlParent): Pair[] {
  const signs = new Map<string, HtmlElement>();
  const backs = new Map<string, HtmlElement>();
  for (const element of elementsOf(document)) {
    if (element.tagName !== 'a') continue;
    const id = attributeOf(element, 'id') ?? attributeOf(element, 'name') ?? '';
    const [, kind, ref, number] = /^(cmnt|ftnt)(_ref)?([1-9]\d{0,5})$/.exec(id) ?? [];
    if (kind === undefined) continue;
    const other = `#${kind}${ref === undefined ? '_ref' : ''}${number}`;
    if (attributeOf(element, 'href') !== other) continue;
    const known = ref === undefined ? backs : signs;
    if (!known.has(`${kind}${number}`)) known.set(`${kind}${number}`, element);
  }
  return [...signs].flatMap(([key, sign]) => {
    const back = backs.get(key);
    const kind = key.startsWith('cmnt') ? 'comment' : 'footnote';
    return back === undefined ? [] : [{ kind, number: Number(key.slice(4)), sign, back }];
  });
}

/** The paragraph that a note begins in, or the box around it and its other paragraphs. */
function bodyOfNote(back: HtmlElement, backs: ReadonlySet<HtmlElement>): HtmlElement {
  let paragraph = back;
  while (!/^(?:p|li|div|td|body)$/.test(paragraph.tagName)) {
    const outer = paragraph.parentNode;
    if (outer === null || !('tagName' in outer)) break;
    paragraph = outer;
  }
  // A note that stands in nothing of its own is no more than its link.
  if (paragraph.tagName === 'body') return back;
  const box = paragraph.parentNode;
  if (box === null || !('tagName' in box) || box.tagName !== 'div') return paragraph;
  const first = box.childNodes.find((child) => 'tagName' in child);
  return first === paragraph && !holdsOther(box, back, backs) ? box : paragraph;
}

function holdsOther(box: HtmlElement, back: HtmlElement, backs: ReadonlySet<HtmlElement>): boolean {
  for (const element of elementsOf(box)) if (element !== back && backs.has(element)) return true;
  return false;
}

function wordsOf(body: HtmlElement, back: HtmlElement): string {
  const blocks = readHtmlBlocks(body, {
    isUnseen: (element) => element === back || /^(?:script|style)$/.test(element.tagName),
    asideReasonOf: () => undefined,
  });
  return blocks.map(({ text }) => text).join('\n');
}

function addressesIn(body: HtmlElement): string[] {
  return [...elementsOf(body)].flatMap((element) =>
    element.tagName === 'a' ? [attributeOf(element, 'href') ?? ''] : [],
  );
}
