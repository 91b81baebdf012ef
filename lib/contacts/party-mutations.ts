import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { changing, holdRows } from '../changing/changing.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { storyScope, storySubject } from '../stories/queries.ts';
import { ownersOfParty } from './party-queries.ts';
import type { changePartySchema } from './schema.ts';

/**
 * Changes a party of the newsroom: its name, what kind it is, what else it is called. Names decide which wording a log
 * supports, so the signatures of every story that asked that party lapse.
 */
export function changeParty(actor: Actor, input: z.output<typeof changePartySchema>): Promise<void> {
  const { storyId, partyId, version, name, kind } = input;
  const change = {
    turns: async (client: Tx) => [partyId, ...(await signedThatAsked(client, partyId))],
    basedOn: [{ of: 'party', id: partyId, stamp: version, within: [storyId] }],
    first: async (client: Tx) => authorise(actor, 'contact.log', await storySubject(client, actor, storyId)),
  } as const;
  return changing(change, async (tx) => {
    const stories = await signedThatAsked(tx, partyId);
    await holdRows(tx, 'story', stories);
    const scope = await storyScope(tx, actor, storyId);
    const party = await tx.party.findFirst({ where: { id: partyId, attempts: { some: { storyId } } } });
    if (!party) throw missing('party');
    authorise(actor, 'contact.log', scope.subject);
    authorise(actor, 'party.change', { party: await ownersOfParty(tx, party) });
    const namesake = await tx.party.findFirst({
      where: { id: { not: partyId }, name: { equals: name, mode: 'insensitive' } },
    });
    if (namesake) throw invalid('name', `There is another party with this name: ${namesake.name}.`);
    const aliases = input.aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase());
    const { count } = await tx.party.updateMany({
      where: { id: partyId, version },
      data: { name, kind, aliases, version: version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, partyId));
    await finishChanges(tx, actor, stories, { because: 'PARTY_CHANGED', party: party.name });
    await appendAudit(tx, actor, {
      act: 'party.change',
      subject: { type: 'party', id: partyId },
      storyId,
      payload: {
        name: party.name,
        ...(name !== party.name && { nameNow: name }),
        ...(kind !== party.kind && { kindBefore: party.kind, kind }),
        ...(aliases.join('\n') !== party.aliases.join('\n') && {
          aliasesBefore: party.aliases,
          aliases,
        }),
      },
    });
  });
}

async function signedThatAsked(client: Tx, partyId: string): Promise<string[]> {
  const signed = await client.story.findMany({
    where: { contactAttempts: { some: { partyId } }, signOffs: { some: { endedAt: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return signed.map(({ id }) => id);
}
