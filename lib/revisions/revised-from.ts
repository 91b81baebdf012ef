import type { HeldProposal } from '../domain/draft-proposals.ts';
import { heldItem } from '../items/held.ts';
import type { ItemRow } from '../items/row-queries.ts';
import type { RevisedFrom } from '../reading/revision-plan.ts';
import type { StoryScope } from '../stories/queries.ts';

/**
 * @param rows of the items whose spans point into the current text
 * @param proposals of the story
 */
export function revisedFrom(
  { story, revision }: StoryScope,
  rows: readonly ItemRow[],
  proposals: HeldProposal[] = [],
): RevisedFrom {
  const { id, text } = revision;
  return {
    story: { headline: story.headline, language: story.language },
    revision: {
      id,
      text,
      blocks: revision.blocks.map(({ start, end, kind, asideReason }) => ({ start, end, kind, asideReason })),
    },
    items: rows.map((row) => ({
      held: heldItem(row, text),
      version: row.version,
      isCut: row.cutAt !== null,
    })),
    proposals,
  };
}

/** Items whose spans point into the current text. One that was gone from an earlier text has no place to look from. */
export function itemsUnder({ revision }: StoryScope, rows: readonly ItemRow[]): ItemRow[] {
  return rows.filter(({ revisionId }) => revisionId === revision.id);
}
