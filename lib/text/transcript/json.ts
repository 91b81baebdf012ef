/**
 * Transcripts in JSON, as written by Whisper and its kin, the speech services of Amazon, Google, Microsoft, Deepgram,
 * AssemblyAI and Rev, and the caption formats of video sites. They differ only in their field names; those names are
 * known here.
 */
import { recogniserOf, wordParts } from './recognised.ts';
import { type Segment, sentencesOf, speakerLabel, transcriptOf, type WordPart } from './records.ts';
import type { Transcript } from './types.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function first(object: Json, names: readonly string[]): unknown {
  for (const name of names) if (object[name] !== undefined && object[name] !== null) return object[name];
  return undefined;
}

/** Names of lists of segments, the most readable form first. */
const LISTS = [
  'audio_segments',
  'segments',
  'utterances',
  'transcription',
  'monologues',
  'entries',
  'events',
  'cues',
  'captions',
  'turns',
  'phrases',
  'recognizedPhrases',
  'paragraphs',
  'sentences',
  'chunks',
  'results',
  'transcript',
  'items',
  'words',
  'body',
  'data',
] as const;
const TEXT = [
  'text',
  'transcript',
  'punctuated_word',
  'display',
  'utf8',
  'content',
  'sentence',
  'caption',
  'value',
  'word',
] as const;
const FROM = [
  'start',
  'start_time',
  'startTime',
  'from',
  'begin',
  'startMs',
  'tStartMs',
  'offsetInTicks',
  'offset',
  'startOffset',
  'start_ms',
  'ts',
  'startSec',
  'time',
] as const;
const TO = [
  'end',
  'end_time',
  'endTime',
  'to',
  'stop',
  'endMs',
  'endOffset',
  'end_ms',
  'end_ts',
  'endSec',
] as const;
const DURATION = ['duration', 'dur', 'dDurationMs', 'durationInTicks'] as const;
const SPEAKER = [
  'speaker',
  'speaker_label',
  'speakerDisplayName',
  'speakerName',
  'speaker_name',
  'speakerTag',
  'speaker_id',
  'speakerId',
  'name',
  'role',
] as const;
const DEEPEST = 6;

class JsonReader {
  readonly unread: string[] = [];
  private readonly names: ReadonlyMap<string, string>;
  /** For bare numbers under a name that gives the unit. */
  unit: 'ms' | undefined;

  constructor(root: unknown) {
    this.names = isObject(root) ? namesIn(root) : new Map();
  }

  private speakerOf(object: Json): string | undefined {
    const given = first(object, SPEAKER);
    const value = isObject(given) ? first(given, ['name', 'display_name', 'label', 'id']) : given;
    return this.names.get(String(value)) ?? speakerLabel(value);
  }

  private textOf(object: Json): string {
    const given = first(object, TEXT);
    if (typeof given === 'string') return given;
    const best = object.alternatives ?? object.nBest;
    if (Array.isArray(best) && isObject(best[0])) return this.textOf(best[0]);
    if (Array.isArray(object.segs))
      return object.segs
        .map((seg) => (isObject(seg) && typeof seg.utf8 === 'string' ? seg.utf8 : ''))
        .join('');
    for (const list of ['words', 'elements', 'sentences', 'tokens'])
      if (Array.isArray(object[list]))
        return joined(object[list].filter(isObject).map((part) => this.textOf(part)));
    return '';
  }

  private timesOf(object: Json): { from: unknown; to: unknown } {
    if (isObject(object.offsets)) {
      this.unit = 'ms';
      return { from: object.offsets.from, to: object.offsets.to };
    }
    if (isObject(object.timestamps)) return { from: object.timestamps.from, to: object.timestamps.to };
    if (Array.isArray(object.timestamp)) return { from: object.timestamp[0], to: object.timestamp[1] };
    if (object.tStartMs !== undefined || object.startMs !== undefined || object.start_ms !== undefined)
      this.unit = 'ms';
    const from = first(object, FROM);
    const to = first(object, TO);
    const duration = first(object, DURATION);
    if (from === undefined) return this.timesOfParts(object);
    if (to === undefined && typeof from === 'number' && typeof duration === 'number')
      return { from, to: from + duration };
    return { from, to };
  }

  /** Of a turn that is only a list of timed parts: the beginning of the first, the end of the last. */
  private timesOfParts(object: Json): { from: unknown; to: unknown } {
    for (const list of ['words', 'elements', 'sentences']) {
      const parts = Array.isArray(object[list]) ? object[list].filter(isObject) : [];
      const timed = parts.filter((part) => first(part, FROM) !== undefined);
      if (timed.length > 0)
        return { from: first(timed[0] as Json, FROM), to: first(timed.at(-1) as Json, TO) };
    }
    return { from: undefined, to: undefined };
  }

  private segmentOf(object: Json): Segment | null {
    const words = this.textOf(object);
    if (words.trim() === '') return null;
    const parts = this.partsOf(object, words);
    return { words, ...this.timesOf(object), speaker: this.speakerOf(object), ...(parts && { parts }) };
  }

