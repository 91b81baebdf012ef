/** Which clips of sources reports may offer, as the desk and a publication need them. */
import type { Prisma, Tx } from '../db.ts';
import type { OfferedClip } from '../domain/report/offered-clips.ts';
import { mediaTypeOf } from './media-types.ts';

/**
 * Among these files the clips that reports may offer. Whether the newsroom lets reports offer any is the caller's question, and
 * whether they may be published beside which statement the report's.
 */
export async function offeredClips(client: Tx, among: Prisma.EvidenceFileWhereInput): Promise<OfferedClip[]> {
  const open = { endedAt: null };
  const files = await client.evidenceFile.findMany({
    where: { AND: [among, { clip: { offers: { some: open } } }] },
    select: {
      ...{ sourceId: true, sha256: true, size: true, mediaType: true },
      clip: {
        select: {
          ...{ ofFileId: true, fromMs: true, toMs: true },
          offers: { where: open, select: { id: true } },
        },
      },
    },
  });
  return files.flatMap(({ sourceId, sha256, size, mediaType, clip }) => {
    const [offer] = clip?.offers ?? [];
    const [ending] = mediaTypeOf(mediaType)?.extensions ?? [];
    if (!clip || !offer || ending === undefined) return [];
    const { ofFileId: recordingId, fromMs, toMs } = clip;
    return {
      ...{ offerId: offer.id, sourceId, recordingId, fromMs, toMs },
      ...{ sha256, size: Number(size), mediaType, ending },
    };
  });
}
