import type { z } from 'zod';
import { lastChange } from '../audit/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { StoryDetail } from '../domain/audit/codes.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import { stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { Moved, readFirst } from '../reading/read-first.ts';
import { addAuthor, addNamedAuthors } from '../stories/author-records.ts';
import { changingStory, readingStoryInTurn } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { storyScope } from '../stories/queries.ts';
import type { changeStorySchema } from '../stories/schema.ts';
import { SLOW } from '../waits.ts';
import { demandAsRead, type ReadTwice, readTwice, rereadItems } from './reread-mutations.ts';

/** Changes headline, byline, desk, deadline or language. */
export function changeStory(actor: Actor, input: z.output<typeof changeStorySchema>): Promise<void> {
  const { storyId, version, ...fields } = input;
  const changeable = async (client: Tx) => {
    const scope = await storyScope(client, actor, storyId);
    authorise(actor, 'story.revise', scope.subject);
    if (scope.story.version !== version) throw stale(await lastChange(client, storyId));
    return { scope, language: fields.language || scope.story.language };
  };
  const basedOn = [{ of: 'story', id: storyId, stamp: version }] as const;
  const change = { storyId, may: 'story.revise', basedOn } as const;
  const attempt = async () => {
    const was = await changeable(db);
    const isRead = was.language !== was.scope.story.language;
    const readAndSave = async () => {
      const { blocks } = was.scope.revision;
      const read = isRead ? await readTwice(actor, was.scope, { blocks, language: was.language }) : null;
      await changingStory(actor, change, (tx) => saving(tx, read), SLOW);
    };
    return isRead ? readingStoryInTurn(actor, change, readAndSave) : readAndSave();
  };
  const saving = async (tx: Tx, read: ReadTwice | null) => {
    const { scope, language } = await changeable(tx);
    const { story } = scope;
    if (read) demandAsRead(scope, read);
    else if (language !== story.language) throw new Moved();
    const changes: StoryDetail[] = (['headline', 'byline', 'desk'] as const).filter(
      (key) => fields[key] !== story[key],
    );
    if (fields.deadline?.getTime() !== story.deadline?.getTime()) changes.push('deadline');
    if (language !== story.language) changes.push('language');
    if (changes.length === 0) return;
    await tx.story.update({ where: { id: storyId }, data: { ...fields, language, version: version + 1 } });
    // A byline only ever adds authors: removing a name from it must not open the way to a verdict.
    await addNamedAuthors(tx, storyId, fields.byline);
    if (changes.includes('headline') || changes.includes('language')) {
      await addAuthor(tx, storyId, actor.id, 'CHANGED');
    }
    const reread = read ? await rereadItems(tx, scope, read) : [];
    const changed: AuditEventInput = {
      act: 'story.change',
      subject: { type: 'story', id: storyId },
      storyId,
      payload: { changed: changes },
    };
    await finishChange(tx, actor, scope, { because: 'STORY_CHANGED' }, changed, ...reread);
  };
  return readFirst(attempt);
}
