/** The marks inside a subtitle's lines: tags, positions, entities, voices, and the times of single words. */
import { CLOCK, clockMs } from './clock.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
};

/** The words of a line without its markup. */
export function plainLine(line: string): string {
  return line
    .replace(/<[^<>]{0,200}>/gu, '')
    .replace(/\{\\[^{}]{0,60}\}/gu, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#39);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t\u00A0]+/gu, ' ')
    .trim();
}

const VOICE = /<v(?:\.[^\s>]{0,60})?[ \t]+([^<>]{1,120})>/gu;

/** A line split at its voice tags; the part before the first tag has no new speaker. */
export function byVoice(line: string): { voice: string | null; words: string }[] {
  const parts: { voice: string | null; words: string }[] = [];
  let voice: string | null = null;
  let from = 0;
  for (const tag of line.matchAll(VOICE)) {
    if (tag.index > from) parts.push({ voice, words: line.slice(from, tag.index) });
    voice = plainLine(tag[1] as string);
    from = tag.index + tag[0].length;
  }
  if (from < line.length) parts.push({ voice, words: line.slice(from) });
  return parts;
}

const STAMPED = new RegExp(`<(${CLOCK})>`, 'gu');

/** Whether single words of a line have their own times, as in automatic captions. */
export const hasWordTimes = (line: string): boolean => new RegExp(`<${CLOCK}>`, 'u').test(line);

/**
 * The pieces of a line that have times of their own, each lasting until the next.
 * @param from when the line is first shown, and so when its first piece is said
 */
export function timedPieces(
  line: string,
  from: number,
  to: number,
): { words: string; fromMs: number; toMs: number }[] {
  const pieces: { words: string; fromMs: number; toMs: number }[] = [];
  let start = from;
  let at = 0;
  const add = (end: number, toMs: number): void => {
    const words = plainLine(line.slice(at, end));
    if (words !== '') pieces.push({ words, fromMs: start, toMs: Math.max(start, toMs) });
  };
  for (const stamp of line.matchAll(STAMPED)) {
    const ms = clockMs(stamp[1] as string) ?? start;
    add(stamp.index, ms);
    start = Math.max(start, ms);
    at = stamp.index + stamp[0].length;
  }
  add(line.length, to);
  return pieces;
}
