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
  const named = [...pieces];
  const texts: number[] = [];
  for (let at = 0; at < named.length; at++) if (named[at]?.kind !== 'aside') texts.push(at);
  const top = named.some((piece) => piece.kind === 'headline') ? null : topHeadline(named, texts);
  if (top !== null) {
    for (const at of texts) {
      const piece = named[at];
      if (piece === undefined) continue;
      if (at === top) {
        named[at] = { ...piece, kind: 'headline' };
        break;
      }
      named[at] = { ...piece, kind: 'aside', asideReason: 'furniture' };
    }
  }
  for (let order = 0; order < texts.length; order++) {
    const at = texts[order] as number;
    const piece = named[at];
    if (piece === undefined || piece.kind !== undefined) continue;
    const next = named[texts[order + 1] ?? -1];
    const before = named[texts[order - 1] ?? -1];
    named[at] = { ...piece, kind: isSubhead(piece, before, next) ? 'subhead' : 'paragraph' };
  }
  return withoutRepeatedHeadline(named);
}

/** Index of the piece that is the headline, or null where the text begins with a paragraph. */
function topHeadline(pieces: readonly Piece[], texts: readonly number[]): number | null {
  const [first, second] = texts;
  const piece = pieces[first ?? -1];
  const next = pieces[second ?? -1];
  if (first === undefined || piece === undefined || next === undefined) return null;
  if (piece.kind !== undefined || !isTitleLike(piece.text, longestHeadline)) return null;
  if (countWordsUpTo(piece.text) >= 2 && !isSectionName(piece.text)) return first;
  const below = second !== undefined && texts.length > 2 && next.kind === undefined;
  if (below && isTitleLike(next.text, longestHeadline) && countWordsUpTo(next.text) >= 2) return second;
  return countWordsUpTo(piece.text) >= 2 ? first : null;
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

function isSubhead(piece: Piece, before: Piece | undefined, next: Piece | undefined): boolean {
  // There must be text below it to head, and more of it than the heading itself.
  if (next === undefined || next.text.length <= piece.text.length) return false;
  if (next.kind === 'subhead' || next.kind === 'headline' || startsLower(next.text)) return false;
  if (looksLikeListItem(next.text) && next.text.length < longestSubhead) return false;
  if (before?.kind === 'headline') {
    return isTitleLike(piece.text, longestHeadline) && !/[?!]$/.test(piece.text) && !isQuoted(piece.text);
  }
  if (before === undefined || !endsSentence(before.text)) return false;
  const isShort = isTitleLike(piece.text, longestSubhead) && countWordsUpTo(piece.text) <= 12;
  return isShort && !isSpoken(piece.text) && !isQuoted(piece.text) && !isShortText(next.text);
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
function withoutRepeatedHeadline(pieces: readonly Piece[]): Piece[] {
  const headline = pieces.find((piece) => piece.kind === 'headline');
  if (headline === undefined) return [...pieces];
  const key = headlineKey(headline.text);
  return pieces.map((piece, at) =>
    at < 8 && piece !== headline && piece.kind === 'subhead' && headlineKey(piece.text) === key
      ? { ...piece, kind: 'aside', asideReason: 'furniture' }
      : piece,
  );
}
