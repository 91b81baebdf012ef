/** Everything a person can do in the workbench, as functions. Keys, buttons and forms all call these. */
import type { ItemView } from '@/lib/items/view.ts';
import { createCommandContext } from './command-context.ts';
import { contactCommands } from './contact-commands.ts';
import { evidenceCommands } from './evidence-commands.ts';
import { itemCommands } from './item-commands.ts';
import { proposalCommands } from './proposal-commands.ts';
import { releaseCommands } from './release-commands.ts';
import type { Sender } from './send-change.ts';
import { shapeCommands } from './shape-commands.ts';
import type { WorkbenchStore } from './store.ts';
import { storyCommands } from './story-commands.ts';
import { threadCommands } from './thread-commands.ts';

export type Commands = ReturnType<typeof createCommands>;

export function createCommands(store: WorkbenchStore, sender: Sender) {
  const context = createCommandContext(store, sender);
  return {
    storyId: context.storyId,
    refresh: context.refresh,
    ...itemCommands(context),
    ...shapeCommands(context),
    ...evidenceCommands(context),
    ...proposalCommands(context),
    ...contactCommands(context),
    ...storyCommands(context),
    ...releaseCommands(context),
    ...threadCommands(context),
    /** Items that came by another way than a command in this folder. */
    receive: (items: readonly ItemView[]) => store.send({ type: 'answered', items }),
    choose: (itemId: string | null) => store.send({ type: 'chosen', itemId }),
    pick: (itemIds: readonly string[]) => store.send({ type: 'picked', itemIds }),
    dismiss: () => store.send({ type: 'dismissed' }),
    doneSeen: () => store.send({ type: 'doneSeen' }),
    announce: (words: string) => store.send({ type: 'announced', words }),
    undo: async () => {
      const undo = await sender.popUndo();
      if (undo) undo();
      else store.send({ type: 'announced', words: 'Nothing to undo.' });
    },
  };
}
