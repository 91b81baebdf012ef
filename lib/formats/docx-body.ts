import type { GivenParagraph } from '../text/layout/block.ts';
import { type ListLevel, ListMarkers, type ParagraphStyle, styleOfName } from './docx-styles.ts';
import { readXml } from './xml.ts';

/**
 * Elements whose content a reader of the finished document does not see: deleted and moved-away words, field codes,
 * fall-backs for old versions of Word (the same words once more), comments and footnotes in place, deleted formulae.
 */
const unread = new Set(
  'del moveFrom instrText delText delInstrText Fallback footnote endnote comment'.split(' '),
);

/** Sets of properties: their elements say how the words look and are never words themselves. */
const isProperties = (name: string) =>
  name === 'pPr' || name === 'rPr' || name === 'sectPr' || name === 'tblPr' || name === 'sdtPr';

const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off|none)$/.test(value);

type OpenParagraph = {
  text: string;
  style: string | undefined;
  numId: string | undefined;
  level: string;
  /** The paragraph's end is a tracked deletion: the next paragraph goes on with it. */
  isEndDeleted: boolean;
  isInBox: boolean;
};

/** The paragraphs of a document's body, empty ones left out. @throws BadXml */
export function readDocxBody(
  xml: string,
  styles: ReadonlyMap<string, ParagraphStyle>,
  lists: ReadonlyMap<string, ReadonlyMap<string, ListLevel>>,
): GivenParagraph[] {
  const paragraphs: GivenParagraph[] = [];
  const inBoxes: GivenParagraph[] = [];
  const markers = new ListMarkers(lists);
  const open: OpenParagraph[] = [];
  let carried = '';
  let unreadDepth = 0;
  let properties = 0;
  /** Inside the record of what the formatting was before a tracked change. */
  let formerProperties = 0;
  let boxes = 0;
  let isHidden = false;
  let isText = false;

  const finish = (paragraph: OpenParagraph) => {
    if (paragraph.isEndDeleted && !paragraph.isInBox) {
      carried = paragraph.text;
      return;
    }
    const style = styles.get(paragraph.style ?? '') ?? styleOfName(paragraph.style ?? '');
    const numId = paragraph.numId ?? style.numId ?? (style.isList ? '' : undefined);
    const text = paragraph.text.trim();
    // A heading's number belongs to the outline; of a list's item the marker is what a reader sees.
    const marker =
      text === '' || numId === undefined || style.kind !== undefined
        ? ''
        : markers.next(numId, paragraph.level);
    const given = givenOf(marker + paragraph.text, style, paragraph.isInBox);
    (paragraph.isInBox ? inBoxes : paragraphs).push(...given);
    if (open.length === 0) paragraphs.push(...inBoxes.splice(0));
  };

  for (const event of readXml(xml)) {
    const paragraph = open.at(-1);
    if (event.type === 'text') {
      if (isText && !isHidden && unreadDepth === 0 && paragraph !== undefined) paragraph.text += event.text;
    } else if (event.type === 'close') {
      if (properties > 0) {
        if (isProperties(event.name)) properties -= 1;
        else if (event.name.endsWith('PrChange')) formerProperties -= 1;
      } else if (unreadDepth > 0) {
        if (unread.has(event.name)) unreadDepth -= 1;
      } else if (event.name === 't') isText = false;
      else if (event.name === 'r') isHidden = false;
      else if (event.name === 'txbxContent') boxes -= 1;
      else if (event.name === 'p' && paragraph !== undefined) {
        open.pop();
        finish(paragraph);
      }
    } else if (properties > 0) {
      if (isProperties(event.name)) properties += 1;
      else if (event.name.endsWith('PrChange')) formerProperties += 1;
      if (unreadDepth > 0 || formerProperties > 0) continue;
      readProperty(event.name, event.attributes, paragraph);
      if (event.name === 'vanish' && isOn(event.attributes.get('val'))) isHidden = true;
    } else if (isProperties(event.name)) {
      properties += 1;
    } else if (unread.has(event.name)) unreadDepth += 1;
    else if (unreadDepth > 0) continue;
    else if (event.name === 'p') {
      open.push({
        text: carried,
        style: undefined,
        numId: undefined,
        level: '0',
        isEndDeleted: false,
        isInBox: boxes > 0,
      });
      carried = '';
    } else if (event.name === 'txbxContent') boxes += 1;
    else if (event.name === 't') isText = true;
    else if (event.name === 'r') isHidden = false;
    else if (paragraph !== undefined && !isHidden) paragraph.text += signOf(event.name, event.attributes);
  }
  if (carried.trim() !== '') paragraphs.push({ text: carried.trim() });
  return withHeadline(paragraphs);
}

function readProperty(
  name: string,
  attributes: ReadonlyMap<string, string>,
  paragraph: OpenParagraph | undefined,
): void {
  if (paragraph === undefined) return;
  const value = attributes.get('val');
  if (name === 'pStyle') paragraph.style = value;
  else if (name === 'numId') paragraph.numId = value;
  else if (name === 'ilvl') paragraph.level = value ?? '0';
  else if (name === 'del' || name === 'moveFrom') paragraph.isEndDeleted = true;
}

/** Signs that Word writes as elements of their own. */
function signOf(name: string, attributes: ReadonlyMap<string, string>): string {
  if (name === 'tab' || name === 'ptab') return '\t';
  if (name === 'cr') return '\n';
  if (name === 'br')
    return attributes.get('type') === 'page' || attributes.get('type') === 'column' ? ' ' : '\n';
  if (name === 'noBreakHyphen') return '-';
  return '';
}

/** Line breaks inside a paragraph part it: two of them are how many people make paragraphs. */
function givenOf(text: string, style: ParagraphStyle, isInBox: boolean): GivenParagraph[] {
  const lines = text.split('\n').map((line) => line.trim());
  if (style.kind !== undefined) {
    const heading = lines.filter((line) => line !== '').join(' ');
    return heading === '' ? [] : [{ text: heading, kind: style.kind }];
  }
  const isCaption = style.isCaption || isInBox;
  return lines.flatMap((line) => {
    if (line === '') return [];
    return isCaption
      ? [{ text: line, kind: 'aside' as const, asideReason: 'caption' as const }]
      : [{ text: line }];
  });
}

/** Only the first title is the headline; without one, a heading that stands before all text is. */
function withHeadline(paragraphs: GivenParagraph[]): GivenParagraph[] {
  const title = paragraphs.findIndex((paragraph) => paragraph.kind === 'headline');
  const first = paragraphs.findIndex((paragraph) => paragraph.kind !== 'aside');
  const isHeaded = paragraphs[first]?.kind === 'subhead';
  const chosen = title !== -1 ? title : isHeaded ? first : -1;
  return paragraphs.map((paragraph, at) => {
    if (at === chosen) return { ...paragraph, kind: 'headline' };
    return paragraph.kind === 'headline' ? { ...paragraph, kind: 'subhead' } : paragraph;
  });
}
