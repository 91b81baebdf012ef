/** Stories taken out of Stet as Word files. Nothing of a story changes by it, but the record says who took what. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { spend } from '../auth/limits.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { readAside } from '../reading/read-aside.ts';
import { dayOf, type TakenFile, wordsOf } from '../tables/taken-file.ts';
import { draftToWrite } from './queries.ts';
import type { takeDraftSchema } from './schema.ts';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A story's current revision as a Word file, with its check in comments or with its sources in footnotes.
 *
 * @throws AppError `missing`; `limited`
 */
export async function takeDraft(
  actor: Actor,
  { storyId, kind, withNotes }: z.output<typeof takeDraftSchema>,
): Promise<TakenFile> {
  // It is a file that is opened, and an entry that the record keeps.
  await spend(actor, 'downloads');
  await spend(actor, 'changes');
  const { headline, timeZone, draft } = await draftToWrite(actor, { storyId, kind, withNotes });
  const body = await readAside(actor, 'wordDraft', draft);
  // The event is the newsroom's and not the story's: nothing of the story changed, so nobody is told that something did.
  await db.$transaction((tx) =>
    appendAudit(tx, actor, {
      act: 'draft.take',
      subject: { type: 'draft', id: kind },
      payload: {
        ...{ kind, withNotes, storyId, headline },
        ...{ revision: draft.revision, items: draft.items.length },
      },
    }),
  );
  return {
    fileName: `${dayOf(new Date(), timeZone)} ${wordsOf(headline)} ${kind}.docx`,
    type: DOCX_TYPE,
    body,
  };
}
