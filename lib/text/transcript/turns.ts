/**
 * Transcripts laid out like a page: turns that begin with a label ("QUESTION:", "MR. HALDER:"), a name on its own line,
 * a time, or a name and a time ("Marla Quint  0:03"), followed by the words.
 */
import { TranscriptBuilder } from './builder.ts';
import { CLOCK, clockMs } from './clock.ts';
import {
  acceptedLabels,
  askedOnce,
  type LabelAt,
  labelAlone,
  labelAt,
  readLabel,
  sameLabel,
} from './labels.ts';
import { NamedLabels } from './named-labels.ts';
import type { Transcript } from './types.ts';
import { isUnspoken } from './unspoken.ts';

/** One line as written, and its place on a numbered page. */
export type WrittenLine = {
  text: string;
  page?: number;
  line?: number;
  /** A page head or foot: not a line of the record. */
  isFurniture?: boolean;
};

type Head = {
  fromMs: number | null;
  label: string | null;
  rest: string;
  /** The time is in brackets or makes up the whole line: it cannot be anything else. */
  isPlain: boolean;
};

/** "10:02:13 AM": a clock on the wall advances just like a recording's. */
const HALF = String.raw`(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?`;
const STAMP = String.raw`(?:\[(${CLOCK})${HALF}\]|\((${CLOCK})${HALF}\)|(${CLOCK})${HALF})`;
const RANGE = String.raw`(?:[ \t]*(?:-{1,2}>|[-–—]|to|/)[ \t]*[[(]?${CLOCK}[\])]?)?`;
const STAMP_FIRST = new RegExp(`^[ \\t]*${STAMP}${RANGE}[\\])]?(?:[ \\t]*[-–—|:][ \\t]*|[ \\t]+|$)`, 'u');
const STAMP_LAST = new RegExp(
  `^[ \\t]*([^\\t\\n]{1,100}?)[ \\t]*[-–—|,:]?[ \\t]*(?:[ \\t]|(?=[[(]))${STAMP}${RANGE}[ \\t]*:?(?:[ \\t]+|$)`,
  'u',
);
const INLINE = new RegExp(`\\[(${CLOCK})\\][ \\t]*`, 'gu');

const stampOf = (match: RegExpExecArray, from: number): number | null =>
  clockMs(match[from] ?? match[from + 1] ?? match[from + 2] ?? '');

/** A line that begins with a time, or is a name and a time. */
function headOf(line: string): Head | null {
  if (!/\d/.test(line)) return null;
  const first = STAMP_FIRST.exec(line);
  if (first) {
    const rest = line.slice(first[0].length);
    const label = labelAt(rest);
    const alone = label ? null : labelAlone(rest.replace(/^[-–—|][ \t]*/u, ''));
    return {
      fromMs: stampOf(first, 1),
      label: label?.label ?? alone,
      rest: label ? label.rest : alone ? '' : rest,
      isPlain: rest === '' || first[1] !== undefined || first[2] !== undefined,
    };
  }
  const last = STAMP_LAST.exec(line);
  if (!last) return null;
  const rest = line.slice(last[0].length);
  const isBracketed = last[2] !== undefined || last[3] !== undefined;
  if (rest.trim() !== '' && !isBracketed) return null;
  const words = (last[1] as string)
    .trim()
    .replace(/^[[(](.*)[\])]$/u, '$1')
    .replace(/[:：]$/u, '');
  const label = readLabel(words);
  return label && { fromMs: stampOf(last, 2), label: label.label, rest, isPlain: true };
}

/** What the text as a whole shows about how its lines are to be read. */
type Manner = {
  heads: ReadonlyMap<number, Head>;
  /** Labels before a colon, by `sameLabel`. */
  labels: ReadonlySet<string>;
  /** Names alone on their lines, by `sameLabel`. */
  alone: ReadonlySet<string>;
};

/** Whether the times advance: a programme's "10:30 Opening" does too, and is read the same way. */
function areInOrder(heads: readonly Head[]): boolean {
  let disorders = 0;
  for (let i = 1; i < heads.length; i++)
    if ((heads[i]?.fromMs ?? 0) < (heads[i - 1]?.fromMs ?? 0)) disorders++;
  return disorders * 10 <= heads.length;
}

/** The labels of one record, each text read once. */
const labelReader = () => ({
  at: askedOnce(labelAt),
  alone: askedOnce(labelAlone),
  same: askedOnce(sameLabel),
});
type LabelReader = ReturnType<typeof labelReader>;

function mannerOf(lines: readonly WrittenLine[], read: LabelReader): Manner {
  const written: number[] = [];
  const found = new Map<number, Head>();
  // stretches of words: those after a blank line, and those with a label
  let paragraphs = 0;
  let wasBlank = true;
  lines.forEach(({ text, isFurniture }, at) => {
    const isBlank = text.trim() === '';
    if (!isBlank && (wasBlank || read.at(text) !== null)) paragraphs++;
    wasBlank = isBlank;
    if (isBlank || isFurniture) return;
    written.push(at);
    const head = headOf(text);
    if (head) found.set(at, head);
  });
  const list = [...found.values()];
  const isTimed =
    (list.length >= 2 || (list.length === 1 && list[0]?.isPlain === true && list[0].label !== null)) &&
    areInOrder(list) &&
    (list.length * 6 >= written.length || list.filter(({ isPlain }) => isPlain).length >= 2);
  const heads = isTimed ? found : new Map<number, Head>();
  const colons: LabelAt[] = [];
  for (const at of written) {
    const head = heads.get(at);
    const label = head
      ? head.label && { label: head.label, rest: head.rest, isSure: true }
      : read.at(lines[at]?.text ?? '');
    if (label) colons.push(label);
  }
  const labels = acceptedLabels(colons, paragraphs, heads.size > 0);
  return { heads, labels, alone: namesAlone(lines, written, heads, labels, read) };
}

