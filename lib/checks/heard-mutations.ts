/** What came of asking the sound which of two wordings is heard, and that somebody listened to it since. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { itemEvent } from '../domain/audit/event.ts';
import { whoPutBack } from '../domain/authors.ts';
import { AppError, invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Span } from '../domain/vocabulary.ts';
import { type HeardAnswer, isPossible, isSameAsked } from '../domain/which-heard.ts';
import { type ChangedItems, changedItems, loadItem } from '../items/records.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { changingStory } from '../stories/changing-story.ts';
import { storyScope } from '../stories/queries.ts';
import { differenceToHear } from './heard-queries.ts';
import { holdText } from './queries.ts';
import type { keepWhichHeardSchema, listenToBothSchema } from './schema.ts';

/** As `holdText` has it: what was heard with other words, or in another file, says nothing about these. */
const changed = () =>
  new AppError('conflict', 'The words or the recording were changed just now. Ask again which is heard.');

/**
 * Keeps which of two wordings a stretch sounds closer to, as it was found on the actor's own machine. It replaces the answer
 * before, with whoever listened to that; it changes no status.
 */
export function keepWhichHeard(
  actor: Actor,
  input: z.output<typeof keepWhichHeardSchema>,
): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'source.manage' } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId);
    authorise(actor, 'source.manage', scope.subject);
    const { answer, because } = input;
    const margin = input.margin === null ? null : Math.round(input.margin);
    if (!isPossible({ answer, margin, because }))
      throw invalid('answer', 'This is no answer to which of the two is heard.');
    const { asked, words, title, sha256 } = await differenceToHear(tx, actor, input);
    if ('because' in asked || !isSameAsked(asked, input)) throw changed();
    if (asked.textId !== input.textId || asked.fileId !== input.fileId) throw changed();
    await holdText(tx, input);
    const { sourceId, start, textId, fileId, fromMs, toMs, printed, source } = input;
    const heard = {
      ...{ id: randomUUID(), itemId: row.id, sourceId, start, textId, fileId, fromMs, toMs },
      ...{ words, printed, source, kind: asked.kind, answer, margin, because },
      ...{ byId: actor.id, at: new Date(), listenedById: null, listenedAt: null },
    };
    await insertRows(tx, 'which_heard', [heard], ['itemId', 'sourceId', 'start']);
    const event = { title, sha256, fromMs, toMs, answer, kind: asked.kind, margin, because };
    const result = await changedItems(tx, scope, [row.id]);
    await appendAudit(tx, actor, itemEvent('item.askWhichHeard', row, event));
    return result;
  });
}

/**
 * Somebody says that they listened to the stretch with both wordings before them: only now does the answer count. Whoever
 * may give a verdict may say so. Whoever said so first stays; an answer that is out of date cannot be listened to.
 */
export function listenToBoth(
  actor: Actor,
  input: z.output<typeof listenToBothSchema>,
): Promise<ChangedItems> {
  const change = { storyId: input.storyId, may: 'item.recordVerdict' } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const row = await loadItem(tx, input.storyId, input.itemId);
    const putBackByIds = whoPutBack(row.spans as Span[], scope.revision.blocks);
    authorise(actor, 'item.recordVerdict', { ...scope.subject, item: { putBackByIds } });
    const { asked, words, title, sha256 } = await differenceToHear(tx, actor, input);
    const heard = await heardNow(tx, input);
    const isCurrent =
      !('because' in asked) &&
      isSameAsked(asked, heard) &&
      asked.textId === heard.textId &&
      asked.fileId === heard.fileId &&
      words === heard.words;
    if (!isCurrent) throw changed();
    if (heard.listenedById !== null) return changedItems(tx, scope, [row.id]);
    await tx.whichHeard.updateMany({
      where: { id: heard.id, listenedById: null },
      data: { listenedById: actor.id, listenedAt: new Date() },
    });
    const { fromMs, toMs } = heard;
    const answer = heard.answer as HeardAnswer;
    const result = await changedItems(tx, scope, [row.id]);
    await appendAudit(
      tx,
      actor,
      itemEvent('item.listenToBoth', row, { title, sha256, fromMs, toMs, answer }),
    );
    return result;
  });
}

async function heardNow(tx: Tx, { heardId, itemId, sourceId, start }: z.output<typeof listenToBothSchema>) {
  const heard = await tx.whichHeard.findFirst({ where: { id: heardId, itemId, sourceId, start } });
  if (!heard) throw missing('answer');
  return heard;
}
