import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Analysis } from '../../lib/text/analysis/analysis.ts';
import { Label } from '../../lib/text/model/labels.ts';
import { type Units, unitsOf } from '../../lib/text/model/units.ts';
import { analyseStory } from '../../lib/text/story/told-in-parts.ts';

export type GoldQuote = {
  start: number;
  end: number;
  speaker_text: string | null;
  speaker_start: number | null;
  speaker_end: number | null;
  cue_start: number | null;
  cue_end: number | null;
  type: string;
};
export type GoldDocument = { id: string; text: string; quotes: GoldQuote[] };

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../shared/eval');

/** The development documents, or null where their folder is missing. */
export function developmentDocuments(): GoldDocument[] | null {
  const file = path.join(folder, 'quotes.dev.jsonl');
  if (!fs.existsSync(file)) return null;
  return fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

export type Read = { document: GoldDocument; analysis: Analysis; units: Units; labels: Uint8Array };

/**
 * A document read as stories are (without the parts that are not read), with the label that the annotators' spans give
 * each unit.
 */
export function readDocument(document: GoldDocument): Read {
  const { analysis } = analyseStory(document.text, { language: 'en' });
  const units = unitsOf(analysis);
  return { document, analysis, units, labels: labelsOf(document, analysis, units) };
}

function labelsOf(document: GoldDocument, analysis: Analysis, units: Units): Uint8Array {
  const labels = new Uint8Array(units.count);
  const taken = new Uint8Array(units.count);
  const paint = (start: number, end: number, what: 'content' | 'cue' | 'speaker') => {
    const range = unitsIn(analysis, units, start, end);
    if (!range) return;
    for (let i = range.from; i < range.to; i++) if (taken[i]) return;
    for (let i = range.from; i < range.to; i++) {
      taken[i] = 1;
      const first = i === range.from;
      const last = i === range.to - 1;
      if (what === 'cue') labels[i] = first ? Label.cueFirst : Label.cueInside;
      else if (what === 'speaker') labels[i] = first ? Label.speakerFirst : Label.speakerInside;
      else
        labels[i] =
          first && last
            ? Label.contentOnly
            : first
              ? Label.contentFirst
              : last
                ? Label.contentLast
                : Label.contentInside;
    }
  };
  for (const q of document.quotes) paint(q.start, q.end, 'content');
  for (const q of document.quotes)
    if (q.cue_start !== null && q.cue_end !== null) paint(q.cue_start, q.cue_end, 'cue');
  for (const q of document.quotes)
    if (q.speaker_start !== null && q.speaker_end !== null) paint(q.speaker_start, q.speaker_end, 'speaker');
  // outside remembers what came last in its sentence
  let last: number = Label.outside;
  for (let i = 0; i < units.count; i++) {
    if (i > 0 && units.sentence[i] !== units.sentence[i - 1]) last = Label.outside;
    const label = labels[i] as number;
    if (label === Label.outside) labels[i] = last;
    else if (label <= Label.contentOnly) last = Label.afterContent;
    else if (label <= Label.cueInside) last = Label.afterCue;
    else last = Label.afterSpeaker;
  }
  return labels;
}

/** Units that a span covers, without punctuation at its edges; null where it covers none. */
export function unitsIn(analysis: Analysis, units: Units, start: number, end: number) {
  const { tokens } = analysis;
  let low = 0;
  let high = units.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.end[(units.to[middle] as number) - 1] as number) <= start) low = middle + 1;
    else high = middle;
  }
  let from = low;
  let to = low;
  while (to < units.count && (tokens.start[units.from[to] as number] as number) < end) to++;
  const isMark = (i: number) =>
    (units.quotation[i] as number) < 0 &&
    /^[^\p{L}\p{N}$#@%]+$/u.test(tokens.word[units.from[i] as number] as string);
  while (from < to && isMark(from)) from++;
  while (to > from && isMark(to - 1)) to--;
  return to > from ? { from, to } : null;
}
