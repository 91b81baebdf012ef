'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { AssignStoryDialog } from '../stories/assign-story.tsx';
import { CheckAllDialog } from './header/check-all-dialog.tsx';
import { DetailsDialog } from './header/details-dialog.tsx';
import { ProposalsDialog } from './header/proposals-dialog.tsx';
import type { HeaderDialog } from './header/story-menu.tsx';
import { ThreadsDialog } from './header/threads-dialog.tsx';
import { KeysDialog } from './keys/keys-dialog.tsx';
import { AssignItemsDialog } from './list/assign-items-dialog.tsx';
import { PublishDialog } from './release/publish-dialog.tsx';
import { HoldDialog, WithdrawDialog } from './release/reason-dialogs.tsx';
import { SignOffDialog } from './release/sign-off-dialog.tsx';
import { useWorkbenchContext } from './state/context.tsx';

export type DialogName = Exclude<HeaderDialog, 'read' | 'contacts'>;

/** Which dialog is open, and how one is opened and closed. `refresh` reloads the story. */
export function useDialogs(refresh: () => Promise<boolean>) {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  return {
    dialog,
    open(name: DialogName) {
      // A signature is for what the screen shows: load exactly that before it is given.
      if (name === 'signOff' || name === 'publish') void refresh();
      setDialog(name);
    },
    close: () => setDialog(null),
  };
}

export function WorkbenchDialogs({
  dialog,
  view,
  live,
  chosenId,
  onOpen,
  onItem,
  onClose,
}: {
  dialog: DialogName | null;
  view: WorkbenchView;
  /** The items that are not cut. */
  live: readonly ItemView[];
  chosenId: string | null;
  onOpen: (name: HeaderDialog) => void;
  /** Leads to an item. */
  onItem: (itemId: string) => void;
  onClose: () => void;
}) {
  switch (dialog) {
    case 'threads':
      return (
        <ThreadsDialog
          view={view}
          onContacts={() => {
            onClose();
            onOpen('contacts');
          }}
          onItem={(itemId) => {
            onClose();
            onItem(itemId);
          }}
          onClose={onClose}
        />
      );
    case 'proposals':
      return (
        <ProposalsDialog
          {...{ view, chosenId }}
          items={live}
          onItem={(itemId) => {
            onClose();
            onItem(itemId);
          }}
          onClose={onClose}
        />
      );
    case 'signOff':
      return <SignOffDialog view={view} items={live} onClose={onClose} />;
    case 'publish':
      return <PublishDialog view={view} items={live} onClose={onClose} />;
    case 'hold':
      return <HoldDialog onClose={onClose} />;
    case 'withdraw':
      return <WithdrawDialog onClose={onClose} />;
    case 'checkAll':
      return <CheckAllDialog storyId={view.story.id} onClose={onClose} />;
    case 'details':
      return <DetailsDialog view={view} onClose={onClose} />;
    case 'assignStory':
      return <AssignStory view={view} onClose={onClose} />;
    case 'assignItems':
      return <AssignItemsDialog items={view.items} pickedIds={[]} onClose={onClose} />;
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case null:
      return null;
  }
}

function AssignStory({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands, timeZone } = useWorkbenchContext();
  const { story, assigned, checkers } = view;
  return (
    <AssignStoryDialog
      {...{ assigned, checkers, timeZone, onClose }}
      storyId={story.id}
      headline={story.headline}
      onChanged={() => void commands.refresh()}
    />
  );
}
