'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { ContactLog } from './contact-log/contact-log.tsx';
import { CheckAllDialog } from './header/check-all-dialog.tsx';
import { DetailsDialog } from './header/details-dialog.tsx';
import type { HeaderDialog } from './header/story-menu.tsx';
import { ThreadsDialog } from './header/threads-dialog.tsx';
import { KeysDialog } from './keys/keys-dialog.tsx';
import { PublishDialog } from './release/publish-dialog.tsx';
import { HoldDialog, WithdrawDialog } from './release/reason-dialogs.tsx';
import { SignOffDialog } from './release/sign-off-dialog.tsx';

export type OpenDialog = {
  name: Exclude<HeaderDialog, 'read'>;
  /** For the contact log: whom to ask. */
  party?: string;
};

/** Which dialog is open, and how one is opened and closed. `refresh` reloads the story. */
export function useDialogs(refresh: () => Promise<boolean>) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  return {
    dialog,
    open(name: OpenDialog['name']) {
      // A signature is for what the screen shows: load exactly that before it is given.
      if (name === 'signOff' || name === 'publish') void refresh();
      setDialog({ name });
    },
    logContact: (party: string) => setDialog({ name: 'contacts', party }),
    close: () => setDialog(null),
  };
}

export function WorkbenchDialogs({
  dialog,
  view,
  live,
  chosen,
  onOpen,
  onItem,
  onClose,
}: {
  dialog: OpenDialog | null;
  view: WorkbenchView;
  /** The items that are not cut. */
  live: readonly ItemView[];
  chosen: ItemView | null;
  onOpen: (name: OpenDialog['name']) => void;
  /** Leads to an item. */
  onItem: (itemId: string) => void;
  onClose: () => void;
}) {
  switch (dialog?.name) {
    case 'contacts':
      return <ContactLog view={view} chosen={chosen} party={dialog.party} onClose={onClose} />;
    case 'threads':
      return (
        <ThreadsDialog
          view={view}
          onContacts={() => onOpen('contacts')}
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
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case undefined:
      return null;
  }
}
