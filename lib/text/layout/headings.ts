import type { BlockKind } from './block.ts';
import { countWordsUpTo, endsSentence, isBulleted, looksLikeListItem, startsLower } from './line-shape.ts';
import { headlineKey, type Piece } from './piece.ts';

const longestHeadline = 200;
const longestSubhead = 90;

/**
 * Identifies the headline, the lines under it and the subheads among the pieces without a kind; what is left becomes
 * paragraphs. A headline is the first text of a story if it is short and does not end the way a sentence does; a
 * section name above it ("Europe") is set aside. Where `headline` is given, the headline is already marked.
 */
export function nameHeadings(pieces: readonly Piece[]): Piece[] {
  const kinds = kindsWithHeadings(pieces, ({ kind }) => kind);
  return pieces.map((piece, at) => {
    const kind = kinds[at];
    if (kind === piece.kind) return piece;
    return kind === 'aside' ? { ...piece, kind, asideReason: 'furniture' } : { ...piece, kind };
  });
}

/** What headings are told by, besides the kinds that are known. */
type WithText = { text: string };

/**
 * The same for anything that has a text: the kind of each, where `kindOf` gives those that are known. It makes no
 * objects, of which a list would need hundreds of thousands.
 */
export function kindsWithHeadings<One extends WithText>(
  pieces: readonly One[],
  kindOf: (piece: One) => BlockKind | undefined,
): BlockKind[] {
  const kinds = pieces.map(kindOf);
  const texts = new Int32Array(pieces.length);
  let count = 0;
  for (let at = 0; at < kinds.length; at++) if (kinds[at] !== 'aside') texts[count++] = at;
  const top = kinds.includes('headline') ? null : topHeadline(pieces, kinds, texts.subarray(0, count));
  if (top !== null) {
    kinds[top] = 'headline';
    for (let order = 0; texts[order] !== top; order++) kinds[texts[order] as number] = 'aside';
  }
  for (let order = 0; order < count; order++) {
    const at = texts[order] as number;
    if (kinds[at] !== undefined) continue;
    const above = order > 0 ? (texts[order - 1] as number) : -1;
    const below = order + 1 < count ? (texts[order + 1] as number) : -1;
    kinds[at] = isSubhead(pieces, kinds, at, above, below) ? 'subhead' : 'paragraph';
  }
  return withoutRepeatedHeadline(pieces, kinds as BlockKind[]);
}

type Pieces = readonly WithText[];
type Kinds = readonly (BlockKind | undefined)[];

/** Index of the piece that is the headline, or null where the text begins with a paragraph. */
function topHeadline(pieces: Pieces, kinds: Kinds, texts: Int32Array): number | null {
  const [first, second] = texts;
  if (first === undefined || second === undefined) return null;
  const { text } = pieces[first] as WithText;
  const { text: next } = pieces[second] as WithText;
  if (kinds[first] !== undefined || !isTitleLike(text, longestHeadline)) return null;
  if (countWordsUpTo(text) >= 2 && !isSectionName(text)) return first;
  const below = texts.length > 2 && kinds[second] === undefined;
  if (below && isTitleLike(next, longestHeadline) && countWordsUpTo(next) >= 2) return second;
  return countWordsUpTo(text) >= 2 ? first : null;
}

const isSectionName = (text: string) =>
  text.length <= 24 && countWordsUpTo(text) <= 3 && text === text.toUpperCase();

/** Whether a text is short, begins the way a title does, and does not end like a sentence or the opening of a list. */
function isTitleLike(text: string, longest: number): boolean {
  if (text.length > longest || countWordsUpTo(text) > 32 || looksLikeListItem(text) || isBulleted(text))
    return false;
  if (/[.,;:。]["'”’»)\]]*$/u.test(text.slice(-6)) || !/\p{L}/u.test(text)) return false;
  return !startsLower(text) && !isTurn(text);
}

/** "Q: …", "A. …", "CHAIR: …?": a turn in an interview or a hearing. */
const isTurn = (text: string) => /^\p{Lu}[:.] |^\p{Lu}[\p{Lu}.'’ -]{1,40}: .*[?!]["”’]?$/u.test(text);

/** Whether the piece `at` is a subhead, between the pieces `above` and `below`: -1 where there is none. */
function isSubhead(pieces: Pieces, kinds: Kinds, at: number, above: number, below: number): boolean {
  const { text } = pieces[at] as WithText;
  // There must be text below it to head, and more of it than the heading itself.
  if (below < 0) return false;
  const { text: next } = pieces[below] as WithText;
  if (next.length <= text.length) return false;
  if (kinds[below] === 'subhead' || kinds[below] === 'headline' || startsLower(next)) return false;
  if (looksLikeListItem(next) && next.length < longestSubhead) return false;
  if (above < 0) return false;
  if (kinds[above] === 'headline') {
    return isTitleLike(text, longestHeadline) && !/[?!]$/.test(text) && !isQuoted(text);
  }
  if (!endsSentence((pieces[above] as WithText).text)) return false;
  const isShort = isTitleLike(text, longestSubhead) && countWordsUpTo(text) <= 12;
  return isShort && !isSpoken(text) && !isQuoted(text) && !isShortText(next);
}

/**
 * Whether a text ends as a sentence does. A short question without a comma or colon may be a subhead, "Q: …?" is not.
 */
function isSpoken(text: string): boolean {
  if (!endsSentence(text)) return false;
  return !text.endsWith('?') || countWordsUpTo(text) > 7 || /[,:;"“”]/.test(text);
}

/** Whether a text opens with a quotation mark: more likely someone's words without a full stop than a heading. */
const isQuoted = (text: string) => /^["“„«'‘]/u.test(text);

const isShortText = (text: string) => text.length < 60 && !endsSentence(text);

/** Pages often print the headline twice; the second one, directly below, is page furniture. */
function withoutRepeatedHeadline(pieces: Pieces, kinds: BlockKind[]): BlockKind[] {
  const headline = kinds.indexOf('headline');
  if (headline < 0) return kinds;
  const keyOf = (at: number) => headlineKey((pieces[at] as WithText).text);
  for (let at = 0; at < Math.min(8, kinds.length); at++)
    if (kinds[at] === 'subhead' && keyOf(at) === keyOf(headline)) kinds[at] = 'aside';
  return kinds;
}
