/** Which clips of a source reports may offer, as the desk and a publication need them. */
import type { Prisma } from '../db.ts';
import type { OfferedClip } from '../domain/report/offered-clips.ts';
import { mediaTypeOf } from './media-types.ts';

/** What of a file says whether it is a clip that is offered. */
export const offeredParts = {
  size: true,
  mediaType: true,
  clip: {
    select: {
      ...{ ofFileId: true, fromMs: true, toMs: true },
      offers: { where: { endedAt: null }, select: { id: true } },
    },
  },
} as const satisfies Prisma.EvidenceFileSelect;

type Row = Prisma.EvidenceFileGetPayload<{
  select: typeof offeredParts & { sourceId: true; sha256: true };
}>;

/** @returns the clip that a file is, where reports may offer it; nothing for every other file */
export function offeredClip({ sourceId, sha256, size, mediaType, clip }: Row): OfferedClip[] {
  const [offer] = clip?.offers ?? [];
  const [ending] = mediaTypeOf(mediaType)?.extensions ?? [];
  if (!clip || !offer || ending === undefined) return [];
  const { ofFileId: recordingId, fromMs, toMs } = clip;
  return [
    {
      ...{ offerId: offer.id, sourceId, recordingId, fromMs, toMs },
      ...{ sha256, size: Number(size), mediaType, ending },
    },
  ];
}
