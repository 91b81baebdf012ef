/** An item's row in the form that the rules of a revision use, and what they decided as columns. */

import type { Prisma } from '../db.ts';
import { type AttributeChange, type Attribution, agree, NO_READING } from '../domain/attribution-change.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import type { HeldItem, PlannedItem } from '../domain/revision-plan.ts';
import { placeOfCue } from '../domain/statement.ts';
import type { Span } from '../domain/vocabulary.ts';
import type { FoundItem } from '../text/words/types.ts';
import type { Reading } from './queries.ts';
import type { ItemRow } from './row-queries.ts';

/** An item's attribution as stored; `text` is its revision's. */
export function attributionOfRow(row: ItemRow, text: string): Attribution {
  const reading = row.reading as Reading | null;
  const cue = row.cue ?? reading?.cue ?? null;
  const mention =
    row.speakerStart === null || row.speakerEnd === null
      ? null
      : text.slice(row.speakerStart, row.speakerEnd);
  return {
    kind: row.kind,
    speaker: row.speakerName === null ? null : { name: row.speakerName, mention },
    cue: cue || row.force ? { text: cue, force: row.force, polarity: row.polarity } : null,
    date: reading?.date ?? null,
    occasion: reading?.occasion ?? null,
    parties: row.parties.map(({ name }) => name),
    outcome: row.outcome,
  };
}

/** The questions that nobody has answered yet. */
export function askedOf({ asked }: Pick<ItemRow, 'asked'>): AttributeChange[] {
  return (asked as AttributeChange[] | null) ?? [];
}

export function heldItem(row: ItemRow, text: string): HeldItem {
  return {
    id: row.id,
    spans: row.spans as Span[],
    exact: row.exact,
    kind: row.kind,
    attribution: attributionOfRow(row, text),
    setByHand: row.setByHand,
    isMachine: row.isMachine,
    asked: askedOf(row),
  };
}

/**
 * Speaker and cue with their places in the text: where the engine reads them, if what is stored is what it reads there;
 * otherwise where the item's paragraph has exactly those words; otherwise none.
 */
export function placesOf(
  attribution: Attribution,
  reading: FoundItem | null,
  { text, spans }: { text: string; spans: readonly Span[] },
) {
  const { speaker, cue } = attribution;
  const same = (what: 'speaker' | 'cue', found: Partial<Attribution>) =>
    agree(what, attribution, { ...NO_READING, ...found });
  const isSpeaker =
    reading?.speaker &&
    same('speaker', { speaker: { name: reading.speaker.name, mention: speaker?.mention ?? null } });
  const isCue = reading?.cue && cue?.text != null && same('cue', { cue: { ...cue, text: reading.cue.text } });
  const named = speaker && placeOfCue(text, spans, speaker.name);
  const worded = cue?.text ? placeOfCue(text, spans, cue.text) : null;
  const speakerPlace = (isSpeaker ? reading?.speaker : named) ?? null;
  const cuePlace = (isCue ? reading?.cue : worded) ?? null;
  return {
    speakerStart: speakerPlace?.start ?? null,
    speakerEnd: speakerPlace?.end ?? null,
    cueStart: cuePlace?.start ?? null,
    cueEnd: cuePlace?.end ?? null,
  };
}

/** The columns that a plan sets, besides the item's anchor. Parties have rows of their own. */
export function attributionColumns(row: ItemRow, plan: PlannedItem, text: string) {
  const { attribution, reading, asked, spans } = plan;
  const { kind, speaker, cue, date, occasion, outcome } = attribution;
  const known = row.reading as Reading | null;
  const kept: Reading = {
    checkWorthiness: reading?.checkWorthiness ?? known?.checkWorthiness ?? null,
    reasons: reading ? reading.reasons.map(({ rule, detail }) => ({ rule, detail })) : (known?.reasons ?? []),
    date,
    occasion,
  };
  return {
    kind: kind ?? row.kind,
    speakerName: speaker?.name ?? null,
    cue: cue?.text ?? null,
    force: cue?.force ?? null,
    polarity: cue?.polarity ?? null,
    ...placesOf(attribution, reading, { text, spans }),
    outcome: restsOnLog(kind ?? row.kind) ? (outcome ?? row.outcome) : null,
    asked: asked.length > 0 ? (asked as unknown as Prisma.InputJsonValue) : null,
    ...((known || reading) && { reading: kept }),
  };
}
