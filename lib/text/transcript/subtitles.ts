/**
 * Subtitle files as spoken text: SubRip, WebVTT, SBV and similar formats. WebVTT: https://www.w3.org/TR/webvtt1/;
 * SubRip has no standard, so whatever players accept is accepted.
 *
 * Written here because players' parsers (media-captions, subsrt) return the lines as shown, and automatic captions show
 * each line again with the next, so that everybody would seem to have said everything twice; and because lib/text takes
 * no packages.
 */
import { TranscriptBuilder } from './builder.ts';
import { CLOCK, clockMs } from './clock.ts';
import { acceptedLabels, type LabelAt, labelAlone, labelAt, sameLabel } from './labels.ts';
import { byVoice, hasWordTimes, plainLine, timedPieces } from './markup.ts';
import type { Transcript } from './types.ts';
import { isUnspoken } from './unspoken.ts';
import { isWordByWord, type RawCue, wordJoints } from './word-cues.ts';

const ARROW = new RegExp(`^\\s*(${CLOCK})\\s*(?:-{1,2}|[–—])>\\s*(${CLOCK})(?=\\s|$)`, 'u');
/** YouTube's own format: "0:00:00.599,0:00:04.160" alone on a line. */
const COMMA = /^\s*(\d{1,2}:\d{2}:\d{2}\.\d{1,3}),(\d{1,2}:\d{2}:\d{2}\.\d{1,3})\s*$/u;
/** What begins like a timing line but cannot be read as one. */
const BROKEN_TIMING = /^\s*\d[^\s>]{0,15}\s{0,4}(?:-{1,2}|[–—])>\s*\S/u;
const NUMBER = /^\s*\d{1,7}\s*$/u;
const BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u;

type Timing = { fromMs: number; toMs: number };
/** A cue, or a line outside any cue. */
type Part = RawCue | string;

function timingOf(line: string): Timing | null {
  const found = ARROW.exec(line) ?? COMMA.exec(line);
  const fromMs = found && clockMs(found[1] as string);
  const toMs = found && clockMs(found[2] as string);
  return fromMs === null || toMs === null ? null : { fromMs, toMs };
}

/** Reads the file's lines into cues. A cue ends where the next begins, not at the first blank line in it. */
class CueReader {
  readonly parts: Part[] = [];
  readonly notes: string[] = [];
  private readonly lines: readonly string[];
  readonly timings: readonly (Timing | null)[];
  private readonly isVtt: boolean;
  private readonly isNumbered: boolean;
  private cue: RawCue | null = null;

  constructor(lines: readonly string[]) {
    this.lines = lines;
    this.timings = lines.map(timingOf);
    this.isVtt = /^WEBVTT(?:\s|$)/u.test(lines[0] ?? '');
    const first = this.timings.findIndex((timing) => timing !== null);
    this.isNumbered = NUMBER.test(this.lastWritten(first) ?? '');
  }

  private lastWritten(before: number): string | undefined {
    return this.lines.slice(Math.max(0, before - 4), before).findLast((line) => line.trim() !== '');
  }

  read(): void {
    for (let at = this.headEnd(); at < this.lines.length; at++) {
      const line = this.lines[at] as string;
      const timing = this.timings[at];
      if (timing) this.begin(timing);
      else if (this.isVtt && BLOCK.test(line) && this.isBlank(at - 1)) at = this.skipBlock(at);
      else if (!this.headsCue(at, line)) this.keep(line);
    }
  }

  private begin(timing: Timing): void {
    this.cue = { ...timing, lines: [] };
    this.parts.push(this.cue);
  }

  /** WebVTT's header runs to the first blank line: "Kind: captions". */
  private headEnd(): number {
    if (!this.isVtt) return 0;
    let at = 1;
    while (at < this.lines.length && !this.isBlank(at) && !this.timings[at] && !this.timings[at + 1]) at++;
    return at;
  }

  private isBlank(at: number): boolean {
    return (this.lines[at] ?? '').trim() === '';
  }

  /** A comment or a style block runs to the first blank line. Nobody says it. */
  private skipBlock(at: number): number {
    const start = at;
    while (at + 1 < this.lines.length && !this.isBlank(at + 1) && !this.timings[at + 1]) at++;
    if (/^NOTE/u.test(this.lines[start] as string)) {
      const note = this.lines
        .slice(start, at + 1)
        .join(' ')
        .replace(/^NOTE\s*/u, '')
        .trim();
      if (note !== '') this.notes.push(note);
    }
    this.cue = null;
    return at;
  }

