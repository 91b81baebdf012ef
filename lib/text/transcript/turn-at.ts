/** Who is speaking at a place in a transcript. */
import type { Span } from '../words/types.ts';
import type { SpeakerLabel, Turn } from './types.ts';

const labelOf = ({ label, name }: Turn & { label: string }): SpeakerLabel =>
  name ? { label, name } : { label };

const isSpoken = (turn: Turn): turn is Turn & { label: string } => turn.label !== null;

function distinct(labels: readonly SpeakerLabel[]): SpeakerLabel[] {
  const seen = new Set<string>();
  return labels.filter(({ label, name }) => {
    const key = `${label}\n${name ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Everybody who speaks in a transcript, once each, in the order in which they first speak. */
export const speakersOf = (turns: readonly Turn[]): SpeakerLabel[] =>
  distinct(turns.filter(isSpoken).map(labelOf));

/**
 * Who says the words in some stretches of the text, once each; empty where it is not known.
 * @param turns in text order
 */
export function speakersAt(turns: readonly Turn[], text: string, stretches: readonly Span[]): SpeakerLabel[] {
  const found = turns.filter(
    (turn) =>
      isSpoken(turn) &&
      stretches.some(({ start, end }) =>
        /[\p{L}\p{N}]/u.test(text.slice(Math.max(start, turn.start), Math.min(end, turn.end))),
      ),
  );
  return distinct(found.filter(isSpoken).map(labelOf));
}
