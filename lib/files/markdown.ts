import type { Token } from 'markdown-it';
import { Readings } from '../domain/readings.ts';
import type { BlockKind, GivenParagraph } from '../text/layout/block.ts';
import { dividedMarks, joinedMarks, type Marked, movedBy, withMarks } from '../text/layout/marks.ts';
import type { FoundNote } from './found-notes.ts';
import { MarkdownNotes } from './markdown-notes.ts';
import {
  lonePicture,
  markedWordsOfInline,
  parseMarkdown,
  wordsOf,
  wordsOfInline,
} from './markdown-parser.ts';
import { decodeText } from './plain-text.ts';
import { checkText, type StoryText, UnreadableStory } from './story-text.ts';

/**
 * Reads a `.md` file: its paragraphs without the marks, lines joined as Markdown joins them; headings, list markers and
 * quotations kept, pictures set aside by their description, link addresses and footnotes left out. The headline is the
 * title in the front matter, otherwise the first heading if it comes first.
 * @throws UnreadableStory
 */
export function readMarkdown(bytes: Uint8Array): StoryText {
  const { text, notices } = decodeText(bytes);
  checkText(text);
  const { title, body } = takeFrontMatter(text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));
  const readings = new Readings();
  const { paragraphs: blocks, notes } = readBlocks(withoutComments(body), readings);
  const paragraphs = withHeadline(blocks, title);
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text in this Markdown file beside its marks. Check that the story was saved, or paste it.',
    );
  }
  const headline = title ?? paragraphs.find((paragraph) => paragraph.kind === 'headline')?.text;
  return { raw, format: 'markdown', headline, paragraphs, notices, readings: readings.all(), notes };
}

function takeFrontMatter(text: string): { title: string | undefined; body: string } {
  if (!text.startsWith('---\n')) return { title: undefined, body: text };
  const end = text.indexOf('\n---', 3);
  const matter = end === -1 ? '' : text.slice(4, end + 1);
  // Front matter is short, and every line of it is "name: value" or belongs to the one above.
  if (end === -1 || matter.length > 20_000 || !/^[\w-]+[ \t]*:/.test(matter))
    return { title: undefined, body: text };
  const title = /^(?:title|headline)[ \t]*:[ \t]*(.+)$/im
    .exec(matter)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const after = text.indexOf('\n', end + 1);
  return { title: title === '' ? undefined : title, body: after === -1 ? '' : text.slice(after + 1) };
}

/** What surrounds a paragraph, and the cells of the row being read. */
type Place = { quotes: number; items: { marker: string }[]; footnotes: number; row: Marked[] | null };

function readBlocks(body: string, readings: Readings): { paragraphs: GivenParagraph[]; notes: FoundNote[] } {
  const { tokens, footnotes } = parseMarkdown(body);
  const notes = new MarkdownNotes(footnotes);
  // A message that is quoted as a whole does not count as a quotation.
  const isAllQuoted = tokens.every(({ type, level }) => level > 0 || type.startsWith('blockquote'));
  const paragraphs: GivenParagraph[] = [];
  const place: Place = { quotes: 0, items: [], footnotes: 0, row: null };
  let heading: 'headline' | 'subhead' | null = null;

  for (const token of tokens) {
    const { type, content } = token;
    if (type === 'heading_open') heading = token.tag === 'h1' ? 'headline' : 'subhead';
    else if (type === 'heading_close') heading = null;
    else if (type === 'fence' && place.footnotes === 0)
      paragraphs.push(
        ...content
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((text) => ({ text })),
      );
    else if (type === 'fence') {
      readings.tell('footnote', { words: content });
      notes.read(content, []);
    } else if (type !== 'inline') {
      if (type === 'footnote_reference_open') notes.begin(String(token.meta?.label ?? ''));
      enterOrLeave(token, place, paragraphs);
    } else if (place.footnotes > 0) {
      readings.tell('footnote', { words: wordsOfInline(token) });
      notes.read(wordsOfInline(token), token.children ?? []);
    } else {
      const marked = markedWordsOfInline(token, (number) => notes.refer(number));
      if (place.row) place.row.push(onOneLine(marked));
      else {
        const { kind, marker } = kindAt(place, isAllQuoted);
        paragraphs.push(...paragraphsOf(token, marked, heading ? '' : marker, heading ?? kind));
      }
    }
  }
  for (const { label, tokens: own } of footnotes)
    if (label === null) readings.tell('footnote', { words: wordsOf(own) });
  return { paragraphs, notes: notes.found() };
}

function enterOrLeave(
  { type, nesting, info, markup }: Token,
  place: Place,
  paragraphs: GivenParagraph[],
): void {
  if (type.startsWith('blockquote')) place.quotes += nesting;
  else if (type.startsWith('footnote_reference')) place.footnotes += nesting;
  else if (type === 'list_item_open') place.items.push({ marker: info === '' ? '• ' : `${info}${markup} ` });
  else if (type === 'list_item_close') place.items.pop();
  else if (type === 'tr_open') place.row = [];
  else if (type === 'tr_close') {
    const cells = place.row ?? [];
    const text = cells.map((cell) => cell.text).join(' | ');
    if (text.trim() !== '')
      paragraphs.push(withMarks<GivenParagraph>({ text, kind: 'table' }, joinedMarks(cells, ' | ', text)));
    place.row = null;
  }
}

/** A list item's marker goes only before its first paragraph. */
function kindAt({ items, quotes }: Place, isAllQuoted: boolean): { kind?: BlockKind; marker: string } {
  const item = items.at(-1);
  if (!item) return { marker: '', ...(quotes > 0 && !isAllQuoted && { kind: 'block_quote' }) };
  const { marker } = item;
  item.marker = '';
  return { marker, kind: 'list' };
}

function onOneLine(marked: Marked): Marked {
  const text = marked.text.replace(/\s+/g, ' ').trim();
  return { text, marks: joinedMarks([marked], '', text) };
}

function paragraphsOf(
  inline: Token,
  { text: words, marks = [] }: Marked,
  marker: string,
  kind: BlockKind | undefined,
): GivenParagraph[] {
  const picture = lonePicture(inline);
  if (picture !== null)
    return picture.trim() === '' ? [] : [{ text: picture, kind: 'aside', asideReason: 'caption' }];
  const lines = words
    .split('\n')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .map((text, at) => (at === 0 ? marker + text : text));
  const divided = dividedMarks(movedBy(marks, marker.length), marker + words, lines);
  return lines.map((text, at) =>
    withMarks<GivenParagraph>({ text, ...(kind !== undefined && { kind }) }, divided[at] ?? []),
  );
}

/** Comments are not words; searched for without a pattern so that many unclosed ones cost no time. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open + 4);
    if (close === -1) break;
    kept += text.slice(at, open);
    at = close + 3;
  }
  return kept + text.slice(at);
}

/** The first main heading is the headline; so is a heading of any depth that begins the text. */
function withHeadline(paragraphs: GivenParagraph[], title: string | undefined): GivenParagraph[] {
  const main = paragraphs.findIndex((paragraph) => paragraph.kind === 'headline');
  const chosen = title !== undefined ? -1 : main !== -1 ? main : paragraphs[0]?.kind === 'subhead' ? 0 : -1;
  return paragraphs.map((paragraph, at) => {
    if (at === chosen) return { ...paragraph, kind: 'headline' };
    return paragraph.kind === 'headline' ? { ...paragraph, kind: 'subhead' } : paragraph;
  });
}