  /** A cue's number, or in WebVTT its name, before its timing. */
  private headsCue(at: number, line: string): boolean {
    if (this.isBlank(at)) return false;
    let next = at + 1;
    while (next < at + 4 && this.isBlank(next) && !this.timings[next]) next++;
    if (NUMBER.test(line)) return this.isNumbered && this.isTiming(next);
    const isName = this.isVtt && this.isBlank(at - 1) && /^\S{1,120}(?: \S{1,40}){0,2}$/u.test(line.trim());
    return isName && Boolean(this.timings[at + 1]) && (this.cue === null || this.cue.lines.length > 0);
  }

  private isTiming(at: number): boolean {
    return Boolean(this.timings[at]) || BROKEN_TIMING.test(this.lines[at] ?? '');
  }

  private keep(line: string): void {
    if (line.trim() === '') return;
    // What follows an unreadable time was not said in the previous cue.
    if (BROKEN_TIMING.test(line)) this.cue = null;
    if (this.cue) this.cue.lines.push(line);
    else this.parts.push(line);
  }
}

const isCue = (part: Part): part is RawCue => typeof part !== 'string';

/** Automatic captions roll up: each cue shows the previous line again. Whether this file does so. */
function rollsUp(cues: readonly RawCue[]): boolean {
  if (cues.some(({ lines }) => lines.some(hasWordTimes))) return true;
  let repeats = 0;
  let isMomentary = false;
  let growsAtOnce = false;
  for (let i = 1; i < cues.length; i++) {
    const before = cues[i - 1] as RawCue;
    const cue = cues[i] as RawCue;
    const first = cue.lines[0];
    if (first === undefined || plainLine(before.lines.at(-1) ?? '') !== plainLine(first)) continue;
    repeats++;
    if (cue.toMs - cue.fromMs <= 40) isMomentary = true;
    if (cue.lines.length > before.lines.length && Math.abs(cue.fromMs - before.toMs) <= 20)
      growsAtOnce = true;
  }
  return (repeats >= 2 && repeats * 3 >= cues.length) || (repeats > 0 && (isMomentary || growsAtOnce));
}

/** Removes from each cue the lines that the previous one already shows. */
function withoutRepeats(cues: readonly RawCue[]): void {
  let shown: string[] = [];
  for (const cue of cues) {
    const plain = cue.lines.map(plainLine);
    let repeated = Math.min(shown.length, plain.length);
    while (
      repeated > 0 &&
      !plain.slice(0, repeated).every((line, i) => line === shown[shown.length - repeated + i])
    )
      repeated--;
    if (plain.length > 0) shown = plain;
    cue.lines = cue.lines.slice(repeated);
  }
}

/** Works out who speaks in the lines of the cues. */
class Speakers {
  private readonly accepted: ReadonlySet<string>;
  private readonly isVoiced: boolean;
  /** A voice applies to its cue alone, unless the file names one only where it changes. */
  private readonly holdsOn: boolean;
  /** Whether the first line of each cue is a name. */
  private readonly isNamedAlone: boolean;
  private label: string | undefined;
  private isFirst = true;

  constructor(cues: readonly RawCue[]) {
    const voiced = cues.filter(({ lines }) =>
      lines.some((line) => byVoice(line).some(({ voice }) => voice !== null)),
    );
    this.isVoiced = voiced.length > 0;
    this.holdsOn = voiced.length * 2 < cues.length;
    const heads = cues
      .flatMap(({ lines }) => lines.map((line) => labelAt(plainLine(line))))
      .filter((head) => head !== null);
    const named = cues.filter(
      ({ lines }) => lines.length >= 2 && labelAlone(plainLine(lines[0] ?? '')) !== null,
    );
    this.isNamedAlone = !this.isVoiced && named.length >= 2 && named.length >= cues.length * 0.8;
    this.accepted = this.isVoiced ? new Set() : acceptedLabels(heads as LabelAt[], cues.length);
  }

  /** A new cue begins. */
  next(): void {
    this.isFirst = true;
    if (this.isVoiced && !this.holdsOn) this.label = undefined;
  }

