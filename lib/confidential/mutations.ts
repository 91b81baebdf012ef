import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { changing, holdRows } from '../changing/changing.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { unseal } from '../seal.ts';
import { keepIdentity, nameReaders, refuseTelling } from './identity-records.ts';
import { nextLabel, sourceScope } from './queries.ts';
import type {
  addConfidentialSourceSchema,
  addReaderSchema,
  changeIdentitySchema,
  readIdentitySchema,
  removeReaderSchema,
} from './schema.ts';

/** Adds a source whose identity only the people named on it can read. */
export function addConfidentialSource(
  actor: Actor,
  input: z.output<typeof addConfidentialSourceSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    authorise(actor, 'source.register');
    const { identity, readerIds, label, ...fields } = input;
    const title = label ?? (await nextLabel(tx));
    refuseTelling(identity, { label: title, termsText: fields.termsText });
    const source = await tx.source.create({
      data: { ...fields, title, isConfidential: true, createdById: actor.id },
    });
    await keepIdentity(tx, source.id, identity);
    const named = await nameReaders(tx, actor, source, readerIds);
    const made = sourceEvent('source.makeConfidential', source);
    await appendAudit(tx, actor, sourceEvent('source.add', source), made, ...named);
    return { sourceId: source.id };
  });
}

/** Reads who a confidential source is. The record notes the reading before the words are returned. */
export function readIdentity(
  actor: Actor,
  { sourceId }: z.output<typeof readIdentitySchema>,
): Promise<{ identity: string }> {
  return db.$transaction(async (tx) => {
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    authorise(actor, 'source.readIdentity', subject);
    const kept = await tx.confidentialIdentity.findUnique({ where: { sourceId } });
    if (!kept) throw missing('identity');
    await appendAudit(tx, actor, sourceEvent('source.readIdentity', source));
    return { identity: unseal(kept, sourceId, [env.secretKey, ...env.retiredSecretKeys]) };
  });
}

/** Rewrites who it is, using the current key. */
export function changeIdentity(
  actor: Actor,
  { sourceId, identity }: z.output<typeof changeIdentitySchema>,
): Promise<{ sourceId: string }> {
  return changing({ turns: [sourceId] }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    authorise(actor, 'source.nameReaders', subject);
    refuseTelling(identity, { identity: source.title, termsText: source.termsText });
    await keepIdentity(tx, sourceId, identity);
    await appendAudit(tx, actor, sourceEvent('source.changeIdentity', source));
    return { sourceId };
  });
}

/**
 * Names another reader. Only somebody already named can: no role, not even the administrator's, opens it from outside.
 */
export function addReader(
  actor: Actor,
  { sourceId, memberId }: z.output<typeof addReaderSchema>,
): Promise<{ sourceId: string }> {
  return changing({ turns: [sourceId] }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    authorise(actor, 'source.nameReaders', subject);
    await tx.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid FOR SHARE`;
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    if (!member) throw invalid('memberId', 'That member is not active here.');
    if (source.readers.some((reader) => reader.memberId === memberId)) return { sourceId };
    await tx.confidentialReader.create({ data: { sourceId, memberId, grantedById: actor.id } });
    await appendAudit(tx, actor, sourceEvent('source.addReader', source, { name: member.name }));
    return { sourceId };
  });
}

/**
 * Takes the right away from a reader, or gives it up. The last reader to whom it is open must stay: otherwise nobody
 * could ever read it again.
 */
export function removeReader(
  actor: Actor,
  { sourceId, memberId }: z.output<typeof removeReaderSchema>,
): Promise<{ sourceId: string }> {
  return changing({ turns: [sourceId] }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    authorise(actor, 'source.nameReaders', subject);
    const reader = await tx.confidentialReader.findUnique({
      where: { sourceId_memberId: { sourceId, memberId } },
      include: { member: { select: { name: true } } },
    });
    if (!reader) throw missing('reader');
    const open = source.readers.filter(({ closedAt }) => closedAt === null);
    if (reader.closedAt === null && open.length === 1)
      throw invalid('memberId', 'Name somebody else first: the last one cannot be taken away.');
    await tx.confidentialReader.delete({ where: { sourceId_memberId: { sourceId, memberId } } });
    await appendAudit(tx, actor, sourceEvent('source.removeReader', source, { name: reader.member.name }));
    return { sourceId };
  });
}