/** "(Harbourtown) (Lab)" under a member's name. */
const BENCH = /^(?:[([][^()[\]\n]{1,60}[)\]][ \t]*){1,3}$/u;

/** Names on lines of their own before what is said, at least twice, or that are labels elsewhere. */
function namesAlone(
  lines: readonly WrittenLine[],
  written: readonly number[],
  heads: ReadonlyMap<number, Head>,
  labels: ReadonlySet<string>,
  read: LabelReader,
): ReadonlySet<string> {
  const known = new Set([...heads.values()].flatMap(({ label }) => (label ? [sameLabel(label)] : [])));
  for (const label of labels) known.add(label);
  const counts = new Map<string, number>();
  let total = 0;
  written.forEach((at, i) => {
    const label = heads.has(at) ? null : read.alone(lines[at]?.text ?? '');
    const next = lines[written[i + 1] ?? -1]?.text.trim() ?? '';
    const follows = heads.get(written[i - 1] ?? -1);
    const isAfterStamp = follows !== undefined && follows.rest === '' && follows.label === null;
    if (!label || next === '' || (!isAfterStamp && !/[.?!…”"’)\]]$/u.test(next) && !/^\(/u.test(next)))
      return;
    const isBenched = BENCH.test(next);
    counts.set(sameLabel(label), (counts.get(sameLabel(label)) ?? 0) + (isAfterStamp || isBenched ? 2 : 1));
    total++;
  });
  // Headings are on lines of their own too, but no two are the same: where a name recurs, all of them are names.
  const isTalk =
    labels.size === 0 && total >= 2 && total * 4 >= written.length && Math.max(...counts.values()) >= 2;
  return new Set(
    [...counts].flatMap(([label, count]) => (isTalk || count >= 4 || known.has(label) ? [label] : [])),
  );
}

class TurnsReader {
  private readonly builder = new TranscriptBuilder();
  private readonly lines: readonly WrittenLine[];
  private readonly manner: Manner;
  private readonly labels: LabelReader;
  private readonly named = new NamedLabels();
  private label: string | undefined;
  private fromMs: number | undefined;
  /** Whether the last line named the speaker and nothing they say has come yet. */
  private isOpened = false;
  private wasBlank = true;

  constructor(lines: readonly WrittenLine[], manner: Manner, labels: LabelReader) {
    this.labels = labels;
    this.lines = lines;
    this.manner = manner;
  }

  read(): Transcript {
    this.lines.forEach((line, at) => {
      if (line.text.trim() === '') this.wasBlank = true;
      else this.readLine(line, at);
    });
    return this.builder.done();
  }

  private readLine(line: WrittenLine, at: number): void {
    const { text } = line;
    const head = this.manner.heads.get(at);
    if (line.isFurniture || this.named.isHeading(text, line.line !== undefined)) this.note(text, line);
    else if (head) this.open(head.label ?? undefined, head.fromMs ?? undefined, head.rest, line);
    else {
      const label = this.labels.at(text);
      const alone = this.labels.alone(text);
      if (label && this.manner.labels.has(this.labels.same(label.label)))
        this.open(label.label, undefined, label.rest, line);
      else if (alone && this.manner.alone.has(this.labels.same(alone))) this.open(alone, undefined, '', line);
      else if (this.isOpened && this.label !== undefined && BENCH.test(text.trim())) this.note(text, line);
      else if (isUnspoken(text) && !(this.isOpened && /^\s*\d/u.test(text))) this.note(text, line);
      else this.say(text, line);
    }
  }

  private open(label: string | undefined, fromMs: number | undefined, rest: string, line: WrittenLine): void {
    this.wasBlank = label !== undefined && label !== this.label;
    if (label !== undefined) this.label = label;
    if (fromMs !== undefined) this.fromMs = fromMs;
    this.isOpened = true;
    if (rest.trim() !== '') this.say(rest, line);
  }

  /** What nobody says stays in its place; the speaker continues after it. */
  private note(text: string, { page, line }: WrittenLine): void {
    this.builder.note(text, { page, line });
    this.wasBlank = true;
  }

  private say(text: string, { page, line }: WrittenLine): void {
    const name = this.label === undefined ? undefined : this.named.nameOf(this.label);
    let from = 0;
    const piece = (to: number): void => {
      const joint = line === undefined && this.wasBlank ? '\n\n' : '\n';
      const words = text.slice(from, to);
      if (words.trim() === '') return;
      this.builder.say(words, { label: this.label, name, fromMs: this.fromMs, page, line }, joint);
      this.wasBlank = false;
    };
    // A time in the middle of what is said marks when the words after it are said.
    for (const stamp of text.matchAll(INLINE)) {
      piece(stamp.index);
      this.fromMs = clockMs(stamp[1] as string) ?? this.fromMs;
      from = stamp.index + stamp[0].length;
    }
    piece(text.length);
    this.isOpened = false;
  }
}

/**
 * @param lines the record's lines, including blank ones
 * @returns null where it has neither labels nor times: it is not a transcript of this kind
 */
export function readTurns(lines: readonly WrittenLine[]): Transcript | null {
  const labels = labelReader();
  const manner = mannerOf(lines, labels);
  const inline = lines.reduce((sum, { text }) => sum + (text.match(INLINE)?.length ?? 0), 0);
  const isNumbered = lines.some(({ line }) => line !== undefined);
  if (
    manner.heads.size === 0 &&
    manner.labels.size === 0 &&
    manner.alone.size === 0 &&
    inline < 2 &&
    !isNumbered
  )
    return null;
  return new TurnsReader(lines, manner, labels).read();
}