  /** The parts of a line with their speakers; words keep their markup. */
  of(line: string, isDialogue: boolean): { label: string | undefined; words: string }[] {
    if (this.isVoiced) {
      return byVoice(line).map(({ voice, words }) => {
        if (voice !== null) this.label = voice;
        return { label: this.label, words };
      });
    }
    const alone = this.isNamedAlone && this.isFirst ? labelAlone(plainLine(line)) : null;
    this.isFirst = false;
    if (alone) {
      this.label = alone;
      return [];
    }
    const head = labelAt(plainLine(line));
    if (head && this.accepted.has(sameLabel(head.label))) {
      this.label = head.label;
      return [{ label: head.label, words: head.rest }];
    }
    const turned = /^\s*(?:>>+|&gt;&gt;(?:&gt;)*)\s*/u.exec(line);
    if (turned || (isDialogue && /^\s*[-–—]\s*\S/u.test(plainLine(line)))) {
      this.label = '';
      return [{ label: '', words: turned ? line.slice(turned[0].length) : line }];
    }
    return [{ label: this.label, words: line }];
  }
}

/** Two lines of a cue that both begin with a dash belong to two people. */
const isDialogue = ({ lines }: RawCue): boolean =>
  lines.filter((line) => /^[-–—]\s*\S/u.test(plainLine(line))).length >= 2;

/**
 * @param text the file's content
 * @returns the spoken text with its times and voices; null where the text has no cue (it is not a subtitle file)
 */
export function readSubtitles(text: string): Transcript | null {
  const reader = new CueReader(text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u));
  if (reader.timings.every((timing) => timing === null)) return null;
  reader.read();
  const cues = reader.parts.filter(isCue);
  for (const cue of cues) cue.lines = cue.lines.filter((line) => plainLine(line) !== '');
  if (rollsUp(cues)) withoutRepeats(cues);
  const speakers = new Speakers(cues);
  const builder = new TranscriptBuilder();
  const jointBefore = isWordByWord(cues) ? wordJoints() : () => '\n';
  for (const part of reader.parts) {
    if (!isCue(part)) {
      builder.keepUnread(plainLine(part));
      continue;
    }
    speakers.next();
    sayCue(builder, part, speakers, jointBefore(part));
  }
  const { notes } = reader;
  const told =
    notes.length === 0
      ? []
      : [
          `${notes.length === 1 ? 'A note' : `${notes.length} notes`} in this file ${notes.length === 1 ? 'is' : 'are'} not part of its words: “${clipped(notes.join('”, “'))}”.`,
        ];
  return builder.done(told);
}

const clipped = (text: string): string =>
  text.length > 160 ? `${text.slice(0, 160).toWellFormed()}…` : text;

type Gathered = { label: string | null | undefined; lines: string[] };

function sayCue(builder: TranscriptBuilder, cue: RawCue, speakers: Speakers, joint: string): void {
  const dialogue = isDialogue(cue);
  // Lines of one cue by one speaker are one piece, so that a cue stays a cue; words with their own times are separate
  // pieces.
  let gathered: Gathered | null = null;
  const total = cue.lines.reduce((sum, line) => sum + plainLine(line).length, 0);
  let before = 0;
  const timeAt = (share: number): number =>
    Math.round(cue.fromMs + (cue.toMs - cue.fromMs) * Math.min(1, share));
  const flush = (): void => {
    if (!gathered) return;
    const words = gathered.lines.join('\n');
    const fromMs = timeAt(before / Math.max(1, total));
    before += words.length;
    const toMs = Math.max(fromMs, timeAt(before / Math.max(1, total)));
    const said = { label: gathered.label, fromMs, toMs: before >= total ? cue.toMs : toMs };
    builder.say(words, said, joint);
    gathered = null;
  };
  for (const line of cue.lines) {
    for (const { label: heard, words } of speakers.of(line, dialogue)) {
      const plain = plainLine(words);
      if (plain === '') continue;
      const label = isUnspoken(plain) && !/^\d/u.test(plain) ? null : heard;
      if (hasWordTimes(words)) {
        flush();
        timedPieces(words, cue.fromMs, cue.toMs).forEach((piece, i) => {
          builder.say(piece.words, { label, fromMs: piece.fromMs, toMs: piece.toMs }, i === 0 ? '\n' : ' ');
        });
        continue;
      }
      if (gathered && (gathered as Gathered).label !== label) flush();
      gathered ??= { label, lines: [] };
      (gathered as Gathered).lines.push(plain);
    }
  }
  flush();
}
