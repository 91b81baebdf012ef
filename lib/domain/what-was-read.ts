/** One plain line for each kind of thing that happened in reading a story, made from codes, counts and blocks. Pure. */
import type { ReadingCode, ReadingDetail, ReadingNote } from './readings.ts';
import type { BlockKind } from './vocabulary.ts';
import { formatNumber } from './wording.ts';

type ReadBlock = { start: number; end: number; kind: BlockKind; asideReason: string | null };

/** Lines of one kind that were set aside: `reason` is the code on the blocks, `words` "2 captions". */
type AsideGroup = { reason: string; count: number; words: string };

export type WhatWasRead = {
  /** Words and paragraphs that are now the story. */
  words: number;
  paragraphs: number;
  /** "1 pull quote, 3 table rows"; empty where all are plain paragraphs. */
  kinds: string;
  asides: AsideGroup[];
  notes: ReadLine[];
};

/** A line, and what is shown on request. `isLoss` where words may be missing from the story. */
export type ReadLine = { code: ReadingCode; words: string; details: string[]; isLoss: boolean };

type Forms = readonly [one: string, many: string];

const ASIDE_LABELS: Readonly<Record<string, Forms>> = {
  caption: ['caption', 'captions'],
  credit: ['photo credit', 'photo credits'],
  handle: ['account name', 'account names'],
  related: ['“Related” line', '“Related” lines'],
  byline: ['byline', 'bylines'],
  dateline: ['date line', 'date lines'],
  promotion: ['promotion', 'promotions'],
  furniture: ['line of the page', 'lines of the page'],
  comment: ['reader’s comment', 'readers’ comments'],
  struck: ['struck-out passage', 'struck-out passages'],
  box: ['text box', 'text boxes'],
  'by hand': ['line set aside by hand', 'lines set aside by hand'],
};
const OTHER_ASIDE: Forms = ['other line', 'other lines'];

const KIND_LABELS: Readonly<Partial<Record<BlockKind, Forms>>> = {
  BLOCK_QUOTE: ['block quotation', 'block quotations'],
  PULL_QUOTE: ['pull quote', 'pull quotes'],
  POST: ['embedded post', 'embedded posts'],
  TABLE: ['table row', 'table rows'],
  LIST: ['list entry', 'list entries'],
  CORRECTION: ['correction', 'corrections'],
};

const counted = (count: number, [one, many]: Forms) => `${count} ${count === 1 ? one : many}`;

/** Why a line is set aside, in words for the galley: "caption", "line of the page". */
export function asideLabel(reason: string | null): string {
  return (ASIDE_LABELS[reason ?? ''] ?? [reason ?? OTHER_ASIDE[0]])[0] as string;
}

/** Words of the blocks that make up the story, as a person counts them. */
export function wordsOfStory(text: string, blocks: readonly ReadBlock[]): number {
  const body = blocks.filter(({ kind }) => kind !== 'ASIDE').map(({ start, end }) => text.slice(start, end));
  return countedWords(body.join(' '));
}

/** How many words a text has; what is joined by an apostrophe or hyphen is one. */
export function countedWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** @param blocks the revision's, as they are now: what was put back is no longer counted as set aside. */
export function whatWasRead(
  text: string,
  blocks: readonly ReadBlock[],
  readings: readonly ReadingNote[],
): WhatWasRead {
  const asides = new Map<string, number>();
  const kinds = new Map<BlockKind, number>();
  let paragraphs = 0;
  for (const { kind, asideReason } of blocks) {
    if (kind === 'ASIDE') asides.set(asideReason ?? '', (asides.get(asideReason ?? '') ?? 0) + 1);
    else if (kind !== 'HEADLINE' && kind !== 'SUBHEAD') paragraphs += 1;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return {
    words: wordsOfStory(text, blocks),
    paragraphs,
    kinds: [...kinds]
      .flatMap(([kind, count]) => {
        const forms = KIND_LABELS[kind];
        return forms ? [counted(count, forms)] : [];
      })
      .join(', '),
    asides: [...asides]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => ({
        reason,
        count,
        words: counted(count, ASIDE_LABELS[reason] ?? OTHER_ASIDE),
      })),
    notes: readings.map(lineOf),
  };
}

