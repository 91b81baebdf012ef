/**
 * Ways in which a quote goes wrong (or stays right) by more than a word. Each takes a passage and returns a case, or
 * null where the passage does not allow it.
 */
import { addedNegation, changedName, changedNumber, changedWord, droppedWord } from './changed-words.ts';
import type { MadeCase, Material, Setting } from './made-case.ts';
import { innerToken, isLong, made, quoteText, replaceToken, type Token, tokensOf } from './passages.ts';

/** Sentences of a text, roughly: enough to cut passages out of it. */
function sentencesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\s.?!][^.?!\n]{20,300}[.?!]/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
}

export function joined(setting: Setting): MadeCase | null {
  const { material, random } = setting;
  const sentences = sentencesOf(material.text).filter(
    ({ start, end }) => !/[“”"]/u.test(material.text.slice(start, end)),
  );
  if (sentences.length < 4) return null;
  const at = random.below(sentences.length - 2);
  const first = sentences[at];
  const second = sentences[Math.min(sentences.length - 1, at + 2 + random.below(3))];
  if (!first || !second || second.start <= first.end) return null;
  const quote = `${material.text.slice(first.start, first.end)} ${material.text.slice(second.start, second.end)}`;
  return made(
    { ...setting, passage: { start: first.start, end: second.end } },
    'joined passages',
    quote,
    'altered',
  );
}

function omitted(setting: Setting, mark: string, way: string, kind: MadeCase['class']): MadeCase | null {
  const tokens = isLong(setting, 12);
  if (!tokens) return null;
  const count = 2 + setting.random.below(6);
  const at = 3 + setting.random.below(Math.max(1, tokens.length - count - 6));
  const first = tokens[at];
  const last = tokens[at + count - 1];
  if (!first || !last || at + count > tokens.length - 3) return null;
  const text = quoteText(setting);
  const before = text.slice(0, first.start).trimEnd();
  return made(setting, way, `${before}${mark}${text.slice(last.end).trimStart()}`, kind);
}

export function markedOmission(setting: Setting): MadeCase | null {
  const mark = setting.random.pick([' … ', ' ... ', '… ', ' . . . ', ' […] ', ' [...] ', '...']);
  return omitted(setting, mark, 'marked omission', 'trimmed');
}

export function unmarkedOmission(setting: Setting): MadeCase | null {
  return omitted(setting, ' ', 'unmarked omission', 'altered');
}

export function brackets(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  if (!tokens || quoteText(setting).includes('[')) return null;
  const { random } = setting;
  const pronoun = innerToken(tokens, random, (t) =>
    /^(he|she|they|it|them|him|her|this|that)$/u.test(t.text),
  );
  const note = random.pick([
    'the senator',
    'the company',
    'President Hartwell',
    'in the county',
    'the bill',
    'he',
    'voters',
  ]);
  const token = pronoun && random.next() < 0.7 ? pronoun : innerToken(tokens, random);
  if (!token) return null;
  const by =
    token === pronoun
      ? `[${note}]`
      : random.next() < 0.5
        ? `[${note}] ${token.core}`
        : `${token.core} [${note}]`;
  return made(setting, 'brackets', replaceToken(quoteText(setting), token, by), 'trimmed');
}

export function typography(setting: Setting): MadeCase | null {
  if (!isLong(setting, 5)) return null;
  const { random } = setting;
  let quote = quoteText(setting);
  const changes: ((text: string) => string)[] = [
    (text) => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'"),
    (text) => text.replace(/"/gu, '”').replace(/'/gu, '’'),
    (text) => text.replace(/[–—]/gu, ' - '),
    (text) => text.replace(/ - |--|–/gu, '—'),
    (text) => text.replace(/ /gu, '\u00A0'),
    (text) => text.replace(/ /gu, (space) => (random.next() < 0.15 ? '\n' : space)),
    (text) => text.replace(/\.\.\./gu, '…'),
    (text) => (text[0] ?? '').toLowerCase() + text.slice(1),
    (text) => (text[0] ?? '').toUpperCase() + text.slice(1),
    (text) => text.replace(/[.,!?]$/u, random.pick([',', '.', '', '!'])),
    (text) => `“${text}”`,
    (text) => text.replace(/fi/gu, 'ﬁ').replace(/fl/gu, 'ﬂ'),
    (text) => text.replace(/(\p{L}{4})(\p{L}{4})/gu, '$1\u00AD$2'),
  ];
  for (let k = 0; k < 3; k++) quote = random.pick(changes)(quote);
  return made(setting, 'typography', quote, 'verbatim');
}

export function shortFragment(setting: Setting): MadeCase | null {
  const tokens = isLong(setting, 5, 400);
  if (!tokens) return null;
  const at = setting.random.below(tokens.length - 3);
  const first = tokens[at] as Token;
  const last = tokens[at + 2] as Token;
  const start = setting.passage.start + first.start + first.text.indexOf(first.core);
  const end = setting.passage.start + last.end;
  const quote = setting.material.text.slice(start, end);
  if (tokens.slice(at, at + 3).some((t) => t.core === '') || setting.material.text.split(quote).length > 2)
    return null;
  return made({ ...setting, passage: { start, end } }, 'short fragment', quote, 'verbatim');
}

/** Rewrites a text word by word, keeping track of where a passage ends up. */
function rewritten(
  material: Material,
  passage: { start: number; end: number },
  write: (token: Token, column: number) => { lead: string; word: string },
): { text: string; place: { start: number; end: number } } {
  let text = '';
  let column = 0;
  const place = { start: -1, end: -1 };
  for (const token of tokensOf(material.text)) {
    const { lead, word } = write(token, column);
    const piece = lead + word;
    const gap = piece.startsWith('\n') || text === '' ? '' : ' ';
    if (place.start < 0 && token.end > passage.start) place.start = text.length + gap.length + lead.length;
    text += gap + piece;
    if (token.start < passage.end) place.end = text.length;
    column = text.length - text.lastIndexOf('\n') - 1;
  }
  return { text, place };
}

export function hardWrapped(setting: Setting): MadeCase | null {
  if (!isLong(setting, 6, 200)) return null;
  const width = 50 + setting.random.below(30);
  const { text, place } = rewritten(setting.material, setting.passage, (token, column) => {
    if (column + token.text.length + 1 <= width) return { lead: '', word: token.text };
    const split = token.text.length >= 8 && /^\p{Ll}+$/u.test(token.text) && setting.random.next() < 0.5;
    return split
      ? { lead: '', word: `${token.text.slice(0, 4)}-\n${token.text.slice(4)}` }
      : { lead: '\n', word: token.text };
  });
  return { way: 'hard-wrapped source', quote: quoteText(setting), source: text, class: 'verbatim', place };
}

const FILLERS = ['um', 'uh', 'er', 'you know', 'i mean', 'uh', 'um'];

function spoken(setting: Setting): { text: string; place: { start: number; end: number }; fillers: number } {
  let fillers = 0;
  const first = setting.passage.start;
  const { text, place } = rewritten(setting.material, setting.passage, (token) => {
    const word = token.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}'’$%\s-]/gu, '')
      .replace(/’/gu, "'");
    const inside = token.start > first && token.start < setting.passage.end;
    const filler = word !== '' && setting.random.next() < 0.08 ? setting.random.pick(FILLERS) : '';
    if (inside && filler) fillers++;
    return { lead: filler ? `${filler} ` : '', word };
  });
  return { text, place, fillers };
}

export function transcript(setting: Setting): MadeCase | null {
  const tokens = isLong(setting, 6, 120);
  if (!tokens || /\[|\(|…|\.\.\./u.test(quoteText(setting))) return null;
  const { text, place, fillers } = spoken(setting);
  return {
    way: 'transcript with fillers',
    quote: quoteText(setting),
    source: text,
    class: fillers > 0 ? 'trimmed' : 'verbatim',
    place,
  };
}

export function transcriptChanged(setting: Setting): MadeCase | null {
  const change = setting.random.pick([changedWord, droppedWord, addedNegation, changedNumber, changedName])(
    setting,
  );
  if (!change || /\[|\(|…|\.\.\./u.test(change.quote)) return null;
  const { text, place } = spoken(setting);
  return { way: 'transcript, word changed', quote: change.quote, source: text, class: 'altered', place };
}

export function absent(setting: Setting): MadeCase | null {
  const other = setting.random.pick(setting.others);
  if (other.id === setting.material.id) return null;
  const tokens = isLong({ ...setting, material: other, passage: setting.random.pick(other.passages) }, 7);
  if (!tokens) return null;
  const words = tokens.map((token) => token.core.toLowerCase());
  const text = ` ${tokensOf(setting.material.text)
    .map((token) => token.core.toLowerCase())
    .join(' ')} `;
  // A passage that both texts report is not absent.
  for (let at = 0; at + 5 <= words.length; at++)
    if (text.includes(` ${words.slice(at, at + 5).join(' ')} `)) return null;
  return made(setting, 'absent, whole sentence', tokens.map((token) => token.text).join(' '), 'not_found');
}

export function absentFragment(setting: Setting): MadeCase | null {
  const other = setting.random.pick(setting.others);
  if (other.id === setting.material.id) return null;
  const tokens = isLong(
    { ...setting, material: other, passage: setting.random.pick(other.passages) },
    5,
    200,
  );
  if (!tokens) return null;
  const at = setting.random.below(tokens.length - 3);
  const words = tokens.slice(at, at + 3);
  const text = ` ${tokensOf(setting.material.text)
    .map((token) => token.core.toLowerCase())
    .join(' ')} `;
  const phrase = words.map((token) => token.core.toLowerCase()).join(' ');
  if (words.some((token) => token.core === '') || text.includes(` ${phrase} `)) return null;
  return made(setting, 'absent, short fragment', words.map((token) => token.text).join(' '), 'not_found');
}

export function several(setting: Setting): MadeCase | null {
  const { material, random } = setting;
  const start = material.text.indexOf('\n', random.below(material.text.length)) + 1;
  const end = material.text.indexOf('\n', start + 600);
  if (start < 1 || end < 0) return null;
  const passage = { start, end };
  return made(
    { ...setting, passage },
    'several sentences',
    material.text.slice(start, end).trim(),
    'verbatim',
  );
}
