/** What a person sets in an item's attribution, as values to compare and as columns. */

import type { z } from 'zod';
import {
  ATTRIBUTES,
  type Attribute,
  type AttributeChange,
  type Attribution,
} from '../domain/attribution-change.ts';
import { WORDED_AT_FIRST } from '../domain/contact-outcomes.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { placeOfCue } from '../domain/statement.ts';
import type { ItemKind, Span } from '../domain/vocabulary.ts';
import type { changeItemSchema } from './schema.ts';

/** An attribution with the given values in place of the stored ones; anything left out stays. */
export function changedAttribution(
  held: Attribution,
  input: z.output<typeof changeItemSchema>,
  kind: ItemKind,
): Attribution {
  const { speakerName, cue, force, polarity, partyNames } = input;
  const isSilence = restsOnLog(kind);
  const given = {
    text: cue === undefined ? (held.cue?.text ?? null) : cue || null,
    force: force === undefined ? (held.cue?.force ?? null) : force,
    polarity: polarity === undefined ? (held.cue?.polarity ?? null) : polarity,
  };
  return {
    ...held,
    kind,
    speaker:
      speakerName === undefined || speakerName === (held.speaker?.name ?? '')
        ? held.speaker
        : speakerName === ''
          ? null
          : { name: speakerName, mention: null },
    cue: given.text === null && given.force === null && given.polarity === null ? null : given,
    parties: isSilence ? (partyNames ?? held.parties) : [],
    outcome: isSilence ? (input.outcome ?? held.outcome ?? WORDED_AT_FIRST) : null,
  };
}

/** Which attributes differ in two attributions, literally: what a person writes differently, they mean differently. */
export function setAnew(held: Attribution, set: Attribution): Attribute[] {
  return ATTRIBUTES.filter((what) => JSON.stringify(held[what]) !== JSON.stringify(set[what]));
}

/** The columns for the speaker, and where the item's paragraph names them. */
export function speakerColumns(
  text: string,
  spans: readonly Span[],
  name: string | null,
  mention: string | null = name,
) {
  const place = mention === null ? null : placeOfCue(text, spans, mention);
  return { speakerName: name, speakerStart: place?.start ?? null, speakerEnd: place?.end ?? null };
}

/** The columns for the cue with its force, and where the item's paragraph has it. */
export function cueColumns(text: string, spans: readonly Span[], cue: Attribution['cue']) {
  const place = cue?.text ? placeOfCue(text, spans, cue.text) : null;
  return {
    cue: cue?.text ?? null,
    cueStart: place?.start ?? null,
    cueEnd: place?.end ?? null,
    force: cue?.force ?? null,
    polarity: cue?.polarity ?? null,
  };
}

/** What a person keeps against the text counts as set by hand from now on, however old the item. */
export function addedTo(setByHand: readonly string[], asked: readonly AttributeChange[]): string[] {
  return [...new Set([...setByHand, ...asked.map(({ what }) => what)])];
}
