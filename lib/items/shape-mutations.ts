import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { lastChange } from '../audit/queries.ts';
import type { BasedOn } from '../changing/changing.ts';
import { Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type Anchor, anchorOf } from '../domain/anchor.ts';
import {
  type AttributeChange,
  type AttributionChange,
  attributeChange,
} from '../domain/attribution-change.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { WORDED_AT_FIRST } from '../domain/contact-outcomes.ts';
import { invalid, stale } from '../domain/errors.ts';
import { KIND_LABELS, restsOnLog } from '../domain/item-kinds.ts';
import { authorise } from '../domain/permissions.ts';
import { lapseOn } from '../domain/status.ts';
import type { ItemKind, Span } from '../domain/vocabulary.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { askedOf, attributionOfRow } from './held.ts';
import { recordLapses } from './reading-records.ts';
import { type ChangedItems, changedItems, itemAsSeen, judged, loadItem, writeItem } from './records.ts';
import type { ItemRow } from './row-queries.ts';
import type {
  answerQuestionSchema,
  changeItemSchema,
  cutItemSchema,
  makeItemSchema,
  restoreItemSchema,
} from './schema.ts';
import { addedTo, changedAttribution, cueColumns, setAnew, speakerColumns } from './set-by-hand.ts';

/** Everything that shapes items begins the same way: the story locked, visible, and the actor allowed. */
export function shaping<T>(
  actor: Actor,
  { storyId, basedOn }: { storyId: string; basedOn: readonly BasedOn[] },
  work: (tx: Tx, scope: StoryScope) => Promise<T>,
): Promise<T> {
  return changingStory(actor, { storyId, may: 'item.annotate', basedOn }, async (tx) => {
    const scope = await storyScope(tx, actor, storyId);
    authorise(actor, 'item.annotate', scope.subject);
    return work(tx, scope);
  });
}

/** The anchor of spans chosen by a person; an error is shown beside the words where they cannot be anchored. */
export function anchorIn(scope: StoryScope, spans: readonly Span[]): Anchor {
  const { text } = scope.revision;
  const trimmed = spans.map(({ start, end }) => trim(text, start, end));
  try {
    return anchorOf(text, trimmed);
  } catch (error) {
    if (error instanceof RangeError)
      throw invalid('spans', 'Those words are not in this revision. Select them again.');
    throw error;
  }
}

