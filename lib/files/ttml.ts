/**
 * Reads TTML and its predecessor DFXP, the subtitles of broadcasters: words, times and speakers.
 * https://www.w3.org/TR/ttml2/
 */
import { TranscriptBuilder } from '../text/transcript/builder.ts';
import { acceptedLabels, type LabelAt, labelAt, sameLabel } from '../text/transcript/labels.ts';
import type { Transcript } from '../text/transcript/types.ts';
import { BadXml, readXml } from './xml.ts';

type Rates = { frameRate: number; tickRate: number };
/** A stretch of words with the nearest times and speaker around it. */
type Piece = {
  words: string;
  fromMs: number | undefined;
  toMs: number | undefined;
  agent: string | undefined;
};
type Context = {
  name: string;
  fromMs: number | undefined;
  toMs: number | undefined;
  agent: string | undefined;
  isUnread: boolean;
};

/** Clock times with fractions or frames, and offsets in hours to ticks: TTML2, 12.3.1. */
function timeMs(time: string | undefined, { frameRate, tickRate }: Rates): number | undefined {
  if (time === undefined) return undefined;
  const clock = /^(\d{2,3}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{2,3})(?:\.\d+)?)?$/.exec(time.trim());
  if (clock) {
    const [, hours, minutes, seconds, fraction = '0', frames = '0'] = clock;
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return Math.round((whole + Number(`0.${fraction}`) + Number(frames) / frameRate) * 1000);
  }
  const offset = /^(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)$/.exec(time.trim());
  if (!offset) return undefined;
  const value = Number(offset[1]);
  const unit = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, f: 1000 / frameRate, t: 1000 / tickRate };
  return Math.round(value * unit[offset[2] as keyof typeof unit]);
}

/** What is not subtitle text: the head (except for its speakers' names), metadata, pictures and sound. */
const UNREAD = new Set(['head', 'metadata', 'title', 'desc', 'copyright', 'agent', 'image', 'audio']);

class TtmlReader {
  readonly pieces: Piece[] = [];
  readonly agents = new Map<string, string>();
  private rates: Rates = { frameRate: 30, tickRate: 1 };
  private readonly open: Context[] = [];
  private agentId: string | undefined;
  private name = '';
  private words = '';

  private get inner(): Context | undefined {
    return this.open.at(-1);
  }

  read(xml: string): void {
    for (const event of readXml(xml)) {
      if (event.type === 'open') this.begin(event.name, event.attributes);
      else if (event.type === 'close') this.end();
      else if (this.inner?.name === 'name' && this.agentId !== undefined) this.name += event.text;
      else if (this.inner && !this.inner.isUnread && this.isInParagraph())
        this.words += event.text.replace(/\s+/g, ' ');
    }
  }

  private isInParagraph(): boolean {
    return this.open.some(({ name }) => name === 'p');
  }

  private begin(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'tt') this.rates = ratesOf(attributes);
    if (name === 'agent') this.agentId = attributes.get('id');
    if (name === 'br' && this.isInParagraph()) this.words += '\n';
    const around = this.inner;
    const begin = timeMs(attributes.get('begin'), this.rates);
    const end = timeMs(attributes.get('end'), this.rates);
    const duration = timeMs(attributes.get('dur'), this.rates);
    // Times count from the beginning of the surrounding element.
    const base = around?.fromMs ?? 0;
    const fromMs = begin === undefined ? around?.fromMs : base + begin;
    const toMs =
      end !== undefined ? base + end : duration !== undefined ? (fromMs ?? base) + duration : around?.toMs;
    const agent = attributes.get('agent')?.split(/\s+/)[0] ?? around?.agent;
    const isUnread = around?.isUnread === true || UNREAD.has(name);
    if (name === 'p' || (name === 'span' && (begin !== undefined || attributes.has('agent')))) this.flush();
    this.open.push({ name, fromMs, toMs, agent, isUnread });
  }

  private end(): void {
    const closed = this.inner;
    const isPiece = closed?.name === 'p' || closed?.name === 'span';
    if (isPiece) this.flush(closed?.name === 'p');
    if (closed?.name === 'agent') {
      if (this.agentId !== undefined && this.name.trim() !== '')
        this.agents.set(this.agentId, this.name.trim());
      this.agentId = undefined;
      this.name = '';
    }
    this.open.pop();
  }

  /** The words so far belong to the innermost open element. */
  private flush(isParagraphEnd = false): void {
    const { words } = this;
    this.words = '';
    const clean = words
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');
    const context = this.inner;
    if (clean === '' || !context) return;
    const last = this.pieces.at(-1);
    // A paragraph in many spans of the same time and speaker, as used for colours, is one piece.
    const goesOn =
      !isParagraphEnd &&
      last !== undefined &&
      last.fromMs === context.fromMs &&
      last.agent === context.agent &&
      this.isGoingOn;
    if (goesOn) last.words += ` ${clean}`;
    else this.pieces.push({ words: clean, fromMs: context.fromMs, toMs: context.toMs, agent: context.agent });
    this.isGoingOn = !isParagraphEnd;
  }

  private isGoingOn = false;
}

function ratesOf(attributes: ReadonlyMap<string, string>): Rates {
  const given = Number(attributes.get('frameRate'));
  const [up = 1, down = 1] = (attributes.get('frameRateMultiplier') ?? '1 1').split(/[\s:]+/).map(Number);
  const frameRate = (given > 0 ? given : 30) * (up > 0 && down > 0 ? up / down : 1);
  const ticks = Number(attributes.get('tickRate'));
  return { frameRate, tickRate: ticks > 0 ? ticks : given > 0 ? frameRate : 1 };
}

/** Whether a text is XML of this kind, by its outermost element. */
export const isTtml = (text: string): boolean =>
  /^\uFEFF?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:[\w-]{1,20}:)?tt[\s>]/.test(
    text.slice(0, 6000),
  );

/**
 * @param text the file's content
 * @returns null where it is not TTML
 * @throws BadXml where it is, but cannot be read
 */
export function readTtml(text: string): Transcript | null {
  if (!isTtml(text)) return null;
  const reader = new TtmlReader();
  reader.read(text.replace(/^\uFEFF/, ''));
  const { pieces, agents } = reader;
  if (pieces.length === 0) throw new BadXml('no words');
  const heads = pieces.map(({ words }) => labelAt(words)).filter((head): head is LabelAt => head !== null);
  const accepted = pieces.some(({ agent }) => agent !== undefined)
    ? new Set<string>()
    : acceptedLabels(heads, pieces.length);
  const builder = new TranscriptBuilder();
  let label: string | undefined;
  for (const { words, fromMs, toMs, agent } of pieces) {
    const head = labelAt(words);
    const isHead = head !== null && accepted.has(sameLabel(head.label));
    if (agent !== undefined) label = agents.get(agent) ?? agent;
    else if (isHead) label = head.label;
    else if (accepted.size === 0) label = undefined;
    builder.say(isHead ? head.rest : words, { label, fromMs, toMs });
  }
  return builder.done();
}
