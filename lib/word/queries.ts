import { contactLog } from '../contacts/queries.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { WORD_DRAFTS, type WordDraftKind } from '../domain/word-drafts.ts';
import { mapGivingWay } from '../give-way.ts';
import { itemView } from '../items/queries.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import type { DraftToWrite } from '../reading/word-draft.ts';
import { storyScope } from '../stories/queries.ts';
import { clockOf } from '../tables/story-queries.ts';
import { threadsOfStory } from '../threads/queries.ts';
import type { ThreadView } from '../threads/view.ts';
import { checkedComment, Footnotes, notesComment, type ToldItem } from './draft-words.ts';

/**
 * A story's current revision and what is known of its items, ready to be written as a Word file. It leaves Stet: whoever
 * takes it, nothing of a confidential source is in it but that there is one, and no note on what rests on one.
 *
 * @throws AppError `missing`
 */
export async function draftToWrite(
  actor: Actor,
  { storyId, kind, withNotes }: { storyId: string; kind: WordDraftKind; withNotes: boolean },
  now = new Date(),
): Promise<{ headline: string; timeZone: string; draft: DraftToWrite }> {
  const { story, revision, newsroom } = await storyScope(db, actor, storyId);
  const { timeZone } = newsroom;
  const clock = clockOf(timeZone);
  const log = await contactLog(db, storyId, now, timeZone);
  const rows = (await itemRows(db, storyId)).filter(
    ({ cutAt, revisionId }) => cutAt === null && revisionId === revision.id,
  );
  const threads = withNotes ? await openThreads(storyId) : new Map<string, ThreadView[]>();
  const footnotes = new Footnotes();
  const numbers = new Map(rows.map(({ id }, i) => [id, i + 1]));
  const items = await mapGivingWay(rows, (row) => {
    const item = itemView(row, log, revision);
    const told = {
      number: numbers.get(row.id) ?? 0,
      item,
      ...leaving(row, item),
      threads: threads.get(row.id) ?? [],
    };
    return {
      id: row.id,
      spans: item.spans,
      comment: kind === 'checked' ? checkedComment(told, clock) : notesComment(told, clock),
      footnotes: kind === 'footnoted' ? footnotes.of(told) : [],
    };
  });
  return {
    headline: story.headline,
    timeZone,
    draft: {
      storyId,
      revision: revision.number,
      headline: story.headline,
      about: `Taken out of Stet, ${clock(now.toISOString())}: ${WORD_DRAFTS[kind]} of revision ${revision.number}.`,
      text: revision.text,
      blocks: revision.blocks.map(({ start, end, kind, asideReason }) => ({ start, end, kind, asideReason })),
      items,
      takenAt: now.toISOString(),
    },
  };
}

/** What may leave of an item's evidence. */
function leaving(
  row: ItemRow,
  { evidence }: ToldItem['item'],
): Pick<ToldItem, 'evidence' | 'restsOnUnnamed'> {
  const confidential = new Set(
    row.evidence.filter(({ source }) => source.isConfidential).map(({ sourceId }) => sourceId),
  );
  return {
    evidence: evidence.filter(({ source }) => !confidential.has(source.id)),
    restsOnUnnamed: confidential.size > 0,
  };
}

/** The open threads on items that everybody in the newsroom reads, by item. */
async function openThreads(storyId: string): Promise<Map<string, ThreadView[]>> {
  const { open } = await threadsOfStory(db, storyId);
  return Map.groupBy(
    open.filter(({ on, resolved }) => on === 'item' && resolved === null),
    ({ placeId }) => placeId,
  );
}
