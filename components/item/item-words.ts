import type { AttributionChange } from '@/lib/domain/attribution-change.ts';
import { changeSentence } from '@/lib/domain/change-words.ts';
import { isOwnVoice, KIND_LABELS, restsOnLog } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { SHOWN_LABELS, shownStatus } from './shown-status.ts';

/** Below this confidence the engine's find is shown as uncertain. */
const LOW_CONFIDENCE = 0.6;

export function isUnsure(item: ItemView): boolean {
  return item.isMachine && item.confidence !== null && item.confidence < LOW_CONFIDENCE;
}

/** Whose words they are: the speaker's, the parties' of a non-response, or the reporter's. */
export function whose(item: ItemView): string {
  if (restsOnLog(item.kind)) {
    return item.parties.map((party) => party.mention || party.name).join(', ') || 'no party named';
  }
  if (item.speaker) return item.speaker.name;
  return isOwnVoice(item.kind) ? 'reporter' : 'no speaker yet';
}

/** The first thing that changed since the check, and how many others did. */
export function changesInShort(changes: readonly AttributionChange[]): string {
  const [first] = changes;
  if (!first) return '';
  const words = changeSentence(first);
  const short = `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  return changes.length > 1 ? `${short}, and ${changes.length - 1} more` : short;
}

/** One line that identifies an item to a screen reader. */
export function itemLabel(item: ItemView, number: number): string {
  return `Item ${number}: ${KIND_LABELS[item.kind].toLowerCase()}, ${whose(item)}, ${SHOWN_LABELS[shownStatus(item)].toLowerCase()}`;
}
