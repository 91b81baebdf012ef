import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { lastChange } from '../audit/queries.ts';
import type { makeAnswerSourceSchema } from '../contacts/schema.ts';
import type { Actor } from '../domain/actor.ts';
import { itemEvent, sourceEvent } from '../domain/audit/event.ts';
import { type ContactOutcome, outcomeRow } from '../domain/contact-outcomes.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { restsOnLog } from '../domain/item-kinds.ts';
import { formatDate } from '../domain/moments.ts';
import { authorise } from '../domain/permissions.ts';
import type { ItemKind, Stance } from '../domain/vocabulary.ts';
import { addVersion, columnsOf } from '../evidence/version-records.ts';
import { itemRows } from '../items/row-queries.ts';
import { wordsOf } from '../reading/source-text.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { storyScope } from '../stories/queries.ts';

/**
 * A denial contradicts what was put to them; a non-response rests on the log alone, so for it the answer is context.
 */
function stanceOfAnswer(outcome: ContactOutcome, kind: ItemKind): Stance {
  return restsOnLog(kind) ? 'CONTEXT' : outcomeRow(outcome).bears;
}

/**
 * Makes a party's answer a source in the register, an official statement with their words as its text, and attaches it
 * to every item that was put to them. A checker can then change how it bears on each.
 */
export function makeAnswerSource(
  actor: Actor,
  input: z.output<typeof makeAnswerSourceSchema>,
): Promise<{ sourceId: string }> {
  const { storyId, attemptId, version } = input;
  const basedOn = [{ of: 'contact', id: attemptId, stamp: version, within: [storyId] }] as const;
  const change = { storyId, may: 'contact.log', basedOn } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const attempt = await tx.contactAttempt.findFirst({
      where: { id: input.attemptId, storyId: input.storyId },
      include: { party: true, items: { select: { itemId: true } } },
    });
    if (!attempt) throw missing('request for comment');
    authorise(actor, 'contact.log', scope.subject);
    authorise(actor, 'source.manage', scope.subject);
    if (attempt.version !== input.version) throw stale(await lastChange(tx, attempt.id));
    if (attempt.answerSourceId) throw invalid('answer', 'Their answer is a source already.');
    const words = wordsOf(attempt.answer);
    if (words.text === '') throw invalid('answer', 'Record what they answered, in their words, first.');

    const answeredAt = attempt.answeredAt ?? attempt.sentAt;
    const title = `Answer of ${attempt.party.name}, ${formatDate(answeredAt, scope.newsroom.timeZone)}`;
    const source = await tx.source.create({
      data: {
        type: 'OFFICIAL_STATEMENT',
        title: title.slice(0, 300),
        author: attempt.party.name,
        isPrimary: true,
        isFirsthand: true,
        publishedAt: answeredAt,
        capturedAt: new Date(),
        createdById: actor.id,
      },
    });
    const plain = { ...words, form: 'plain', places: null, turns: null } as const;
    await addVersion(tx, actor, source.id, columnsOf(plain), 'answer');
    const asked = new Set(attempt.items.map(({ itemId }) => itemId));
    const rows = (await itemRows(tx, input.storyId)).filter(
      ({ id, cutAt }) => cutAt === null && asked.has(id),
    );
    const at = new Date();
    const excerpt = words.text.slice(0, 5000);
    const laid = rows.map((row) => ({ row, stance: stanceOfAnswer(attempt.outcome, row.kind) }));
    const evidence = laid.map(({ row, stance }) => ({
      ...{ id: randomUUID(), itemId: row.id, sourceId: source.id },
      ...{ stance, excerpt, locator: '', addedById: actor.id, addedAt: at, version: 1 },
    }));
    await insertRows(tx, 'evidence', evidence);
    const touched = rows.map(({ id, version }) => ({ id, version: version + 1, updatedAt: at }));
    await updateRows(tx, 'item', touched);
    const added = laid.map(({ row, stance }) => itemEvent('evidence.add', row, { title, stance }));
    const events = [sourceEvent('source.add', source), ...added];
    await tx.contactAttempt.update({
      where: { id: attempt.id },
      data: { answerSourceId: source.id, version: attempt.version + 1 },
    });
    await finishChange(tx, actor, scope, { because: 'ANSWER_ADDED' }, ...events, {
      act: 'contact.makeSource',
      subject: { type: 'contact', id: attempt.id },
      storyId: input.storyId,
      payload: { party: attempt.party.name, title, count: rows.length },
    });
    return { sourceId: source.id };
  });
}
