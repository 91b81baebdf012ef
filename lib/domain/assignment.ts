/**
 * Who may be given a story or an item to check, and until when. Somebody who could never give the verdict is refused
 * and not merely warned about: on deadline an item that is assigned looks taken care of, and nobody else takes it.
 */
import { can, rolesThatMay, type Subject } from './permissions.ts';
import type { Role } from './vocabulary.ts';

/** Those who can check at all, whatever the story: the others' assignments are nobody's. */
export const CHECKING_ROLES: readonly Role[] = rolesThatMay('item.recordVerdict');

export type Colleague = { id: string; name: string; role: Role; deactivatedAt: Date | null };

/** Whether what is assigned to them is in anybody's hands: a deactivated member's, or a viewer's, is nobody's. */
export function carriesWork({ role, deactivatedAt }: Pick<Colleague, 'role' | 'deactivatedAt'>): boolean {
  return deactivatedAt === null && CHECKING_ROLES.includes(role);
}

/**
 * Why somebody cannot be given this, as a sentence; null where they can.
 * @param subject the story, and the item where it is about one, as the permission table takes them for this person
 */
export function whyNotGiven(colleague: Colleague, subject: Subject): string | null {
  if (colleague.deactivatedAt !== null) return `${colleague.name} is not active here.`;
  if (!CHECKING_ROLES.includes(colleague.role)) return `${colleague.name}’s role gives no verdicts.`;
  const answer = can(colleague, 'item.recordVerdict', subject);
  return answer.allowed ? null : `Not ${colleague.name}: ${lowerFirst(answer.reason)}`;
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** Why a due time cannot be set now; null where it can. One that was set before and has passed since may stay. */
export function whyNotDue(due: Date | null, before: readonly (Date | null)[], now: Date): string | null {
  if (due === null || due > now) return null;
  const stays = before.length > 0 && before.every((one) => one?.getTime() === due.getTime());
  return stays ? null : 'This time has passed. Choose a later one, or none.';
}
