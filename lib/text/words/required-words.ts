/**
 * What every text that a pattern matches must contain: `clauses`, each a choice of pieces of words, of which one at
 * least stands in the text. A text in which a clause has none cannot match, so that the pattern need not be tried.
 */
export type Requirement = readonly (readonly Piece[])[];

/** Letters and digits in lower case that stand within one word, at its beginning and end where the pattern says so. */
export type Piece = { letters: string; begins: boolean; ends: boolean };

/**
 * Reads what a pattern requires from the pattern itself, so that there is no list beside it that could be wrong. Only
 * what is certain is kept: where a part may be left out, or may be anything, it requires nothing. The text may be in
 * capitals or not. Throws on a pattern that it cannot read (a back reference).
 */
export function requiredWords(pattern: RegExp): Requirement {
  const { read } = alternatives(pattern.source, 0);
  return distinct(clausesOf(read));
}

/**
 * A part of a pattern. `exact` is everything that it may match, in lower case, with a blank for what is no letter or
 * digit and a bar for the edge of a word; null where that is too much, or not known. `clauses` are what it requires
 * besides.
 */
type Part = { exact: readonly string[] | null; clauses: readonly (readonly Piece[])[] };
type Reading = { read: Part; to: number };

/** More than this many strings are not multiplied out. */
const MOST = 96;
/** So many clauses of each alternative go into those of the whole. */
const DEPTH = 3;
/** A choice among more pieces than this hardly ever fails. */
const WIDEST = 160;
/** Words in every other sentence: a clause that one of them satisfies says nothing. */
const COMMON = new Set(
  'a an the of to in on at by for from with and or but not as it is was that he his had has have be been were are this they their will would who she her s t i d'.split(
    ' ',
  ),
);

const NOTHING: Part = { exact: [''], clauses: [] };
const ANYTHING: Part = { exact: null, clauses: [] };

function alternatives(source: string, from: number): Reading {
  const parts: Part[] = [];
  let at = from;
  for (;;) {
    const { read, to } = sequence(source, at);
    parts.push(read);
    if (source[to] !== '|') return { read: either(parts), to };
    at = to + 1;
  }
}

function either(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0] as Part;
  if (parts.every(({ exact, clauses }) => exact !== null && clauses.length === 0)) {
    const exact = [...new Set(parts.flatMap((part) => part.exact ?? []))];
    if (exact.length <= MOST) return { exact, clauses: [] };
  }
  const each = parts.map(clausesOf);
  if (each.some((clauses) => clauses.length === 0)) return ANYTHING;
  const depth = Math.min(DEPTH, Math.max(...each.map((clauses) => clauses.length)));
  const clauses = Array.from({ length: depth }, (_, k) =>
    each.flatMap((own) => own[Math.min(k, own.length - 1)] ?? []),
  );
  return { exact: null, clauses: clauses.filter((clause) => clause.length <= WIDEST) };
}

/** Everything up to the next bar, closing bracket or the end. */
function sequence(source: string, from: number): Reading {
  let exact: readonly string[] = [''];
  let isWhole = true;
  const clauses: (readonly Piece[])[] = [];
  let at = from;
  const close = () => {
    clauses.push(...clausesOfExact(exact));
    exact = [''];
    isWhole = false;
  };
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const { read, to } = quantified(source, at);
    at = to;
    clauses.push(...read.clauses);
    if (read.clauses.length > 0) isWhole = false;
    if (read.exact === null) close();
    else if (exact.length * read.exact.length <= MOST) {
      const next = read.exact;
      exact = exact.flatMap((start) => next.map((end) => start + end));
    } else {
      // what comes after a blank begins a word, also where the two are read apart
      const isEdge = exact.every((one) => /[ |]$/.test(one));
      close();
      exact = isEdge ? read.exact.map((one) => `|${one}`) : read.exact;
    }
  }
  if (isWhole) return { read: { exact, clauses }, to: at };
  close();
  return { read: { exact: null, clauses: best(clauses) }, to: at };
}

function quantified(source: string, from: number): Reading {
  const { read, to } = atom(source, from);
  const mark = source[to] ?? '';
  const braces = mark === '{' ? /^\{(\d+)(,(\d*))?\}/.exec(source.slice(to)) : null;
  if (!braces && !/^[?*+]$/.test(mark)) return { read, to };
  let end = to + (braces ? braces[0].length : 1);
  if (source[end] === '?') end++;
  const least = braces ? Number(braces[1]) : mark === '+' ? 1 : 0;
  const isOnce = mark === '?' || braces?.[0] === '{0,1}';
  if (isOnce && read.exact !== null && read.clauses.length === 0)
    return { read: { exact: [...new Set(['', ...read.exact])], clauses: [] }, to: end };
  // any number of marks and blanks stands between words as one does
  const isBetween = !braces && read.clauses.length === 0 && read.exact?.every((one) => one === ' ');
  if (isBetween) return { read: { exact: least > 0 ? [' '] : ['', ' '], clauses: [] }, to: end };
  if (braces?.[0] === '{1}') return { read, to: end };
  return { read: least > 0 ? { exact: null, clauses: clausesOf(read) } : ANYTHING, to: end };
}

function atom(source: string, at: number): Reading {
  const char = source[at] as string;
  if (char === '(') return group(source, at);
  if (char === '[') return charClass(source, at);
  if (char === '\\') return escaped(source, at);
  if (char === '.') return { read: ANYTHING, to: at + 1 };
  if (char === '^' || char === '$') return { read: { exact: ['|'], clauses: [] }, to: at + 1 };
  return { read: literal(char), to: at + 1 };
}

