import { keptInStyle } from '../domain/word-drafts.ts';
import type { AsideReason, BlockKind } from '../text/layout/block.ts';
import { readXml } from './xml.ts';

/** What a paragraph style says about its paragraphs; `hasNumbers` where the style itself numbers them. */
export type ParagraphStyle = {
  kind?: BlockKind;
  asideReason?: AsideReason;
  isCaption: boolean;
  isList: boolean;
  numId?: string;
};

/** The styles of a file by id; among character styles, those whose words are struck through or hidden. */
export type DocxStyles = {
  paragraphs: ReadonlyMap<string, ParagraphStyle>;
  struck: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
};

/**
 * Reads the styles. Ids are in the language of the Word that made them ("berschrift1"); built-in styles always have
 * their English names, so styles are identified by name.
 */
export function readStyles(xml: string): DocxStyles {
  const paragraphs = new Map<string, ParagraphStyle>();
  const struck = new Set<string>();
  const hidden = new Set<string>();
  let id: string | undefined;
  let character: string | undefined;
  let style: ParagraphStyle = { isCaption: false, isList: false };
  for (const event of readXml(xml)) {
    if (event.type === 'close' && event.name === 'style') {
      if (id !== undefined) paragraphs.set(id, style);
      id = undefined;
      character = undefined;
    }
    if (event.type !== 'open') continue;
    const value = event.attributes.get('val') ?? '';
    const type = event.attributes.get('type');
    if (event.name === 'style' && type === 'paragraph') {
      id = event.attributes.get('styleId');
      style = { isCaption: false, isList: false };
    } else if (event.name === 'style' && type === 'character') character = event.attributes.get('styleId');
    else if (event.name === 'name') style = { ...style, ...styleOfName(value) };
    else if (event.name === 'outlineLvl' && style.kind === undefined && /^[0-8]$/.test(value))
      style.kind = 'subhead';
    else if (event.name === 'numId') style.numId = value;
    else if (character !== undefined && !/^(?:0|false|off)$/.test(value)) {
      if (event.name === 'strike' || event.name === 'dstrike') struck.add(character);
      if (event.name === 'vanish') hidden.add(character);
    }
  }
  return { paragraphs, struck, hidden };
}

/** What a style's English name or usual id says, for files without a list of styles too. */
export function styleOfName(name: string): ParagraphStyle {
  const kept = keptInStyle(name);
  if (kept !== null) return { ...kept, isCaption: false, isList: false };
  const plain = name.toLowerCase().replace(/[\s_-]/g, '');
  return {
    kind: kindOfStyle(plain),
    isCaption: plain === 'caption',
    isList: /^list(?:paragraph|bullet|number)\d?$/.test(plain) && plain !== 'listparagraph',
  };
}

function kindOfStyle(plain: string): BlockKind | undefined {
  if (plain === 'title' || plain === 'headline') return 'headline';
  if (/^(?:heading[1-9]|subtitle)$/.test(plain)) return 'subhead';
  if (/^pull(?:ed)?quote$/.test(plain)) return 'pull_quote';
  return /^(?:quote|quotations?|intensequote|blocktext|blockquote)$/.test(plain) ? 'block_quote' : undefined;
}

/** One level of a list: how its numbers are written, what surrounds them, where they begin. */
export type ListLevel = { format: string; text: string; start: number };

/** Lists by `numId`, each with its levels by number. */
export function readNumbering(xml: string): ReadonlyMap<string, ReadonlyMap<string, ListLevel>> {
  const kinds = new Map<string, Map<string, ListLevel>>();
  const lists = new Map<string, ReadonlyMap<string, ListLevel>>();
  let levels = new Map<string, ListLevel>();
  let level: ListLevel | undefined;
  let numId: string | undefined;
  for (const event of readXml(xml)) {
    if (event.type === 'close' && event.name === 'lvl') level = undefined;
    if (event.type !== 'open') continue;
    const value = event.attributes.get('val') ?? '';
    if (event.name === 'abstractNum') {
      levels = new Map();
      kinds.set(event.attributes.get('abstractNumId') ?? '', levels);
    } else if (event.name === 'lvl') {
      level = { format: 'decimal', text: '', start: 1 };
      levels.set(event.attributes.get('ilvl') ?? '0', level);
    } else if (event.name === 'num') {
      numId = event.attributes.get('numId');
    } else if (event.name === 'abstractNumId' && numId !== undefined) {
      lists.set(numId, kinds.get(value) ?? new Map());
    } else if (level !== undefined && event.name === 'numFmt') level.format = value;
    else if (level !== undefined && event.name === 'lvlText') level.text = value;
    else if (level !== undefined && event.name === 'start') level.start = Number.parseInt(value, 10) || 1;
  }
  return lists;
}

/** Writes the markers of a document's lists in turn, counting each list and level. */
export class ListMarkers {
  readonly #lists: ReadonlyMap<string, ReadonlyMap<string, ListLevel>>;
  readonly #counts = new Map<string, number>();

  constructor(lists: ReadonlyMap<string, ReadonlyMap<string, ListLevel>>) {
    this.#lists = lists;
  }

  /** "• " or "3. ": the marker of the next item in this list; a bullet where the list is not described. */
  next(numId: string, depth: string): string {
    if (numId === '0') return '';
    const level = this.#lists.get(numId)?.get(depth);
    if (level === undefined || level.format === 'bullet') return '• ';
    if (level.format === 'none') return '';
    const key = `${numId}/${depth}`;
    const count = (this.#counts.get(key) ?? level.start - 1) + 1;
    this.#counts.set(key, count);
    for (let deeper = Number(depth) + 1; deeper < 9; deeper += 1) this.#counts.delete(`${numId}/${deeper}`);
    const own = level.text.replace(`%${Number(depth) + 1}`, inFormat(count, level.format));
    const marker = own.replace(/%(\d)/g, (_, outer) =>
      String(this.#counts.get(`${numId}/${Number(outer) - 1}`) ?? 1),
    );
    return marker.trim() === '' ? '' : `${marker.trim().slice(0, 20)} `;
  }
}

function inFormat(count: number, format: string): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'lowerRoman') return roman(count);
  if (format === 'upperRoman') return roman(count).toUpperCase();
  return String(count);
}

function roman(count: number): string {
  if (count > 3999) return String(count);
  const parts: readonly [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = count;
  let text = '';
  for (const [value, letters] of parts) {
    while (left >= value) {
      text += letters;
      left -= value;
    }
  }
  return text;
}
