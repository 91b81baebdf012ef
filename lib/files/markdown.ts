import { Readings } from '../domain/readings.ts';
import type { BlockKind, GivenParagraph } from '../text/layout/block.ts';
import { readMarkdownInline } from './markdown-inline.ts';
import { decodeText } from './plain-text.ts';
import { checkText, type StoryText, UnreadableStory } from './story-text.ts';

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(=+|-{2,})[ \t]*$/;
const item = /^(\s{0,12})([-*+]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const quote = /^ {0,3}>[ ]?/;
const definition = /^ {0,3}\[([^[\]]{1,200})\]:\s*\S/;
const footnote = /^\s*\[\^[^[\]]{1,60}\]:\s*/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*){0,60}\|?\s*$/;
const lonePicture = /^!\[([^[\]]{0,1000})\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])$/;

/**
 * Reads a `.md` file: its paragraphs with the marks taken away, lines joined as Markdown joins them; headings, list
 * markers and quotations kept, pictures set aside by their description, link addresses and footnotes left out.
 * A title in the front matter, else the first heading if it comes first, is the headline.
 * @throws UnreadableStory
 */
export function readMarkdown(bytes: Uint8Array): StoryText {
  const { text, notices } = decodeText(bytes);
  checkText(text);
  const { title, body } = takeFrontMatter(text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));
  const readings = new Readings();
  const paragraphs = withHeadline(readBlocks(withoutComments(body), readings), title);
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text in this Markdown file beside its marks. Check that the story was saved, or paste it.',
    );
  }
  const headline = title ?? paragraphs.find((paragraph) => paragraph.kind === 'headline')?.text;
  return { raw, format: 'markdown', headline, paragraphs, notices, readings: readings.all() };
}

function takeFrontMatter(text: string): { title: string | undefined; body: string } {
  if (!text.startsWith('---\n')) return { title: undefined, body: text };
  const end = text.indexOf('\n---', 3);
  const matter = end === -1 ? '' : text.slice(4, end + 1);
  // Front matter is short and every line of it is "name: value" or belongs to the one above.
  if (end === -1 || matter.length > 20_000 || !/^[\w-]+[ \t]*:/.test(matter))
    return { title: undefined, body: text };
  const title = /^(?:title|headline)[ \t]*:[ \t]*(.+)$/im
    .exec(matter)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const after = text.indexOf('\n', end + 1);
  return { title: title === '' ? undefined : title, body: after === -1 ? '' : text.slice(after + 1) };
}

/** The cells of a table's row; a bar after a backslash is one of the cell's words. */
const cellsOf = (row: string) =>
  row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function readBlocks(body: string, readings: Readings): GivenParagraph[] {
  const lines = body.split('\n');
  const references = new Set<string>();
  for (const line of lines) {
    const name = definition.exec(line)?.[1];
    if (name !== undefined) references.add(name.trim().toLowerCase());
  }
  const paragraphs: GivenParagraph[] = [];
  let open: string[] = [];
  let marker = '';
  let fenceMark: string | null = null;
  /** Whether the open paragraph is in a quotation; a message that is quoted as a whole is no quotation. */
  let isQuoted = false;
  const isAllQuoted = lines.every((line) => quote.test(line) || line.trim() === '');

  const finish = (heading?: 'subhead' | 'headline') => {
    const kind = heading ?? (marker !== '' ? 'list' : isQuoted ? 'block_quote' : undefined);
    if (open.length > 0) paragraphs.push(...paragraphsOf(open, marker, kind, references));
    open = [];
    marker = '';
  };

  for (const whole of lines) {
    if (fenceMark !== null) {
      if (whole.trim().startsWith(fenceMark)) fenceMark = null;
      else if (whole.trim() !== '') paragraphs.push({ text: whole });
      continue;
    }
    const line = whole.replace(quote, '').replace(quote, '');
    const isInQuote = quote.test(whole) && !isAllQuoted;
    // A line without the mark goes on with the quotation only where it goes on with its paragraph.
    if (isInQuote !== isQuoted && (isInQuote || open.length === 0)) finish();
    if (open.length === 0) isQuoted = isInQuote;
    const fenced = fence.exec(line)?.[1];
    const headed = heading.exec(line);
    const listed = item.exec(line);
    const underlined = open.length > 0 ? underline.exec(line)?.[1] : undefined;
    if (fenced !== undefined) {
      finish();
      fenceMark = fenced;
    } else if (line.trim() === '') finish();
    else if (headed !== null) {
      finish();
      open = [withoutClosingMarks(headed[2] ?? '')];
      finish(headed[1] === '#' ? 'headline' : 'subhead');
    } else if (underlined !== undefined && marker === '')
      finish(underlined.startsWith('=') ? 'headline' : 'subhead');
    else if (rule.test(line)) finish();
    else if (definition.test(line) || tableRule.test(line)) finish();
    else if (listed !== null && (open.length === 0 || marker !== '' || !/^\d/.test(listed[2] ?? ''))) {
      finish();
      marker = /^\d/.test(listed[2] ?? '') ? `${listed[2]} ` : '• ';
      open = [listed[3] ?? ''];
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      finish();
      paragraphs.push(...paragraphsOf([cellsOf(line).join(' | ')], '', 'table', references));
    } else if (footnote.test(line)) {
      finish();
      readings.tell('footnote', { words: line.replace(footnote, '') });
    } else open.push(line);
  }
  finish();
  return paragraphs;
}

function paragraphsOf(
  lines: readonly string[],
  marker: string,
  kind: BlockKind | undefined,
  references: ReadonlySet<string>,
): GivenParagraph[] {
  const picture = lines.length === 1 ? lonePicture.exec(lines[0]?.trim() ?? '')?.[1] : undefined;
  if (picture !== undefined)
    return picture.trim() === '' ? [] : [{ text: picture, kind: 'aside', asideReason: 'caption' }];
  // Two spaces or a backslash at a line's end break the line there; else the end of a line is a space.
  const source = lines
    .map((line) => {
      const isEscaped = line.endsWith('\\');
      const words = (isEscaped ? line.slice(0, -1) : line).trim();
      return isEscaped || line.endsWith('  ') ? `${words}<br>` : `${words} `;
    })
    .join('');
  return readMarkdownInline(source, references)
    .split('\n')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .map((text, at) => ({ text: at === 0 ? marker + text : text, ...(kind !== undefined && { kind }) }));
}

/** "Title ##" to "Title": the marks at the end of a heading, which must stand apart from its words. */
function withoutClosingMarks(text: string): string {
  const trimmed = text.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end -= 1;
  return end === 0 || /\s/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : trimmed;
}

/** Comments are no words; searched for without a pattern so that many unclosed ones cost no time. */
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

/** The first main heading is the headline; so is a heading of any depth with which the text begins. */
function withHeadline(paragraphs: GivenParagraph[], title: string | undefined): GivenParagraph[] {
  const main = paragraphs.findIndex((paragraph) => paragraph.kind === 'headline');
  const chosen = title !== undefined ? -1 : main !== -1 ? main : paragraphs[0]?.kind === 'subhead' ? 0 : -1;
  return paragraphs.map((paragraph, at) => {
    if (at === chosen) return { ...paragraph, kind: 'headline' };
    return paragraph.kind === 'headline' ? { ...paragraph, kind: 'subhead' } : paragraph;
  });
}
