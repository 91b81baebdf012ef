import type { Tx } from '../db.ts';
import { withAuthorIds } from '../domain/permission-subject.ts';
import type { Owners } from '../domain/permissions.ts';

/** Who is responsible for a party: the person who first named it, and the stories that asked it. */
export async function ownersOfParty(
  client: Tx,
  party: { id: string; createdById: string | null },
): Promise<Owners> {
  const stories = await client.story.findMany({
    where: { contactAttempts: { some: { partyId: party.id } } },
    select: { authors: { select: { memberId: true } } },
  });
  return { addedById: party.createdById, stories: stories.map(withAuthorIds) };
}
