/**
 * The JSON lines of the command line. Scripts rely on them: fields may be added, never changed.
 */
import { shortOutcome } from '../../lib/domain/contact-outcomes.ts';
import type { Comparison, Edit, Extraction, FoundItem, Mention, Speaker } from '../../lib/text/engine.ts';

const speakerOf = (speaker: Speaker | null) =>
  speaker && { text: speaker.text, start: speaker.start, end: speaker.end, name: speaker.name };
const spanOf = (mention: Mention | null) => mention && { start: mention.start, end: mention.end };

function itemOf(item: FoundItem) {
  const start = item.spans[0]?.start ?? 0;
  const end = item.spans[item.spans.length - 1]?.end ?? start;
  const base = {
    kind: item.kind,
    start,
    end,
    spans: item.spans,
    speaker: speakerOf(item.speaker),
    cue: spanOf(item.cue),
    force: item.force,
    polarity: item.polarity,
    confidence: item.confidence,
  };
  if (item.kind === 'NON_RESPONSE') {
    return {
      ...base,
      outcome: item.outcome && shortOutcome(item.outcome),
      parties: item.parties.map(({ text, start, end, name }) => ({ text, start, end, name })),
    };
  }
  return item.checkWorthiness === null ? base : { ...base, checkWorthiness: item.checkWorthiness };
}

export function extractionLine(id: unknown, found: Extraction): object {
  return {
    id,
    language: found.language,
    attributions: found.attributions.map((attribution) => ({
      type: attribution.type,
      start: attribution.start,
      end: attribution.end,
      speaker: speakerOf(attribution.speaker),
      cue: spanOf(attribution.cue),
      statement: attribution.statement,
    })),
    items: found.items.map(itemOf),
  };
}

/** The edits that are differences; what agrees lies between them. */
export const differences = (edits: readonly Edit[]): Edit[] => edits.filter((edit) => edit.kind !== 'equal');

export function comparisonLine(id: unknown, found: Comparison): object {
  return {
    id,
    class: found.class,
    start: found.place?.start ?? null,
    end: found.place?.end ?? null,
    similarity: Math.round(found.similarity * 1e4) / 1e4,
    edits: differences(found.edits),
  };
}
