/** Whom a note mentions, and what it may not say. */
import { currentIdentity } from '../confidential/identity-records.ts';
import type { Tx } from '../db.ts';
import { invalid } from '../domain/errors.ts';
import { tellsName } from '../domain/names-told.ts';
import { allows, type Subject } from '../domain/permissions.ts';
import { MOST_MENTIONS, mentionsIn } from '../domain/threads.ts';
import type { Held, Place } from './changing-threads.ts';

/**
 * Whom the words mention. Refuses somebody who could not read them, and words that name a confidential source.
 * @param known whom they mentioned before they were edited: those may have left since, and are told nothing
 */
export async function mentionedIn(
  { tx }: Held,
  body: string,
  place: Place,
  subject: Subject,
  known: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const ids = mentionsIn(body);
  if (ids.length > MOST_MENTIONS) throw invalid('body', `Mention at most ${MOST_MENTIONS} people.`);
  const members = await tx.member.findMany({ where: { id: { in: ids } } });
  if (members.length < ids.length) throw invalid('body', 'Somebody mentioned here is not a member.');
  for (const { id, name, role, deactivatedAt } of members) {
    if (known.has(id)) continue;
    if (deactivatedAt) throw invalid('body', `${name} has no active account here, so nobody would read it.`);
    if (!allows({ id, role }, 'thread.read', subject)) {
      throw invalid('body', `${name} may not read this thread: it rests on a confidential source.`);
    }
  }
  if (subject.source?.isConfidential) await refuseNaming(tx, body, place);
  return ids;
}

/** Who a confidential source is stands nowhere but in its sealed identity; what is written here is not sealed. */
async function refuseNaming(tx: Tx, body: string, { on, placeId }: Place): Promise<void> {
  const rests =
    on === 'source'
      ? { id: placeId }
      : on === 'item'
        ? { OR: [{ evidence: { some: { itemId: placeId } } }, { checks: { some: { itemId: placeId } } }] }
        : { answerTo: { some: { id: placeId } } };
  const sources = await tx.source.findMany({
    where: { isConfidential: true, ...rests },
    select: { id: true },
  });
  for (const { id } of sources) {
    if (tellsName(await currentIdentity(tx, id), body)) {
      throw invalid(
        'body',
        'This names the source. Write “the source”: notes are not sealed as its name is.',
      );
    }
  }
}
