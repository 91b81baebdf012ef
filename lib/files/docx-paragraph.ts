import type { Readings } from '../domain/readings.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import { joinedMarks, type Mark, withMarks } from '../text/layout/marks.ts';
import type { ParagraphStyle } from './docx-styles.ts';

/** A paragraph while it is being read. */
export type DocxParagraph = {
  text: string;
  style: string | undefined;
  numId: string | undefined;
  level: string;
  /** The paragraph's end is a tracked deletion: the next paragraph continues it. */
  isEndDeleted: boolean;
  isDropCap: boolean;
  isInBox: boolean;
  /** Where notes stand in its text. */
  marks: Mark[];
};

export function readParagraphProperty(
  paragraph: DocxParagraph,
  name: string,
  attributes: ReadonlyMap<string, string>,
): void {
  const value = attributes.get('val');
  if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.numId = value;
  else if (name === 'ilvl') paragraph.level = value ?? '0';
  else if (name === 'del' || name === 'moveFrom') paragraph.isEndDeleted = true;
  else if (name === 'framePr' && /^(?:drop|margin)$/.test(attributes.get('dropCap') ?? ''))
    paragraph.isDropCap = true;
}

/** Characters that Word writes as elements of their own. */
export function signOf(name: string, attributes: ReadonlyMap<string, string>): string {
  if (name === 'tab' || name === 'ptab') return '\t';
  if (name === 'cr') return '\n';
  if (name === 'br')
    return attributes.get('type') === 'page' || attributes.get('type') === 'column' ? ' ' : '\n';
  if (name === 'noBreakHyphen') return '-';
  return '';
}

/** Line breaks inside a paragraph divide it: two of them are how many people make paragraphs. */
export function givenOf(
  marker: string,
  text: string,
  style: ParagraphStyle,
  isInBox: boolean,
): GivenParagraph[] {
  const lines = (marker + text).split('\n').map((line) => line.trim());
  if (style.kind === 'headline' || style.kind === 'subhead') {
    const heading = lines.filter((line) => line !== '').join(' ');
    return heading === '' ? [] : [{ text: heading, kind: style.kind }];
  }
  const asideReason = style.isCaption ? 'caption' : isInBox && style.kind === undefined ? 'box' : undefined;
  const kind = style.kind ?? (marker === '' ? undefined : 'list');
  return lines.flatMap((line) => {
    if (line === '') return [];
    if (asideReason !== undefined) return [{ text: line, kind: 'aside' as const, asideReason }];
    return kind === undefined ? [{ text: line }] : [{ text: line, kind }];
  });
}

/**
 * A drop cap in its own paragraph or text box, as older files have it, is put back onto its word: a single capital
 * beside a paragraph that begins in lower case.
 */
export function joinedDropCaps(paragraphs: readonly GivenParagraph[], readings: Readings): GivenParagraph[] {
  const joined = [...paragraphs];
  for (let at = 0; at < joined.length; at += 1) {
    const cap = joined[at];
    if (cap === undefined || !/^["“‘«„]?\p{Lu}$/u.test(cap.text)) continue;
    const isBox = cap.asideReason === 'box';
    if (cap.kind !== undefined && !isBox) continue;
    // A box comes after the paragraph that it is anchored to.
    const beside = [at + 1, ...(isBox ? [at - 1] : [])].find((place) => goesOn(joined[place]));
    const rest = beside === undefined ? undefined : joined[beside];
    if (beside === undefined || rest === undefined) continue;
    readings.tell('drop_cap', { words: cap.text });
    const text = cap.text + rest.text;
    joined[beside] = withMarks({ ...rest, text }, joinedMarks([cap, rest], '', text));
    joined.splice(at, 1);
    at -= 1;
  }
  return joined;
}

const goesOn = (paragraph: GivenParagraph | undefined) =>
  paragraph !== undefined && paragraph.kind === undefined && /^[\p{Ll}’']/u.test(paragraph.text);

/** Only the first title is the headline; without one, a heading that comes before all text is. */
export function withHeadline(paragraphs: GivenParagraph[]): GivenParagraph[] {
  const title = paragraphs.findIndex((paragraph) => paragraph.kind === 'headline');
  const first = paragraphs.findIndex((paragraph) => paragraph.kind !== 'aside');
  const isHeaded = paragraphs[first]?.kind === 'subhead';
  const chosen = title !== -1 ? title : isHeaded ? first : -1;
  return paragraphs.map((paragraph, at) => {
    if (at === chosen) return { ...paragraph, kind: 'headline' };
    return paragraph.kind === 'headline' ? { ...paragraph, kind: 'subhead' } : paragraph;
  });
}
