import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { cutsCharacter } from '../domain/anchor.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { invalid } from '../domain/errors.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { lapse } from '../domain/status.ts';
import type { Span } from '../domain/vocabulary.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { finishChange } from '../stories/finish-change.ts';
import { recordLapses } from './reading-records.ts';
import {
  type ChangedItems,
  changedItems,
  itemAsSeen,
  judged,
  loadItem,
  loadItems,
  writeItem,
} from './records.ts';
import type { ItemRow } from './row-queries.ts';
import type { mergeItemsSchema, splitItemSchema } from './schema.ts';
import { anchorIn, refuseCut, shaping, trim } from './shape-mutations.ts';

/** Splits an item in two at an offset. The first part keeps the history; both must be checked again. */
export function splitItem(actor: Actor, input: z.output<typeof splitItemSchema>): Promise<ChangedItems> {
  return shaping(actor, { ...input, basedOn: itemAsSeen(input) }, async (tx, scope) => {
    const row = await loadItem(tx, input.storyId, input.itemId, input.version);
    refuseCut(row);
    const { text } = scope.revision;
    const spans = row.spans as Span[];
    const cut = (part: Span, from: number, to: number) =>
      trim(text, Math.max(part.start, from), Math.max(part.start, Math.min(part.end, to)));
    const before = spans.map((s) => cut(s, 0, input.at)).filter((s) => s.end > s.start);
    const after = spans.map((s) => cut(s, input.at, text.length)).filter((s) => s.end > s.start);
    if (before.length === 0 || after.length === 0 || cutsCharacter(text, input.at)) {
      throw invalid('at', 'Put the cursor inside the item’s words, where the second one shall begin.');
    }
    const second = await tx.item.create({
      data: {
        id: randomUUID(),
        storyId: row.storyId,
        revisionId: row.revisionId,
        kind: row.kind,
        ...anchorIn(scope, after),
        spans: after,
        speakerName: row.speakerName,
        speakerStart: row.speakerStart,
        speakerEnd: row.speakerEnd,
        cue: row.cue,
        cueStart: row.cueStart,
        cueEnd: row.cueEnd,
        force: row.force,
        polarity: row.polarity,
        setByHand: row.setByHand,
        outcome: row.outcome,
        ...(row.reading !== null && { reading: row.reading }),
        isMachine: false,
        assigneeId: row.assigneeId,
        dueAt: row.dueAt,
        parties: {
          create: row.parties.map(({ ordinal, mention, start, end, name }) => ({
            ordinal,
            mention,
            start,
            end,
            name,
          })),
        },
      },
    });
    const lapsed = lapse(judged(row));
    const first = anchorIn(scope, before);
    await writeItem(tx, row, {
      ...first,
      spans: before,
      isMachine: false,
      ...lapsed,
    });
    const events = [
      itemEvent('item.split', row, { into: second.id }),
      itemEvent('item.split', second, { from: row.id }),
    ];
    if (lapsed) {
      const words = { what: 'words' as const, before: row.exact, after: first.exact };
      events.push(...(await recordLapses(tx, [{ row, lapsed, changes: [words] }])));
    }
    const changed = await changedItems(tx, scope, [row.id, second.id]);
    await finishChange(tx, actor, scope, { because: 'ITEM_SPLIT' }, ...events);
    return changed;
  });
}

/** Merges items into the first of them: its spans become all of theirs, and the others are cut. */
export function mergeItems(actor: Actor, input: z.output<typeof mergeItemsSchema>): Promise<ChangedItems> {
  const { storyId, items } = input;
  const basedOn = items.flatMap((item) => itemAsSeen({ storyId, ...item }));
  return shaping(actor, { storyId, basedOn }, async (tx, scope) => {
    const rows = await loadItems(tx, input.storyId, input.items);
    if (new Set(rows.map(({ id }) => id)).size < rows.length || rows.some(({ cutAt }) => cutAt)) {
      throw invalid('items', 'Choose at least two different items that are not cut.');
    }
    rows.sort((a, b) => a.start - b.start || b.end - a.end);
    const [first, ...others] = rows as [ItemRow, ...ItemRow[]];
    const spans = joined(
      scope.revision.text,
      rows.flatMap((row) => row.spans as Span[]),
    );
    const lapsed = lapse(judged(first));
    const anchor = anchorIn(scope, spans);
    await writeItem(tx, first, {
      ...anchor,
      spans,
      isMachine: false,
      ...lapsed,
    });
    if (restsOnLog(first.kind)) await takeParties(tx, first, others);
    const at = new Date();
    const cut = others.map(({ id, version }) => ({
      ...{ id, version: version + 1, updatedAt: at },
      ...{ cutAt: at, isMachine: false },
    }));
    await updateRows(tx, 'item', cut);
    const events = [
      itemEvent('item.merge', first, { count: rows.length }),
      ...others.map((other) => itemEvent('item.cut', other, { into: first.id })),
    ];
    if (lapsed) {
      const words = { what: 'words' as const, before: first.exact, after: anchor.exact };
      events.push(...(await recordLapses(tx, [{ row: first, lapsed, changes: [words] }])));
    }
    const changed = await changedItems(
      tx,
      scope,
      rows.map(({ id }) => id),
    );
    await finishChange(tx, actor, scope, { because: 'ITEMS_MERGED' }, ...events);
    return changed;
  });
}

/** The merged item names as silent everybody whom one of its parts did. */
async function takeParties(tx: Tx, first: ItemRow, others: readonly ItemRow[]): Promise<void> {
  const named = new Set(first.parties.map(({ name }) => name));
  const more = others
    .flatMap(({ parties }) => parties)
    .filter(({ name }) => !named.has(name) && Boolean(named.add(name)));
  await tx.itemParty.createMany({
    data: more.map(({ mention, name, start, end }, i) => ({
      itemId: first.id,
      ordinal: first.parties.length + i,
      mention,
      name,
      start,
      end,
    })),
  });
}

/** Spans in text order; those that touch, overlap or have only white space between them become one. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && (span.start <= last.end || text.slice(last.end, span.start).trim() === '')) {
      last.end = Math.max(last.end, span.end);
    } else result.push({ ...span });
  }
  return result;
}
