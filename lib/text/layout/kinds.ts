import type { Piece } from './piece.ts';

/** The newsroom's own note on its story, by how such notes begin. */
const correction =
  /^(?:\(?(?:corrections?|clarifications?|editor(?:[’']s|ial)? note|editors[’'] note|amendment)\b(?:,? [^:]{0,40})?:|(?:this|the) (?:article|story|headline|report|post|page)(?: has| was)(?: been)? (?:corrected|amended|updated to correct|clarified)\b|(?:an|a) (?:earlier|previous) version of this (?:article|story|report|post)\b)/iu;

/** Marks that only lists use; a dash is not one, since it also opens speech. */
const listMark = /^[•‣▪◦●■□▶►✓✔]\s*\S/u;

const fewestWords = 4;
const mostWords = 70;

/**
 * Identifies blocks by their words: corrections, list entries, and pull quotes, which repeat, set apart, what the story
 * says. Kinds given by the format are kept, except for a block quotation that turns out to be a repetition. Linear in
 * the length of the text.
 */
export function nameKinds(pieces: readonly Piece[]): Piece[] {
  const isMarked = ({ text, kind }: Piece | undefined = { text: '', lastLine: 0 }) =>
    (kind === undefined || kind === 'paragraph') && listMark.test(text.slice(0, 8));
  const named = pieces.map((piece, at): Piece => {
    if (piece.kind !== undefined && piece.kind !== 'paragraph') return piece;
    if (piece.text.length < 1_500 && correction.test(piece.text)) return { ...piece, kind: 'correction' };
    // One marked line alone may be anything; a list has at least two entries.
    const isEntry = isMarked(piece) && (isMarked(pieces[at - 1]) || isMarked(pieces[at + 1]));
    return isEntry ? { ...piece, kind: 'list' } : piece;
  });
  for (const at of repeated(named)) {
    const piece = named[at];
    if (piece !== undefined) named[at] = { ...piece, kind: 'pull_quote' };
  }
  return named;
}

type RepeatedWords = { at: number; words: string[] };

/** Indexes of the pieces whose words all occur in another, longer piece too. */
function repeated(pieces: readonly Piece[]): number[] {
  const candidates = new Map<string, RepeatedWords[]>();
  const wordsBy = pieces.map(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  for (const [at, piece] of pieces.entries()) {
    const words = wordsBy[at] ?? [];
    if (!isCandidate(piece) || words.length < fewestWords || words.length > mostWords) continue;
    const key = words.slice(0, fewestWords).join(' ');
    candidates.set(key, [...(candidates.get(key) ?? []), { at, words }].slice(0, 20));
  }
  if (candidates.size === 0) return [];
  const found = new Set<number>();
  for (const [at, words] of wordsBy.entries()) {
    const { kind } = pieces[at] ?? {};
    if (kind !== undefined && kind !== 'paragraph') continue;
    for (let from = 0; from + fewestWords <= words.length; from += 1) {
      const key = words.slice(from, from + fewestWords).join(' ');
      for (const one of candidates.get(key) ?? []) {
        if (one.at === at || found.has(one.at) || words.length <= one.words.length) continue;
        if (one.words.every((word, i) => words[from + i] === word)) found.add(one.at);
      }
    }
  }
  return [...found];
}

/** Whether a piece is set apart by its format, or is nothing but words in quotation marks or in capitals. */
function isCandidate({ text, kind }: Piece): boolean {
  if (kind === 'block_quote') return true;
  if (kind !== undefined && kind !== 'paragraph') return false;
  if (/^["“„«‘']/u.test(text) && /["”“»’'][.,!?]?$/u.test(text)) return true;
  return text === text.toUpperCase() && /\p{Lu}/u.test(text);
}
