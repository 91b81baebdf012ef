import { shortOutcome } from '../../lib/domain/contact-outcomes.ts';
import type { Extraction } from '../../lib/text/engine.ts';

/** An extraction in the shape that the quotation scorer reads. */
export function quotePrediction(id: string, { attributions }: Extraction) {
  return {
    id,
    quotes: attributions.map((a) => ({
      start: a.start,
      end: a.end,
      type: a.type,
      speaker_text: a.speaker?.text ?? null,
      speaker_start: a.speaker?.start ?? null,
      speaker_end: a.speaker?.end ?? null,
      cue_start: a.cue?.start ?? null,
      cue_end: a.cue?.end ?? null,
    })),
  };
}

/** An extraction in the shape that the non-response scorer reads. */
export function nonResponsePrediction(id: string, { items }: Extraction) {
  return {
    id,
    items: items
      .filter((item) => item.kind === 'NON_RESPONSE')
      .map((item) => ({
        start: item.spans[0]?.start ?? 0,
        end: item.spans[0]?.end ?? 0,
        outcome: item.outcome && shortOutcome(item.outcome),
        parties: item.parties.map(({ start, end, text }) => ({ start, end, text })),
      })),
  };
}
