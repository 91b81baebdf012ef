/** The contact log: attempts, what came of them, and what the parties are called. */
import type {
  ChangePartyInput,
  LogContactInput,
  MakeAnswerSourceInput,
  RecordOutcomeInput,
} from '@/lib/contacts/schema.ts';
import {
  changePartyAction,
  logContactAction,
  makeAnswerSourceAction,
  recordOutcomeAction,
} from '@/lib/workbench/actions.ts';
import type { CommandContext, StoryAnswer } from './command-context.ts';

export function contactCommands({ storyId, sender }: CommandContext) {
  const { changeStory } = sender;
  return {
    logContact: (what: Omit<LogContactInput, 'storyId'>): StoryAnswer =>
      changeStory('Log the attempt', () => logContactAction({ storyId, ...what }), {
        done: 'Attempt logged.',
        hasOwnNotice: true,
      }),
    recordOutcome: (what: Omit<RecordOutcomeInput, 'storyId'>): StoryAnswer =>
      changeStory('Record the outcome', () => recordOutcomeAction({ storyId, ...what }), {
        done: 'Outcome recorded.',
        hasOwnNotice: true,
      }),
    makeAnswerSource: (what: Omit<MakeAnswerSourceInput, 'storyId'>): StoryAnswer =>
      changeStory('Make the answer a source', () => makeAnswerSourceAction({ storyId, ...what }), {
        done: 'The answer is a source now, beside the items it concerns.',
        hasOwnNotice: true,
      }),
    /** If undone, the party is called what it was in `before`. */
    changeParty: (
      what: Omit<ChangePartyInput, 'storyId'>,
      before: Pick<ChangePartyInput, 'name' | 'kind' | 'aliases'>,
    ): StoryAnswer =>
      changeStory('Change the names', () => changePartyAction({ storyId, ...what }), {
        done: 'Names changed.',
        hasOwnNotice: true,
        undo: () => {
          const { partyId, version } = what;
          void changeStory('Put the names back', () =>
            changePartyAction({ storyId, partyId, version: version + 1, ...before }),
          );
        },
      }),
  };
}
