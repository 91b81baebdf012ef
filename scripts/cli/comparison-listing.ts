/**
 * A comparison as a person reads it in a terminal: the quote over its source, differences marked.
 */
import type { SaidBy } from '../../lib/domain/said-by.ts';
import type { Comparison, Edit } from '../../lib/text/engine.ts';
import type { NumberedLine } from '../../lib/text/transcript/types.ts';
import { differences } from './shapes.ts';

const WIDTH = 96;
const CLASS = {
  verbatim: 'verbatim',
  trimmed: 'trimmed',
  altered: 'ALTERED',
  not_found: 'NOT FOUND',
} as const;

const EXCUSE: Readonly<Record<NonNullable<Edit['excused']>, string>> = {
  omission: 'marked omission',
  insertion: 'marked insertion',
  filler: 'filler',
  annotation: 'not spoken',
  attribution: 'the reporter’s words',
  spelling: 'spelling',
  numeral: 'number style',
  typography: 'typography',
  date: 'the same date or time',
  masked: 'a masked oath',
  homophone: 'sounds the same',
};

const NOTE: Readonly<Record<NonNullable<Edit['note']>, string>> = {
  joined: 'passages joined without a mark',
  order: 'passages in another order',
  other_speaker: 'runs over a change of speaker',
  contraction: 'contraction',
  sounds_alike: 'sounds or looks alike',
  question: 'question or statement',
};

const clipped = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 78)} … ${line.slice(-78)}`;
};

/** Quote and source in columns, so that differences are one above the other. */
function columns(edits: readonly Edit[]): string[] {
  const lines: string[] = [];
  let above = '';
  let below = '';
  const flush = (): void => {
    if (above.trim() || below.trim())
      lines.push(`  quote   ${above}`.trimEnd(), `  source  ${below}`.trimEnd(), '');
    above = '';
    below = '';
  };
  const put = (ours: string, theirs: string): void => {
    const width = Math.max(ours.length, theirs.length);
    if (above.length + width > WIDTH && above !== '') flush();
    above += `${ours.padEnd(width)} `;
    below += `${theirs.padEnd(width)} `;
  };
  for (const edit of edits) {
    if (edit.kind !== 'equal') {
      const [open, close] = edit.excused ? ['(', ')'] : ['[', ']'];
      const side = (text: string): string => (text === '' ? '' : `${open}${clipped(text)}${close}`);
      put(side(edit.quote.text), side(edit.source.text));
      continue;
    }
    const ours = edit.quote.text.split(/\s+/u);
    const theirs = edit.source.text.split(/\s+/u);
    if (ours.length === theirs.length) for (const [i, word] of ours.entries()) put(word, theirs[i] ?? '');
    else put(clipped(edit.quote.text), clipped(edit.source.text));
  }
  flush();
  return lines;
}

function sentence(edit: Edit): string {
  const what = {
    insert: `“${clipped(edit.quote.text)}” is not in the source`,
    delete:
      edit.source.text === '' ? 'here another begins to speak' : `“${clipped(edit.source.text)}” is left out`,
    replace: `“${clipped(edit.quote.text)}” for “${clipped(edit.source.text)}”`,
    equal: '',
  }[edit.kind];
  const why = edit.excused ? EXCUSE[edit.excused] : edit.note ? NOTE[edit.note] : '';
  const sense = edit.sense ? `CHANGES THE SENSE (${edit.sense})` : '';
  return `  ${edit.excused ? '·' : '✗'} ${[what, why, sense].filter((part) => part !== '').join(' — ')}`;
}

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

/** Who says it in the source, whether that is the person the story names, and the printed line. */
export type Where = { speakers: readonly string[]; said: SaidBy | null; line: NumberedLine | null };

function printedLine({ page, line }: NumberedLine): string {
  return page > 0 ? `page ${page} line ${line}` : `line ${line}`;
}

export function comparisonListing(found: Comparison, { speakers, said, line }: Where): string {
  if (!found.place) return `${CLASS.not_found}: the source has nothing like it.\n`;
  const { place, time, similarity } = found;
  const where = [
    `characters ${place.start}–${place.end}`,
    ...(time ? [`at ${clock(time.fromMs)}`] : []),
    ...(line ? [printedLine(line)] : []),
    ...(speakers.length > 0 ? [`said by ${speakers.join(' and ')}`] : []),
  ].join(', ');
  const changes = differences(found.edits).map(sentence);
  const isAnothers = said?.kind === 'other' || said?.kind === 'partly';
  const whose = isAnothers ? [`MISATTRIBUTED: ${said.words}`] : said?.kind === 'unknown' ? [said.words] : [];
  const others = found.candidates.length - 1;
  return `${[
    `${CLASS[found.class]} · ${(similarity * 100).toFixed(1)} % of the words agree · ${where}`,
    ...whose,
    '',
    ...columns(found.edits),
    ...changes,
    ...(others > 0 ? [`  ${others} other ${others === 1 ? 'place' : 'places'} worth a look (--json)`] : []),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
