/** A Word file that was taken out of Stet and comes back as a revision: whether it belongs there. Pure. */
import { asking, type Question } from '../domain/errors.ts';
import type { TakenFrom } from '../domain/word-drafts.ts';

/** A question about where a file was taken from that was answered with "go on". */
export type Despite = Extract<Question, 'other_story' | 'other_revision'>;

/**
 * What somebody overwrites unknowingly is lost without a word: a file of another story, or one that was taken before others
 * changed the text, is asked about first. Nothing has been stored by then.
 *
 * @param to the story that it is brought in for, and the number of its current revision
 * @param despite the question that the person has answered already
 * @throws AppError `validation` with the question
 */
export function demandItsStory(
  from: TakenFrom,
  to: { storyId: string; revision: number },
  despite: Despite | undefined,
): void {
  if (from.storyId !== to.storyId) {
    if (despite === 'other_story') return;
    throw asking('file', 'This Word file was taken out of Stet from another story.', 'other_story');
  }
  if (from.revision === to.revision || despite === 'other_revision') return;
  const message =
    from.revision < to.revision
      ? `This Word file was taken from revision ${from.revision}; the story is at revision ${to.revision} by now. What was changed in between is not in it and would be lost.`
      : `This Word file says that it was taken from revision ${from.revision}; the story is only at revision ${to.revision}.`;
  throw asking('file', message, 'other_revision');
}
