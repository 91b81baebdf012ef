import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { openToMember } from './closing-records.ts';
import { confirmationCode } from './confirmation-code.ts';
import { sourceScope } from './queries.ts';
import type { confirmReaderSchema } from './schema.ts';

/**
 * Somebody named on a source confirms that the person reading the code out to them is who they say. The code is derived
 * from the password that the person chose after using the link, so it opens nothing for whoever made the link.
 */
export function confirmReader(
  actor: Actor,
  { sourceId, memberId, code }: z.output<typeof confirmReaderSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    const { source, subject } = await sourceScope(tx, actor, sourceId);
    authorise(actor, 'source.confirmReader', subject);
    // Locked, so that no other link sets a password between checking the code and opening the source.
    await tx.$queryRaw`SELECT id FROM member WHERE id = ${memberId}::uuid FOR SHARE`;
    const reader = await tx.confidentialReader.findUnique({
      where: { sourceId_memberId: { sourceId, memberId } },
      include: { member: true },
    });
    if (!reader) throw missing('reader');
    const { member } = reader;
    if (reader.closedAt === null) throw new AppError('forbidden', 'It is open to them already.');
    if (member.deactivatedAt) throw invalid('code', 'That member is not active here.');
    if (!member.passwordHash || member.isPasswordFromLink) {
      throw invalid(
        'code',
        'They choose a password of their own first: then their account page shows a code.',
      );
    }
    const right = confirmationCode({ id: member.id, passwordHash: member.passwordHash }, env.secretKey);
    if (code.replace(/\s/g, '') !== right.replace(/\s/g, '')) {
      throw invalid('code', 'That is not the code on their account page.');
    }
    await openToMember(tx, memberId, sourceId);
    await appendAudit(tx, actor, sourceEvent('source.confirmReader', source, { name: member.name }));
    return { sourceId };
  });
}