/** "412 words in 14 paragraphs are the story": `figure` is the part to set in bold. */
export function storyLine({ words, paragraphs }: Pick<WhatWasRead, 'words' | 'paragraphs'>): {
  figure: string;
  rest: string;
} {
  const figure = `${formatNumber(words)} ${words === 1 ? 'word' : 'words'}`;
  const verb = words === 1 ? 'is' : 'are';
  return { figure, rest: `in ${counted(paragraphs, ['paragraph', 'paragraphs'])} ${verb} the story` };
}

const NOTE_LABELS: Readonly<Record<ReadingCode, (count: number) => string>> = {
  tracked_change: (n) => `${counted(n, ['tracked change', 'tracked changes'])} read as accepted`,
  comment: (n) => `${counted(n, ['comment', 'comments'])} ${n === 1 ? 'is' : 'are'} not part of the text`,
  footnote: (n) => `${counted(n, ['footnote', 'footnotes'])} ${n === 1 ? 'is' : 'are'} not part of the text`,
  endnote: (n) => `${counted(n, ['endnote', 'endnotes'])} ${n === 1 ? 'is' : 'are'} not part of the text`,
  struck: (n) => `${counted(n, ['struck-out passage was', 'struck-out passages were'])} left out`,
  hidden: (n) => `${counted(n, ['hidden passage was', 'hidden passages were'])} left out`,
  header: (n) => `${counted(n, ['page header was', 'page headers were'])} left out`,
  footer: (n) => `${counted(n, ['page footer was', 'page footers were'])} left out`,
  field: (n) => `${counted(n, ['field of the file was', 'fields of the file were'])} never filled in`,
  drop_cap: (n) => `${counted(n, ['large first letter was', 'large first letters were'])} joined to the word`,
  cell: (n) => `${counted(n, ['table cell', 'table cells'])} could not be placed`,
  outside: (n) =>
    `${counted(n, ['part', 'parts'])} of the page outside the story ${n === 1 ? 'was' : 'were'} left out`,
  repeated: (n) => `${counted(n, ['line that stands twice was', 'lines that stand twice were'])} read once`,
  unhidden: () => 'The page hides this text until a script runs; it was read all the same',
  from_data: () =>
    'The page shows no text without its scripts; the text comes from its data for search engines',
  noted: (n) => (n === 1 ? 'A note on the file' : `${n} notes on the file`),
};

const LOSSES: ReadonlySet<ReadingCode> = new Set(['cell', 'field']);

function lineOf({ code, count, details }: ReadingNote): ReadLine {
  const single = code === 'noted' && count === 1 ? details[0]?.words : undefined;
  const shown = single === undefined ? details.map(detailPhrase) : [];
  // Notes of a draft are counted here and told where they stand.
  if (details.length > 0 && count > details.length) shown.push(`… and ${count - details.length} more`);
  return { code, words: single ?? NOTE_LABELS[code](count), details: shown, isLoss: LOSSES.has(code) };
}

const HOW = { put_in: 'put in', taken_out: 'taken out', moved: 'moved' } as const;

function detailPhrase({ words, place, how }: ReadingDetail): string {
  const quoted = how ? `“${words}” was ${HOW[how]}` : words;
  return place ? `${quoted} (${place})` : quoted;
}

/**
 * The same as sentences, for a terminal, a log, or where there is no room for more: "2 tracked changes read as
 * accepted: “not” was taken out, “plainly” was put in."
 */
export function readingSentences(readings: readonly ReadingNote[]): string[] {
  return readings.map((note) => {
    const { words, details } = lineOf(note);
    if (details.length === 0) return /[.!?]$/.test(words) ? words : `${words}.`;
    const list = details.join(note.code === 'tracked_change' ? ', ' : '; ');
    return `${words}: ${list}${/[.!?]$/.test(list) ? '' : '.'}`;
  });
}