function literal(char: string): Part {
  // an underscore is a letter to `\b`, but never part of a token
  if (char === '_') return ANYTHING;
  const low = char.toLowerCase();
  return { exact: [/^[a-z0-9]$/.test(low) ? low : ' '], clauses: [] };
}

const OPENING = /\((?:\?(?::|(<?)([=!])|<[A-Za-z]\w*>))?/y;

/** A group; what is looked ahead or back for is required too, but takes no place. What must not be there is nothing. */
function group(source: string, at: number): Reading {
  OPENING.lastIndex = at;
  const [opening = '(', , looks] = OPENING.exec(source) ?? [];
  const { read, to } = alternatives(source, at + opening.length);
  if (looks === '!') return { read: NOTHING, to: to + 1 };
  if (looks === '=') return { read: { exact: [''], clauses: clausesOf(read) }, to: to + 1 };
  return { read, to: to + 1 };
}

/** `[aeiou]`: each of a few characters; anything where it holds ranges, or is turned round. */
function charClass(source: string, at: number): Reading {
  let end = at + 1;
  while (source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  const inner = source.slice(at + 1, end);
  const to = end + 1;
  if (/^\^|.-.|\\[dDwWSpPbux]/.test(inner)) return { read: ANYTHING, to };
  const chars = [...inner.replace(/\\[snrtfv]/g, ' ').replace(/\\(.)/g, '$1')];
  if (chars.length > 12 || chars.includes('_')) return { read: ANYTHING, to };
  return {
    read: { exact: [...new Set(chars.flatMap((char) => literal(char).exact ?? []))], clauses: [] },
    to,
  };
}

function escaped(source: string, at: number): Reading {
  const char = source[at + 1] as string;
  if (/[1-9k]/.test(char)) throw new Error(`a back reference requires nothing that can be told: ${source}`);
  if (char === 'b') return { read: { exact: ['|'], clauses: [] }, to: at + 2 };
  if (/[sWnrtfv]/.test(char)) return { read: { exact: [' '], clauses: [] }, to: at + 2 };
  if (char === 'B') return { read: NOTHING, to: at + 2 };
  if (/[pP]/.test(char)) return { read: ANYTHING, to: source.indexOf('}', at) + 1 };
  if (/[dDwS]/.test(char)) return { read: ANYTHING, to: at + 2 };
  const code = /^\\(?:u([0-9a-f]{4})|u\{([0-9a-f]+)\}|x([0-9a-f]{2}))/i.exec(source.slice(at, at + 12));
  if (!code) return { read: literal(char), to: at + 2 };
  const hex = code[1] ?? code[2] ?? code[3] ?? '0';
  return { read: literal(String.fromCodePoint(Number.parseInt(hex, 16))), to: at + code[0].length };
}

function clausesOf({ exact, clauses }: Part): readonly (readonly Piece[])[] {
  return best([...clauses, ...(exact === null ? [] : clausesOfExact(exact))]);
}

/**
 * A piece of each of the strings, the one that most of them share first: "no comment" and "no further comment" require
 * "comment". And again with other pieces, as long as each string has one.
 */
function clausesOfExact(exact: readonly string[]): (readonly Piece[])[] {
  const clauses: (readonly Piece[])[] = [];
  let left = exact.map(piecesOf);
  while (left.length > 0 && left.every((pieces) => pieces.length > 0) && clauses.length < DEPTH) {
    const shared = new Map<string, number>();
    for (const pieces of left)
      for (const key of new Set(pieces.map(keyOf))) shared.set(key, (shared.get(key) ?? 0) + 1);
    const worth = (piece: Piece) => (shared.get(keyOf(piece)) ?? 0) * 100 + rarity(piece);
    const chosen = left.map((pieces) => pieces.reduce((a, b) => (worth(b) > worth(a) ? b : a)));
    const keys = new Set(chosen.map(keyOf));
    clauses.push([...new Map(chosen.map((piece) => [keyOf(piece), piece])).values()]);
    left = left.map((pieces) => pieces.filter((piece) => !keys.has(keyOf(piece))));
  }
  return clauses.filter((clause) => !clause.some(isCommon) && clause.length <= WIDEST);
}

function piecesOf(exact: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: letters, index } of exact.matchAll(/[a-z0-9]+/g)) {
    const piece = { letters, begins: index > 0, ends: index + letters.length < exact.length };
    if (!isCommon(piece)) pieces.push(piece);
  }
  return pieces;
}

const keyOf = ({ letters, begins, ends }: Piece) => `${begins ? '|' : ''}${letters}${ends ? '|' : ''}`;

/** Whether nearly every sentence has the piece: a word of grammar, or a letter or two within any word. */
function isCommon({ letters, begins, ends }: Piece): boolean {
  if (begins && ends) return COMMON.has(letters);
  return letters.length < (begins || ends ? 2 : 3);
}

const rarity = ({ letters, begins, ends }: Piece) => letters.length + (begins ? 1 : 0) + (ends ? 1 : 0);

/** The clauses that are likeliest to fail, first: those with few and long pieces. */
function best(clauses: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const worth = (clause: readonly Piece[]) =>
    Math.min(...clause.map(rarity)) - Math.log2(Math.max(1, clause.length));
  return [...clauses].sort((a, b) => worth(b) - worth(a)).slice(0, 2 * DEPTH);
}

function distinct(clauses: readonly (readonly Piece[])[]): Requirement {
  const byKey = new Map(clauses.map((clause) => [clause.map(keyOf).sort().join(' '), clause]));
  return [...byKey.values()];
}