/** Removes white space at the edges of a selection. */
export function trim(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/** Makes an item by hand. */
export function makeItem(actor: Actor, input: z.output<typeof makeItemSchema>): Promise<ChangedItems> {
  const { storyId, revisionId } = input;
  const basedOn = [{ of: 'revisionOf', id: storyId, stamp: revisionId }] as const;
  return shaping(actor, { storyId, basedOn }, async (tx, scope) => {
    if (input.revisionId !== scope.revision.id) throw stale(await lastChange(tx, input.storyId));
    const spans = input.spans.map(({ start, end }) => trim(scope.revision.text, start, end));
    const anchor = anchorIn(scope, spans);
    await refuseTwin(tx, scope, spans, input.kind);
    const item = await tx.item.create({
      data: {
        id: randomUUID(),
        storyId: input.storyId,
        revisionId: scope.revision.id,
        kind: input.kind,
        ...anchor,
        spans,
        ...speakerColumns(scope.revision.text, spans, input.speakerName || null),
        setByHand: input.speakerName ? ['kind', 'speaker'] : ['kind'],
        isMachine: false,
      },
    });
    const changed = await changedItems(tx, scope, [item.id]);
    await finishChange(
      tx,
      actor,
      scope,
      { because: 'ITEM_MADE' },
      itemEvent('item.make', item, { kind: item.kind, words: anchor.exact }),
    );
    return changed;
  });
}

/** A cut item may point into an earlier revision, and is not part of the check until it is restored. */
export function refuseCut({ cutAt }: ItemRow): void {
  if (cutAt) throw invalid('status', 'This item is cut. Restore it first.');
}

async function refuseTwin(tx: Tx, scope: StoryScope, spans: readonly Span[], kind: ItemKind, self?: string) {
  const [first, last] = [spans[0], spans.at(-1)];
  const twin = await tx.item.findFirst({
    where: {
      storyId: scope.story.id,
      kind,
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      cutAt: null,
      ...(self && { id: { not: self } }),
    },
  });
  if (twin) throw invalid('spans', `These very words are a ${KIND_LABELS[kind].toLowerCase()} already.`);
}

/**
 * Changes an item's words, kind, speaker, cue, parties or outcome. That is not what was checked: the verdict lapses.
 */
export function changeItem(actor: Actor, input: z.output<typeof changeItemSchema>): Promise<ChangedItems> {
  return shaping(actor, { ...input, basedOn: itemAsSeen(input) }, async (tx, scope) => {
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    refuseCut(row);
    const { text } = scope.revision;
    const kind = input.kind ?? row.kind;
    const spans = input.spans?.map(({ start, end }) => trim(text, start, end)) ?? (row.spans as Span[]);
    const anchor = input.spans ? anchorIn(scope, spans) : null;
    const held = attributionOfRow(row, text);
    const attribution = changedAttribution(held, input, kind);
    const wordsChanged = anchor !== null && anchor.exact !== row.exact;
    const isMoved = anchor !== null && (anchor.start !== row.start || anchor.end !== row.end);
    const set = setAnew(held, attribution);
    if (set.length === 0 && !wordsChanged && !isMoved) return changedItems(tx, scope, [row.id]);
    if (isMoved || kind !== row.kind) await refuseTwin(tx, scope, spans, kind, row.id);

    const changes: AttributionChange[] = set.map((what) => attributeChange(what, held, attribution, false));
    if (wordsChanged && anchor) changes.unshift({ what: 'words', before: row.exact, after: anchor.exact });
    const lapsed = lapseOn(judged(row), {
      words: wordsChanged,
      speaker: set.includes('speaker'),
      cue: set.includes('cue'),
      parties: set.includes('parties'),
      outcome: set.includes('outcome'),
      kind,
    });
    const { speaker, cue, outcome, parties } = attribution;
    await writeItem(tx, row, {
      kind,
      ...anchor,
      ...(anchor && { spans }),
      ...(set.includes('speaker') && speakerColumns(text, spans, speaker?.name ?? null)),
      ...(set.includes('cue') && cueColumns(text, spans, cue)),
      outcome,
      setByHand: [...new Set([...row.setByHand, ...set])],
      // Setting something by hand answers the question that was open about it.
      asked: leftToAnswer(askedOf(row).filter(({ what }) => !set.includes(what))),
      isMachine: false,
      ...lapsed,
    });
    if (set.includes('parties') || !restsOnLog(kind)) {
      if (row.parties.length > 0) await tx.itemParty.deleteMany({ where: { itemId: row.id } });
      if (restsOnLog(kind)) await writeParties(tx, row, parties);
    }
    const events = [itemEvent('item.change', row, { changes, isMoved })];
    if (lapsed) events.push(...(await recordLapses(tx, [{ row, lapsed, changes }])));
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(tx, actor, scope, { because: 'ITEM_CHANGED' }, ...events);
    return changed;
  });
}

/** Answers what a new text asked: what a person had set is kept, or what the text now says is adopted. */
export function answerQuestion(
  actor: Actor,
  input: z.output<typeof answerQuestionSchema>,
): Promise<ChangedItems> {
  return shaping(actor, { ...input, basedOn: itemAsSeen(input) }, async (tx, scope) => {
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    refuseCut(row);
    const asked = askedOf(row);
    if (asked.length === 0) throw invalid('keep', 'Nothing is asked about this item any more.');
    const { text } = scope.revision;
    const isText = input.keep === 'text';
    const attribution = { ...attributionOfRow(row, text) };
    if (isText) for (const { what, after } of asked) Object.assign(attribution, { [what]: after });
    const taken = new Set<string>(isText ? asked.map(({ what }) => what) : []);
    const kind = attribution.kind ?? row.kind;
    const spans = row.spans as Span[];
    await writeItem(tx, row, {
      kind,
      ...(taken.has('speaker') &&
        speakerColumns(text, spans, attribution.speaker?.name ?? null, attribution.speaker?.mention)),
      ...(taken.has('cue') && cueColumns(text, spans, attribution.cue)),
      outcome: restsOnLog(kind) ? (attribution.outcome ?? WORDED_AT_FIRST) : null,
      setByHand: isText ? row.setByHand.filter((what) => !taken.has(what)) : addedTo(row.setByHand, asked),
      asked: Prisma.DbNull,
    });
    if (taken.has('parties')) {
      await tx.itemParty.deleteMany({ where: { itemId: row.id } });
      await writeParties(tx, row, attribution.parties);
    }
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(
      tx,
      actor,
      scope,
      { because: 'QUESTION_ANSWERED' },
      itemEvent('item.answer', row, {
        keep: input.keep,
        questions: asked,
        words: row.exact,
      }),
    );
    return changed;
  });
}

/** Questions that stay open, as they are stored. */
function leftToAnswer(asked: readonly AttributeChange[]) {
  return asked.length > 0 ? (asked as unknown as Prisma.InputJsonValue) : Prisma.DbNull;
}

/** Parties named by hand: each keeps its place in the sentence where it is a name that was read there. */
function writeParties(tx: Tx, row: ItemRow, names: readonly string[]) {
  return tx.itemParty.createMany({
    data: names.map((name, ordinal) => {
      const read = row.parties.find((party) => party.name === name || party.mention === name);
      return {
        itemId: row.id,
        ordinal,
        name,
        mention: read?.mention ?? name,
        start: read?.start ?? null,
        end: read?.end ?? null,
      };
    }),
  });
}

/** Takes an item out of the check; its history stays and it can be restored. */
export function cutItem(actor: Actor, input: z.output<typeof cutItemSchema>): Promise<ChangedItems> {
  return cutOrRestore(actor, input, true);
}

export function restoreItem(actor: Actor, input: z.output<typeof restoreItemSchema>): Promise<ChangedItems> {
  return cutOrRestore(actor, input, false);
}

function cutOrRestore(
  actor: Actor,
  input: z.output<typeof cutItemSchema>,
  isCut: boolean,
): Promise<ChangedItems> {
  return shaping(actor, { ...input, basedOn: itemAsSeen(input) }, async (tx, scope) => {
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    if ((row.cutAt !== null) === isCut) return changedItems(tx, scope, [row.id]);
    if (!isCut && row.revisionId !== scope.revision.id) {
      throw invalid('status', 'These words are no longer in the text, so the item cannot come back.');
    }
    await writeItem(tx, row, { cutAt: isCut ? new Date() : null, isMachine: false });
    const changed = await changedItems(tx, scope, [row.id]);
    await finishChange(
      tx,
      actor,
      scope,
      { because: isCut ? 'ITEM_CUT' : 'ITEM_RESTORED' },
      itemEvent(isCut ? 'item.cut' : 'item.restore', row, { words: row.exact }),
    );
    return changed;
  });
}
