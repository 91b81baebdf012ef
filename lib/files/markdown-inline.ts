/**
 * The words of a Markdown paragraph as its reader sees them: emphasis, links and code without their marks, pictures
 * left out. Things that only look like marks stay: "@v_official_1", "2 * 3", a lone asterisk. One pass, linear.
 */

type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'mark'; mark: string; left: number; canOpen: boolean; canClose: boolean }
  | { kind: 'bracket'; isImage: boolean };

const target =
  /\(\s*(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500}){0,3})(?:\s+(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?\s*\)/y;
const reference = /\[([^[\]]{0,200})\]/y;
const footnote = /\[\^[^[\]\s]{1,60}\]/y;
const address = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/y;
const tag = /<\/?[a-z][a-z\d-]{0,30}(?:\s[^<>]{0,2000})?\/?>/iy;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,10}));/iy;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  euro: '€',
};

const isSpace = (letter: string) => letter === '' || /\s/u.test(letter);
const isSign = (letter: string) => /[\p{P}\p{S}]/u.test(letter);

/** `references` are the names for which the document defines link targets, in lower case. */
export function readMarkdownInline(source: string, references: ReadonlySet<string>): string {
  const pieces: Piece[] = [];
  const brackets: number[] = [];
  const text = (words: string) => pieces.push({ kind: 'text', text: words });
  const match = (rule: RegExp, at: number) => {
    rule.lastIndex = at;
    return rule.exec(source);
  };
  const special = /[\\`*_~[\]!<&]/g;
  let at = 0;
  while (at < source.length) {
    special.lastIndex = at;
    const next = special.exec(source)?.index ?? source.length;
    if (next > at) text(source.slice(at, next));
    at = next;
    const letter = source[at];
    if (letter === undefined) break;
    if (letter === '\\') {
      const escaped = source[at + 1] ?? '';
      const isEscape = /[!-/:-@[-`{-~]/.test(escaped);
      text(isEscape ? escaped : '\\');
      at += isEscape ? 2 : 1;
    } else if (letter === '`') {
      at = readCode(source, at, text);
    } else if (letter === '*' || letter === '_' || letter === '~') {
      const mark = markAt(source, at, letter);
      pieces.push(mark);
      at += mark.left;
    } else if (letter === '[' || (letter === '!' && source[at + 1] === '[')) {
      const note = match(footnote, at);
      if (note === null) {
        brackets.push(pieces.length);
        pieces.push({ kind: 'bracket', isImage: letter === '!' });
        at += letter === '!' ? 2 : 1;
      } else at += note[0].length;
    } else if (letter === ']') {
      at = closeBracket(at);
    } else if (letter === '<') {
      const link = match(address, at);
      const markup = link ?? match(tag, at);
      text(link?.[1] ?? (markup === null ? '<' : /^<br/i.test(markup[0]) ? '\n' : ''));
      at += markup?.[0].length ?? 1;
    } else if (letter === '&') {
      const found = match(entity, at);
      text(found === null ? '&' : entityText(found));
      at += found?.[0].length ?? 1;
    } else {
      text(letter);
      at += 1;
    }
  }

  function closeBracket(from: number): number {
    const opened = brackets.pop();
    const bracket = opened === undefined ? undefined : pieces[opened];
    if (opened === undefined || bracket?.kind !== 'bracket') {
      text(']');
      return from + 1;
    }
    const inline = match(target, from + 1);
    const named = inline === null ? match(reference, from + 1) : null;
    // A label that names a link is short; a longer stretch is not put together only to be thrown away.
    const isShort = references.size > 0 && pieces.length - opened < 64;
    const inside = isShort ? pieces.slice(opened + 1) : [];
    const label = inside.map(wordsOf).join('').toLowerCase();
    const isNamed = named !== null && references.has((named[1] || label).trim().toLowerCase());
    if (inline === null && !isNamed && !references.has(label.trim())) {
      pieces[opened] = { kind: 'text', text: bracket.isImage ? '![' : '[' };
      text(']');
      return from + 1;
    }
    if (bracket.isImage) pieces.length = opened;
    else pieces[opened] = { kind: 'text', text: '' };
    return from + 1 + (inline?.[0].length ?? (isNamed ? (named?.[0].length ?? 0) : 0));
  }

  pairMarks(pieces);
  return pieces.map(wordsOf).join('');
}

function wordsOf(piece: Piece): string {
  if (piece.kind === 'text') return piece.text;
  return piece.kind === 'mark' ? piece.mark.repeat(piece.left) : piece.isImage ? '![' : '[';
}

function readCode(source: string, at: number, text: (words: string) => void): number {
  const fence = /`+/y;
  fence.lastIndex = at;
  const ticks = fence.exec(source)?.[0] ?? '`';
  // Code in a story is short; looking no further keeps a page full of lone backticks linear.
  const close = source.slice(at + ticks.length, at + 2_000).indexOf(ticks);
  if (close === -1) {
    text(ticks);
    return at + ticks.length;
  }
  text(source.slice(at + ticks.length, at + ticks.length + close));
  return at + ticks.length * 2 + close;
}

/** A run of emphasis marks and whether it can open or close, by CommonMark's rule of flanking. */
function markAt(source: string, at: number, mark: string): Extract<Piece, { kind: 'mark' }> {
  let end = at;
  while (source[end] === mark) end += 1;
  const before = source[at - 1] ?? '';
  const after = source[end] ?? '';
  const leftFlanking = !isSpace(after) && (!isSign(after) || isSpace(before) || isSign(before));
  const rightFlanking = !isSpace(before) && (!isSign(before) || isSpace(after) || isSign(after));
  const isWhole = mark !== '_';
  return {
    kind: 'mark',
    mark,
    left: end - at,
    canOpen:
      leftFlanking && (isWhole || !rightFlanking || isSign(before)) && (mark !== '~' || end - at === 2),
    canClose:
      rightFlanking && (isWhole || !leftFlanking || isSign(after)) && (mark !== '~' || end - at === 2),
  };
}

/** Removes marks that pair up; a mark without a partner is text. */
function pairMarks(pieces: Piece[]): void {
  const open = new Map<string, Extract<Piece, { kind: 'mark' }>[]>();
  for (const piece of pieces) {
    if (piece.kind !== 'mark') continue;
    const waiting = open.get(piece.mark) ?? [];
    open.set(piece.mark, waiting);
    while (piece.canClose && piece.left > 0) {
      const opener = waiting.at(-1);
      if (opener === undefined) break;
      const paired = Math.min(opener.left, piece.left);
      opener.left -= paired;
      piece.left -= paired;
      if (opener.left === 0) waiting.pop();
    }
    if (piece.canOpen && piece.left > 0) waiting.push(piece);
  }
}

function entityText(found: RegExpExecArray): string {
  const [whole, decimal, hex, name] = found;
  if (name !== undefined) return (Object.hasOwn(entities, name) ? entities[name] : undefined) ?? whole;
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '\uFFFD';
}
