/** Storing who a source is, and who may read it: for everything that makes a source confidential. */

import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, sourceEvent } from '../domain/audit/event.ts';
import { invalid } from '../domain/errors.ts';
import { tellsName } from '../domain/names-told.ts';
import { env } from '../env.ts';
import { seal, unseal } from '../seal.ts';

/**
 * Refuses words that everybody reads if they name the source, before anything is stored, because the record keeps
 * everything. Only the name at the beginning is looked for; what follows it may be in the agreed description too.
 */
export function refuseTelling(identity: string, said: Record<string, string>): void {
  for (const [field, words] of Object.entries(said)) {
    if (tellsName(identity, words))
      throw invalid(field, 'This tells who the source is, and everybody here can read it.');
  }
}

/** The members who may read it: the one storing the identity, and the active ones they name. */
export async function nameReaders(
  tx: Tx,
  actor: Actor,
  source: { id: string; title: string },
  readerIds: readonly string[],
): Promise<AuditEventInput[]> {
  const ids = [...new Set([actor.id, ...readerIds])];
  // Locked, so that a password set with a link at the same moment finds these names and closes them.
  await tx.$queryRaw`SELECT id FROM member WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE`;
  const members = await tx.member.findMany({ where: { id: { in: ids }, deactivatedAt: null } });
  if (members.length !== ids.length) throw invalid('readerIds', 'One of these members is not active here.');
  await tx.confidentialReader.createMany({
    data: ids.map((memberId) => ({ sourceId: source.id, memberId, grantedById: actor.id })),
  });
  return members
    .filter(({ id }) => id !== actor.id)
    .map(({ name }) => sourceEvent('source.addReader', source, { name }));
}

export async function keepIdentity(tx: Tx, sourceId: string, identity: string): Promise<void> {
  const sealed = { ...seal(identity, sourceId, env.secretKey), updatedAt: new Date() };
  await tx.confidentialIdentity.upsert({
    where: { sourceId },
    create: { sourceId, ...sealed },
    update: sealed,
  });
}

/** Only for the rules that must know the identity to keep it from being revealed. It is shown to nobody. */
export async function currentIdentity(tx: Tx, sourceId: string): Promise<string> {
  const kept = await tx.confidentialIdentity.findUnique({ where: { sourceId } });
  return kept ? unseal(kept, sourceId, [env.secretKey, ...env.retiredSecretKeys]) : '';
}
