/** What an item is checked against: the sources attached to it, and the comparison of its words with their texts. */
import {
  checkQuoteAction,
  keepWhichHeardAction,
  listenToBothAction,
  setOriginalAction,
} from '@/lib/checks/actions.ts';
import type { KeepWhichHeardInput, ListenToBothInput, SetOriginalInput } from '@/lib/checks/schema.ts';
import type { ItemView } from '@/lib/items/view.ts';
import {
  addEvidenceAction,
  changeEvidenceAction,
  removeEvidenceAction,
  restoreEvidenceAction,
} from '@/lib/sources/actions.ts';
import type { AddEvidenceInput, ChangeEvidenceInput } from '@/lib/sources/schema.ts';
import type { CommandContext, ItemsAnswer } from './command-context.ts';

export function evidenceCommands(context: CommandContext) {
  const { storyId } = context;
  const { changeItem } = context.sender;
  return {
    addEvidence: (item: ItemView, what: Omit<AddEvidenceInput, 'storyId' | 'itemId'>): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Add the source',
        call: () => addEvidenceAction({ storyId, itemId: item.id, ...what }),
        done: 'Source added.',
        hasOwnNotice: true,
      }),
    changeEvidence: (item: ItemView, what: Omit<ChangeEvidenceInput, 'storyId' | 'itemId'>): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Change the source’s part in this item',
        call: () => changeEvidenceAction({ storyId, itemId: item.id, ...what }),
        done: 'Changed.',
        hasOwnNotice: true,
      }),
    removeEvidence: (item: ItemView, evidenceId: string) => removeEvidence(context, item, evidenceId),
    checkQuote: (item: ItemView, sourceId: string): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Check the words',
        call: () => checkQuoteAction({ storyId, itemId: item.id, sourceId }),
        isFormError: true,
      }),
    keepWhichHeard: (item: ItemView, what: Omit<KeepWhichHeardInput, 'storyId' | 'itemId'>): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Keep which is heard',
        call: () => keepWhichHeardAction({ storyId, itemId: item.id, ...what }),
        isFormError: true,
      }),
    listenToBoth: (item: ItemView, what: Omit<ListenToBothInput, 'storyId' | 'itemId'>): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Say that you listened to both',
        call: () => listenToBothAction({ storyId, itemId: item.id, ...what }),
        done: 'You listened with both wordings.',
        isFormError: true,
      }),
    setOriginal: (
      item: ItemView,
      what: Pick<SetOriginalInput, 'words' | 'language' | 'translator'>,
      basedOn: number,
    ): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Keep the original words',
        call: () => setOriginalAction({ storyId, itemId: item.id, version: basedOn, ...what }),
        done: 'Original words kept.',
        isFormError: true,
      }),
  };
}

function removeEvidence(
  { storyId, sender }: CommandContext,
  item: ItemView,
  evidenceId: string,
): ItemsAnswer {
  const versionIn = ({ evidence }: ItemView) => evidence.find(({ id }) => id === evidenceId)?.version ?? 1;
  return sender.changeItem({
    itemId: item.id,
    wanted: 'Remove the source from this item',
    shown: { evidence: item.evidence.filter((one) => one.id !== evidenceId) },
    call: (now) => removeEvidenceAction({ storyId, itemId: item.id, evidenceId, version: versionIn(now) }),
    done: 'Source removed from this item.',
    undo: () =>
      void sender.changeItem({
        itemId: item.id,
        wanted: 'Put the source back',
        // Removing counts as one change to the link.
        call: () =>
          restoreEvidenceAction({ storyId, itemId: item.id, evidenceId, version: versionIn(item) + 1 }),
        done: 'The source is back.',
      }),
  });
}
