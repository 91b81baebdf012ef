/** What counts as work, as parts of statements: the same wherever it is listed or counted. Words of ours alone. */

/** A story that is still on its way: index story_running_idx. */
export const RUNNING = `story.archived_at IS NULL AND story.stage IN ('DRAFTING', 'CHECKING', 'AWAITING_REPLIES', 'SIGNED_OFF')`;

/** Items that somebody has still to check: index item_open_idx. */
export const OPEN_ITEM = `item.status <> 'VERIFIED' AND item.cut_at IS NULL`;
