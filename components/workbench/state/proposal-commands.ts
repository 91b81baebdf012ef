/** What is done with the sources that the draft's notes propose. */
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { AcceptChangedProposalInput } from '@/lib/proposals/schema.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import {
  acceptChangedProposalAction,
  acceptProposalsAction,
  dismissProposalsAction,
  reopenProposalsAction,
} from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import type { CommandContext } from './command-context.ts';

type Answer = Promise<ActionResult<{ workbench: WorkbenchView }> | null>;

const counted = (proposals: readonly ProposalView[]) =>
  proposals.length === 1 ? 'Proposed source' : `${proposals.length} proposed sources`;

export function proposalCommands(context: CommandContext) {
  const { storyId, store, sender } = context;
  /** On their way to the server: a key pressed twice decides once. */
  const deciding = new Set<string>();
  const asSeen = (proposals: readonly ProposalView[]) =>
    proposals.map(({ id, version }) => ({ proposalId: id, version }));

  /** As last read: an undo is for the proposals as they are by then. */
  function latest(proposals: readonly ProposalView[]): ProposalView[] {
    const ids = new Set(proposals.map(({ id }) => id));
    return store.getState().view.proposals.filter(({ id }) => ids.has(id));
  }

  async function decide(
    given: readonly ProposalView[],
    send: (proposals: readonly ProposalView[]) => Promise<ActionResult<{ workbench: WorkbenchView }>>,
  ): Answer {
    const proposals = given.filter(({ id }) => !deciding.has(id));
    if (proposals.length === 0) return null;
    for (const { id } of proposals) deciding.add(id);
    try {
      const result = await send(proposals);
      if (!result.ok && result.error.code === 'conflict') void context.refresh();
      return result;
    } finally {
      for (const { id } of proposals) deciding.delete(id);
    }
  }

  const acceptProposals = (given: readonly ProposalView[], itemId?: string): Answer =>
    decide(given, (proposals) =>
      sender.changeStory(
        'Accept the proposed source',
        () => acceptProposalsAction({ storyId, proposals: asSeen(proposals), ...(itemId && { itemId }) }),
        { done: `${counted(proposals)} accepted.`, undo: () => void reopenProposals(latest(proposals)) },
      ),
    );

  const dismissProposals = (given: readonly ProposalView[]): Answer =>
    decide(given, (proposals) =>
      sender.changeStory(
        'Dismiss the proposed source',
        () => dismissProposalsAction({ storyId, proposals: asSeen(proposals) }),
        { done: `${counted(proposals)} dismissed.`, undo: () => void reopenProposals(latest(proposals)) },
      ),
    );

  const reopenProposals = (given: readonly ProposalView[]): Answer =>
    decide(given, (proposals) =>
      sender.changeStory(
        'Open the proposed source again',
        () => reopenProposalsAction({ storyId, proposals: asSeen(proposals) }),
        { done: `${counted(proposals)} open again.` },
      ),
    );

  return {
    acceptProposals,
    dismissProposals,
    reopenProposals,
    acceptChanged: ({ id }: ProposalView, what: Omit<AcceptChangedProposalInput, 'storyId' | 'proposalId'>) =>
      sender.changeStory(
        'Accept the proposed source',
        () => acceptChangedProposalAction({ storyId, proposalId: id, ...what }),
        {
          done: 'Proposed source accepted.',
          undo: () =>
            void reopenProposals(store.getState().view.proposals.filter((proposal) => proposal.id === id)),
          hasOwnNotice: true,
        },
      ),
  };
}