  /** The words of a segment one by one, where they have times of their own. */
  private partsOf(object: Json, words: string): WordPart[] | undefined {
    const list = ['words', 'tokens'].map((name) => object[name]).find(Array.isArray) ?? [];
    return wordParts(
      list.filter(isObject).map((part) => ({ words: this.textOf(part), ...this.timesOf(part) })),
      words,
    );
  }

  /** The segments in a list; null where it is not a list of segments. */
  private listed(list: readonly unknown[]): Segment[] | null {
    const segments: Segment[] = [];
    const left: string[] = [];
    for (const part of list) {
      const segment = isObject(part) ? this.segmentOf(part) : null;
      if (segment) segments.push(segment);
      else if (typeof part === 'string') left.push(part);
      else if (
        isObject(part) &&
        typeof first(part, TEXT) !== 'string' &&
        !('segs' in part) &&
        !('aAppend' in part) &&
        !('wWinId' in part) &&
        !('id' in part && 'wpWinPosId' in part)
      )
        left.push(JSON.stringify(part));
    }
    const told = segments.filter(({ from, speaker }) => from !== undefined || speaker !== undefined);
    if (told.length === 0 || told.length * 2 < list.length) return null;
    this.unread.push(...left);
    const areWords = segments.every(({ words }) => !/\s/u.test(words.trim()));
    return areWords && segments.length > 3 ? sentencesOf(segments) : segments;
  }

  /** Looks through the likely lists, nearest first. */
  segmentsIn(value: unknown, depth = 0): Segment[] | null {
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) {
      // Of several guesses the first is the best.
      if (
        isObject(value[0]) &&
        'transcript' in value[0] &&
        Array.isArray(value[0].words) &&
        'confidence' in value[0] &&
        !('start' in value[0])
      )
        return this.segmentsIn({ ...value[0], transcript: undefined }, depth + 1);
      const own = this.listed(value);
      if (own) return own;
      const inner = value.flatMap((part) => (isObject(part) ? (this.segmentsIn(part, depth + 1) ?? []) : []));
      return inner.length > 0 ? inner : null;
    }
    if (!isObject(value)) return null;
    for (const name of LISTS) {
      if (!Array.isArray(value[name])) continue;
      const found = name === 'items' ? this.items(value) : this.segmentsIn(value[name], depth + 1);
      if (found) return found;
    }
    for (const name of [
      'results',
      'result',
      'channels',
      'channel',
      'alternatives',
      'paragraphs',
      'transcript',
      'response',
      'data',
      'body',
    ]) {
      const found = value[name] === undefined ? null : this.segmentsIn(value[name], depth + 1);
      if (found) return found;
    }
    return null;
  }

  /** Amazon Transcribe: words and marks one by one, with their speakers in a separate list. */
  private items(results: Json): Segment[] | null {
    const speakers = new Map<string, string>();
    const labels = isObject(results.speaker_labels) ? results.speaker_labels.segments : undefined;
    for (const segment of Array.isArray(labels) ? labels.filter(isObject) : [])
      for (const item of Array.isArray(segment.items) ? segment.items.filter(isObject) : [])
        speakers.set(String(item.start_time), String(item.speaker_label ?? segment.speaker_label));
    const words: Segment[] = [];
    for (const item of (results.items as unknown[]).filter(isObject)) {
      const text = this.textOf(item);
      if (text === '') continue;
      const { from, to } = this.timesOf(item);
      const speaker = speakers.get(String(from)) ?? this.speakerOf(item);
      words.push({ words: text, from, to, speaker: speaker ?? words.at(-1)?.speaker });
    }
    return words.length === 0 ? null : sentencesOf(words);
  }
}

/** Joins consecutive words and marks: a mark goes directly after its word. */
function joined(parts: readonly string[]): string {
  if (parts.some((part) => /^\s+$|^\s\S/u.test(part))) return parts.join('');
  return parts.join(' ').replace(/ ([.,!?;:…])/gu, '$1');
}

/** Whom the speakers' ids stand for, where the file has a list of them. */
function namesIn(root: Json): Map<string, string> {
  const names = new Map<string, string>();
  const list = first(root, ['speakers', 'participants', 'speaker_names', 'speakerNames']);
  if (isObject(list))
    for (const [id, name] of Object.entries(list)) if (typeof name === 'string') names.set(id, name);
  if (Array.isArray(list))
    for (const one of list.filter(isObject)) {
      const id = first(one, ['id', 'speaker_id', 'spkid', 'speaker', 'key']);
      const name = first(one, ['name', 'display_name', 'label']);
      if (id !== undefined && typeof name === 'string' && name !== '') names.set(String(id), name);
    }
  return names;
}

/**
 * @param text the file's content
 * @returns null where it is not JSON, or is JSON without a transcript
 */
export function readJson(text: string): Transcript | null {
  if (!/^\uFEFF?\s*[[{]/u.test(text)) return null;
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  const reader = new JsonReader(root);
  const segments = reader.segmentsIn(root);
  if (!segments || segments.length === 0) return null;
  const recogniser = recogniserOf(root, text);
  return { ...transcriptOf(segments, reader.unread, reader.unit), ...(recogniser && { recogniser }) };
}
