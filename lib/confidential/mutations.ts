import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Actor } from '../auth/actor.ts';
import { changing, holdRows } from '../changing/changing.ts';
import { db, type Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { invalid, missing } from '../domain/errors.ts';
import { tellsName } from '../domain/names-told.ts';
import { demand } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { nextLabel, sourceScope } from './queries.ts';
import type {
  addConfidentialSourceSchema,
  addReaderSchema,
  changeIdentitySchema,
  readIdentitySchema,
  removeReaderSchema,
} from './schema.ts';
import { seal, unseal } from './seal.ts';

/** The record of a confidential source names its label and who read it, never what was read. */
export function confidentialEvent(
  act: AuditEventInput['act'],
  source: { id: string; title: string },
  payload: AuditEventInput['payload'] = {},
): AuditEventInput {
  return { act, subject: { type: 'source', id: source.id }, payload: { title: source.title, ...payload } };
}

/**
 * What everybody reads must not name the source: said before it is kept, because the record keeps everything. Only the
 * name at the beginning is looked for; what follows may be in the agreed description too.
 */
export function refuseTelling(identity: string, said: Record<string, string>): void {
  for (const [field, words] of Object.entries(said)) {
    if (tellsName(identity, words))
      throw invalid(field, 'This tells who the source is, and everybody here can read it.');
  }
}

/** The members who may read it: whoever keeps the secret now, and the active ones they name. */
export async function nameReaders(
  tx: Tx,
  actor: Actor,
  source: { id: string; title: string },
  readerIds: readonly string[],
): Promise<AuditEventInput[]> {
  const ids = [...new Set([actor.id, ...readerIds])];
  // Held, so that a password set with a link at the same time finds these names and closes them.
  await tx.$queryRaw`SELECT id FROM member WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE`;
  const members = await tx.member.findMany({ where: { id: { in: ids }, deactivatedAt: null } });
  if (members.length !== ids.length) throw invalid('readerIds', 'One of these members is not active here.');
  await tx.confidentialReader.createMany({
    data: ids.map((memberId) => ({ sourceId: source.id, memberId, grantedById: actor.id })),
  });
  return members
    .filter(({ id }) => id !== actor.id)
    .map(({ name }) => confidentialEvent('source.addReader', source, { name }));
}

export async function keepIdentity(tx: Tx, sourceId: string, identity: string): Promise<void> {
  const sealed = { ...seal(identity, sourceId, env.secretKey), updatedAt: new Date() };
  await tx.confidentialIdentity.upsert({
    where: { sourceId },
    create: { sourceId, ...sealed },
    update: sealed,
  });
}

/** For the rules alone, which must know it to keep it from being told. Nobody is shown it. */
export async function currentIdentity(tx: Tx, sourceId: string): Promise<string> {
  const kept = await tx.confidentialIdentity.findUnique({ where: { sourceId } });
  return kept ? unseal(kept, sourceId, [env.secretKey, ...env.retiredSecretKeys]) : '';
}

/** Adds a source whose identity only the people named on it can read. */
export function addConfidentialSource(
  actor: Actor,
  input: z.output<typeof addConfidentialSourceSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    demand(actor, 'source.register');
    const { identity, readerIds, label, ...fields } = input;
    const title = label ?? (await nextLabel(tx));
    refuseTelling(identity, { label: title, termsText: fields.termsText });
    const source = await tx.source.create({
      data: { ...fields, title, isConfidential: true, createdById: actor.id },
    });
    await keepIdentity(tx, source.id, identity);
    const named = await nameReaders(tx, actor, source, readerIds);
    const made = confidentialEvent('source.makeConfidential', source);
    await appendAudit(tx, actor, confidentialEvent('source.add', source), made, ...named);
    return { sourceId: source.id };
  });
}

/** Reads who a confidential source is. The reading is in the record before the words are out. */
export function readIdentity(
  actor: Actor,
  { sourceId }: z.output<typeof readIdentitySchema>,
): Promise<{ identity: string }> {
  return db.$transaction(async (tx) => {
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    demand(actor, 'source.readIdentity', subject);
    const kept = await tx.confidentialIdentity.findUnique({ where: { sourceId } });
    if (!kept) throw missing('identity');
    await appendAudit(tx, actor, confidentialEvent('source.readIdentity', source));
    return { identity: unseal(kept, sourceId, [env.secretKey, ...env.retiredSecretKeys]) };
  });
}

/** Writes anew who it is, with the key that is in use now. */
export function changeIdentity(
  actor: Actor,
  { sourceId, identity }: z.output<typeof changeIdentitySchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    demand(actor, 'source.nameReaders', subject);
    refuseTelling(identity, { identity: source.title, termsText: source.termsText });
    await keepIdentity(tx, sourceId, identity);
    await appendAudit(tx, actor, confidentialEvent('source.changeIdentity', source));
    return { sourceId };
  });
}

/** Names somebody more. Only who is named can: no role, not the administrator's either, opens it from outside. */
export function addReader(
  actor: Actor,
  { sourceId, memberId }: z.output<typeof addReaderSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    demand(actor, 'source.nameReaders', subject);
    await tx.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid FOR SHARE`;
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    if (!member) throw invalid('memberId', 'That member is not active here.');
    if (source.readers.some((reader) => reader.memberId === memberId)) return { sourceId };
    await tx.confidentialReader.create({ data: { sourceId, memberId, grantedById: actor.id } });
    await appendAudit(tx, actor, confidentialEvent('source.addReader', source, { name: member.name }));
    return { sourceId };
  });
}

/**
 * Takes the right from somebody, or gives it up. The last one to whom it is open stays: else nobody could ever read it
 * again.
 */
export function removeReader(
  actor: Actor,
  { sourceId, memberId }: z.output<typeof removeReaderSchema>,
): Promise<{ sourceId: string }> {
  return changing({ turns: [sourceId] }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    demand(actor, 'source.nameReaders', subject);
    const reader = await tx.confidentialReader.findUnique({
      where: { sourceId_memberId: { sourceId, memberId } },
      include: { member: { select: { name: true } } },
    });
    if (!reader) throw missing('reader');
    const open = source.readers.filter(({ closedAt }) => closedAt === null);
    if (reader.closedAt === null && open.length === 1)
      throw invalid('memberId', 'Name somebody else first: the last one cannot be taken away.');
    await tx.confidentialReader.delete({ where: { sourceId_memberId: { sourceId, memberId } } });
    await appendAudit(
      tx,
      actor,
      confidentialEvent('source.removeReader', source, { name: reader.member.name }),
    );
    return { sourceId };
  });
}
