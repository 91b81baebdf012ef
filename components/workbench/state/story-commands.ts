/** What is done to the story as a whole: its details, its lines, whether it is archived. */
import { assignStoryAction } from '@/lib/stories/actions.ts';
import type { ChangeStoryInput } from '@/lib/stories/schema.ts';
import {
  archiveStoryAction,
  changeStoryAction,
  moveBlocksAction,
  putBackAction,
  setAsideAction,
  unarchiveStoryAction,
} from '@/lib/workbench/actions.ts';
import type { CommandContext, StoryAnswer } from './command-context.ts';
import { send } from './send-change.ts';

export function storyCommands(context: CommandContext) {
  const { storyId, store } = context;
  const { changeStory } = context.sender;
  return {
    storyVersion: () => storyVersion(context),
    archive: (isArchived: boolean) => archive(context, isArchived),
    changeDetails: (what: Omit<ChangeStoryInput, 'storyId'>): StoryAnswer =>
      changeStory('Change the story’s details', () => changeStoryAction({ storyId, ...what }), {
        done: 'The story’s details are changed.',
        hasOwnNotice: true,
      }),
    /** Puts the person who looks at it on the story. */
    takeStory: async (memberId: string) => {
      const result = await send(() => assignStoryAction({ storyId, memberIds: [memberId] }));
      const words = result.ok ? 'The story is yours to check.' : `Not taken. ${result.error.message}`;
      store.send({ type: 'done', words, canUndo: false });
      await context.refresh();
    },
    setAside: (blockId: string): StoryAnswer =>
      changeStory('Set the line aside', () => setAsideAction({ storyId, blockId }), {
        done: 'Set aside: not part of the story.',
        undo: () => void changeStory('Put the line back', () => putBackAction({ storyId, blockId })),
      }),
    putBack: (blockId: string): StoryAnswer =>
      changeStory('Put the line back', () => putBackAction({ storyId, blockId }), {
        done: 'Put back into the story.',
        undo: () => void changeStory('Set the line aside', () => setAsideAction({ storyId, blockId })),
      }),
    putBackAll: (reason: string, words: string): StoryAnswer => {
      const { blocks } = store.getState().view;
      const blockIds = blocks
        .filter(({ kind, asideReason }) => kind === 'ASIDE' && (asideReason ?? '') === reason)
        .map(({ id }) => id);
      const move = (isAside: boolean) => moveBlocksAction({ storyId, blockIds, reason, isAside });
      return changeStory(`Put back ${words}`, () => move(false), {
        done: `Put back into the story: ${words}.`,
        undo: () => void changeStory(`Set ${words} aside`, () => move(true)),
      });
    },
  };
}

/** As last read: what is shown may be a moment behind. */
function storyVersion({ store }: CommandContext): number {
  return store.getState().view.story.version;
}

/** Archives the story, or takes it out again; each undoes the other. */
function archive(context: CommandContext, isArchived: boolean, isUndo = false): StoryAnswer {
  const { storyId, sender } = context;
  return sender.changeStory(
    isArchived ? 'Archive the story' : 'Take the story out of the archive',
    () =>
      (isArchived ? archiveStoryAction : unarchiveStoryAction)({ storyId, version: storyVersion(context) }),
    {
      done: isArchived ? 'Archived: no longer among the stories at work.' : 'Back among the stories at work.',
      ...(isUndo ? {} : { undo: () => void archive(context, !isArchived, true) }),
    },
  );
}
