/** Why a signature ended, as history lines and the sign-off itself say it. */
import type { LapseCause, SignOffLapse } from './codes.ts';

const LAPSE_LABELS: Record<LapseCause, string> = {
  TEXT_REVISED: 'the text was revised after it',
  STORY_CHANGED: 'the story’s details were changed after it',
  PARAGRAPH_MOVED: 'a paragraph was moved after it',
  PARAGRAPHS_MOVED: 'paragraphs were moved after it',
  ORIGINAL_SET: 'the original words were changed after it',
  ITEM_MADE: 'an item was made after it',
  ITEM_CHANGED: 'an item was changed after it',
  QUESTION_ANSWERED: 'a question about an item was answered after it',
  ITEM_CUT: 'an item was cut after it',
  ITEM_RESTORED: 'an item was restored after it',
  ITEM_SPLIT: 'an item was split after it',
  ITEMS_MERGED: 'items were merged after it',
  VERDICT_GIVEN: 'a verdict was given after it',
  ANSWER_ADDED: 'an answer was added to its evidence after it',
  CONTACT_LOGGED: 'the contact log was added to after it',
  CONTACT_CHANGED: 'the contact log was changed after it',
  SOURCE_MADE_CONFIDENTIAL: 'a source it rests on was made confidential',
  SOURCE_LIFTED: 'a source it rests on is confidential no longer',
  SOURCE_MERGED: 'a source it rests on was merged into another',
  SOURCE_UNMERGED: 'a merged source it rests on was taken apart',
  SOURCE_CHANGED: 'a source it rests on was changed',
  SOURCE_TEXT_REPLACED: 'the text of a source it rests on was replaced',
  SOURCE_FILE_REMOVED: 'a file of a source it rests on was taken away',
  SOURCE_FILE_RESTORED: 'a file of a source it rests on was put back',
  WORDS_READ: 'a recogniser’s words that it rests on were read against the recording',
  WORDS_TIMED: 'words that it rests on got other times',
  EVIDENCE_ADDED: 'evidence was added after it',
  EVIDENCE_CHANGED: 'evidence was changed after it',
  EVIDENCE_REMOVED: 'evidence was removed after it',
  EVIDENCE_RESTORED: 'evidence was put back after it',
};

/** Why a signature lapsed: "the text was revised after it". */
export function lapseSentence(lapse: SignOffLapse): string {
  return lapse.because === 'PARTY_CHANGED'
    ? `the party ${lapse.party} was changed after it`
    : LAPSE_LABELS[lapse.because];
}
