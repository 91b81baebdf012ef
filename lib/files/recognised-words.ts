/** What a recogniser wrote, as a source's words: taken whole and with its times, or not at all. */
import { type EvidenceText, MOST_RECOGNISED, UnreadableEvidence } from './evidence-text.ts';
import { decodeText } from './plain-text.ts';
import { checkText } from './story-text.ts';
import { keptTranscript, readTranscript } from './transcript.ts';

/** Of a transcript that is timed at all, this share of the letters has a time; notes and a few lines may have none. */
const LEAST_TIMED = 0.8;

/**
 * Reads what a recogniser wrote: JSON, SRT, VTT, or another timed form.
 * @param most bytes of text
 * @throws UnreadableEvidence where it is cut off, has no times, or its times run backwards; UnreadableStory for bytes that are
 *   no text
 */
export function readRecognised(bytes: Uint8Array, most: number): EvidenceText {
  const { text: given, notices } = decodeText(bytes);
  checkText(given, most * LEAVE);
  const found = readTranscript(given);
  if (!found) throw new UnreadableEvidence(isBrokenJson(given) ? 'not_json' : 'no_words');
  if (found.text.length > MOST_RECOGNISED) throw new UnreadableEvidence('too_many_words');
  const timed = found.cues.reduce((sum, { start, end }) => sum + end - start, 0);
  if (timed === 0) throw new UnreadableEvidence('no_words');
  if (timed < found.text.length * LEAST_TIMED) throw new UnreadableEvidence('no_times');
  if (found.backwards > 0) throw new UnreadableEvidence('backwards');
  const kept = keptTranscript(found);
  return {
    ...kept,
    recogniser: kept.recogniser ?? 'other',
    title: null,
    notices: [...notices, ...kept.notices],
  };
}

/** A file with a time and a likelihood for every word is many times as long as its words. */
const LEAVE = 6;

function isBrokenJson(text: string): boolean {
  if (!/^\uFEFF?\s*[[{]/u.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/u, ''));
    return false;
  } catch {
    return true;
  }
}
