/** Puts a transcript together from its pieces, in order. */
import type { Cue, NumberedLine, Transcript, Turn } from './types.ts';

/** What is known about a piece: who says it (undefined: unknown), when, and where on the page. */
export type Said = {
  label?: string | null | undefined;
  name?: string | undefined;
  fromMs?: number | undefined;
  /** If left out, it lasts until the next piece with a time. */
  toMs?: number | undefined;
  page?: number | undefined;
  line?: number | undefined;
};

/** Recognisers place a word some tenths of a second before the one above it; more than this is another order. */
const BACK_MS = 1000;

/** Milliseconds allowed for a word where nothing says when the last words of a recording end. */
const WORD_MS = 400;

/** Collects the pieces of a transcript, in order; `done` returns it. */
export class TranscriptBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly cues: (Cue & { isOpen: boolean })[] = [];
  private readonly lines: NumberedLine[] = [];
  private readonly turns: Turn[] = [];
  private unread = 0;
  /** How often a time runs backwards; a reader that mends one by itself counts it here. */
  backwards = 0;

  /** How many pieces have a speaker or a time. */
  get placed(): number {
    return this.turns.length + this.cues.length;
  }

  /** Adds words after `joint`, trimmed of white space; does nothing where there are none. */
  say(words: string, said: Said = {}, joint = '\n'): void {
    const text = words.trim();
    if (text === '') return;
    if (this.parts.length > 0) {
      this.parts.push(joint);
      this.length += joint.length;
    }
    const span = { start: this.length, end: this.length + text.length };
    this.parts.push(text);
    this.length = span.end;
    if (said.fromMs !== undefined) this.time(span, said.fromMs, said.toMs);
    if (said.line !== undefined) this.lines.push({ ...span, page: said.page ?? 0, line: said.line });
    if (said.label !== undefined)
      this.turn({ ...span, label: said.label, ...(said.name && { name: said.name }) });
  }

  /** Adds text that is written but said by nobody: "(Applause.)", "Transcribed by …". */
  note(words: string, where: Said = {}): void {
    this.say(words, { ...where, label: null });
  }

  /** Adds a line that could not be read: it stays in the text, and whoever reads the transcript is told. */
  keepUnread(line: string): void {
    if (line.trim() === '') return;
    this.unread++;
    this.say(line);
  }

  private time(span: { start: number; end: number }, fromMs: number, toMs: number | undefined): void {
    const isBack = fromMs < (this.cues.at(-1)?.fromMs ?? 0) - BACK_MS;
    if (isBack || (toMs ?? fromMs) < fromMs) this.backwards++;
    this.cues.push({ ...span, fromMs, toMs: Math.max(fromMs, toMs ?? fromMs), isOpen: toMs === undefined });
  }

  /** Adds a turn; consecutive words by one speaker are one turn. */
  private turn(next: Turn): void {
    const last = this.turns.at(-1);
    const goesOn =
      last !== undefined &&
      last.label === next.label &&
      last.name === next.name &&
      next.label !== '' &&
      this.isJoined(last.end, next.start);
    if (goesOn) last.end = next.end;
    else this.turns.push(next);
  }

  /** Whether nothing but a joint comes between two consecutive pieces. */
  private isJoined(end: number, start: number): boolean {
    return start - end <= (this.parts.at(-2)?.length ?? 0);
  }

  /** @param notices anything else to report about the reading */
  done(notices: readonly string[] = []): Transcript {
    const text = this.parts.join('');
    const cues = this.cues.map(({ isOpen, ...cue }, i): Cue => {
      if (!isOpen) return cue;
      const next = this.cues[i + 1];
      const words = text.slice(cue.start, cue.end).split(/\s+/u).length;
      const most = cue.fromMs + words * WORD_MS;
      // A stamp says when words begin; the next one ends them.
      return { ...cue, toMs: next && next.fromMs > cue.fromMs ? next.fromMs : most };
    });
    const unread =
      this.unread === 0
        ? []
        : [
            this.unread === 1
              ? '1 line of this file could not be read. It stays in the text as it is.'
              : `${this.unread} lines of this file could not be read. They stay in the text as they are.`,
          ];
    const { lines, turns, backwards } = this;
    return { text, cues, lines, turns, notices: [...notices, ...unread], backwards };
  }
}
