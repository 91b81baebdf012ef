/** Which clips reports may offer to be played: said by whoever may publish, clip by clip. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { sourceScope } from '../confidential/queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { isClipOf, MOST_CLIP_BYTES } from '../domain/report/offered-clips.ts';
import { formatSize } from '../domain/wording.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources, signedStories } from '../stories/touched-stories.ts';
import type { fileSchema } from './schema.ts';

type Input = z.output<typeof fileSchema>;

/**
 * Lets the reports of this newsroom offer a clip of a quote from now on. What is signed off lapses: it would be published
 * otherwise than it was signed.
 * @throws AppError `missing` where it is no clip of this source, or was taken away; `validation` where the newsroom does not
 *   allow it, its source is not on the record, nothing was quoted from there, or it is too large
 */
export function offerClip(actor: Actor, input: Input): Promise<{ sourceId: string }> {
  const first = (client: Tx) => clipOfSource(client, actor, input);
  return changingSources({ sourceIds: [input.sourceId], first }, async (tx, stories) => {
    const { source, file } = await first(tx);
    const { clip } = file;
    if (file.removedAt) throw missing('clip');
    if (clip.offers.length > 0) return { sourceId: source.id };
    if (!(await newsroomSettings(tx)).clipsInReports)
      throw invalid('fileId', 'The newsroom’s settings do not let reports offer clips.');
    if (source.isConfidential || source.terms !== 'ON_RECORD')
      throw invalid('fileId', 'Reports offer clips of sources that are on the record, and of no others.');
    if (clip.cut === 'still') throw invalid('fileId', 'This is a still: there is nothing in it to hear.');
    if (file.size > MOST_CLIP_BYTES)
      throw invalid(
        'fileId',
        `This clip is ${formatSize(Number(file.size))}. Reports offer clips of up to ${formatSize(MOST_CLIP_BYTES)}: keep a shorter one.`,
      );
    await demandQuote(tx, source.id, clip);
    await tx.offeredClip.create({ data: { fileId: file.id, byId: actor.id } });
    await finishChanges(tx, actor, await signedStories(tx, stories), { because: 'SOURCE_CHANGED' });
    const { ofSha256, fromMs, toMs } = clip;
    const told = { sha256: file.sha256, ofSha256, fromMs, toMs };
    await appendAudit(tx, actor, sourceEvent('source.offerClip', source, told));
    return { sourceId: source.id };
  });
}

/** Ends the offer, in the reports that are published as well: who asks for the clip from then on is told that it is gone. */
export function endClipOffer(actor: Actor, input: Input): Promise<{ sourceId: string }> {
  const first = (client: Tx) => clipOfSource(client, actor, input);
  return changingSources({ sourceIds: [input.sourceId], first }, async (tx, stories) => {
    const { source, file } = await first(tx);
    const { count } = await tx.offeredClip.updateMany({
      where: { fileId: file.id, endedAt: null },
      data: { endedAt: new Date(), endedById: actor.id },
    });
    if (count === 0) return { sourceId: source.id };
    await finishChanges(tx, actor, await signedStories(tx, stories), { because: 'SOURCE_CHANGED' });
    await appendAudit(tx, actor, sourceEvent('source.endClipOffer', source, { sha256: file.sha256 }));
    return { sourceId: source.id };
  });
}

async function clipOfSource(client: Tx, actor: Actor, { sourceId, fileId }: Input) {
  const { source, subject } = await sourceScope(client, actor, sourceId);
  authorise(actor, 'source.offerClip', subject);
  const file = await client.evidenceFile.findFirst({
    where: { id: fileId, sourceId },
    include: { clip: { include: { offers: { where: { endedAt: null } } } } },
  });
  if (!file?.clip) throw missing('clip');
  return { source, file: { ...file, clip: file.clip } };
}

/** A quote that was found at this place, in the words that the source has now. */
async function demandQuote(
  tx: Tx,
  sourceId: string,
  clip: { ofFileId: string; fromMs: number; toMs: number },
): Promise<void> {
  const { currentTextId, checks } = await tx.source.findUniqueOrThrow({
    where: { id: sourceId },
    select: {
      currentTextId: true,
      checks: {
        where: { fromMs: { not: null }, item: { cutAt: null } },
        select: { textId: true, fromMs: true, toMs: true },
      },
    },
  });
  const { ofFileId: recordingId, fromMs, toMs } = clip;
  const isQuoted = checks.some(
    (check) =>
      check.textId === currentTextId &&
      isClipOf({ recordingId, fromMs, toMs }, { recordingId, fromMs: check.fromMs, toMs: check.toMs }),
  );
  if (!isQuoted)
    throw invalid(
      'fileId',
      'No quote was found at this place of the recording, or the clip has much more than the quote. Check the quote against this source, then keep a clip of it.',
    );
}
