/** Whether and how the story leaves the newsroom: signed off, published, held back, withdrawn. */
import type { PublishInput, SignOffInput } from '@/lib/reports/schema.ts';
import {
  holdAction,
  liftHoldAction,
  publishAction,
  signOffAction,
  withdrawReportAction,
  withdrawSignOffAction,
} from '@/lib/workbench/actions.ts';
import type { CommandContext, StoryAnswer } from './command-context.ts';

export function releaseCommands({ storyId, sender }: CommandContext) {
  const { changeStory } = sender;
  return {
    signOff: (what: Omit<SignOffInput, 'storyId'>): StoryAnswer =>
      changeStory('Sign the revision off', () => signOffAction({ storyId, ...what }), {
        done: 'Signed off.',
        hasOwnNotice: true,
      }),
    withdrawSignOff: (signOffId: string): StoryAnswer =>
      changeStory('Withdraw the sign-off', () => withdrawSignOffAction({ storyId, signOffId }), {
        done: 'The sign-off is withdrawn.',
      }),
    /** Also returns the edition. */
    publish: (what: Omit<PublishInput, 'storyId'>) =>
      changeStory('Publish the report', () => publishAction({ storyId, ...what }), {
        done: 'Published.',
        hasOwnNotice: true,
      }),
    hold: (reason: string): StoryAnswer =>
      changeStory('Block publication', () => holdAction({ storyId, reason }), {
        done: 'Publication is blocked.',
        hasOwnNotice: true,
      }),
    liftHold: (holdId: string): StoryAnswer =>
      changeStory('Lift the block', () => liftHoldAction({ storyId, holdId }), {
        done: 'Publication is no longer blocked.',
      }),
    withdrawReport: (reason: string): StoryAnswer =>
      changeStory('Withdraw the report', () => withdrawReportAction({ storyId, reason }), {
        done: 'The report is withdrawn.',
        hasOwnNotice: true,
      }),
  };
}
