import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { changing, holdRows } from '../changing/changing.ts';
import { keepIdentity, nameReaders, refuseTelling } from '../confidential/identity-records.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import { nextLabel } from '../confidential/queries.ts';
import type { makeConfidentialSchema } from '../confidential/schema.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { invalid, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { mediaTypeOf } from '../evidence/media-types.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { storiesOn } from '../stories/touched-stories.ts';
import { forgetArchiving } from './archive-records.ts';

/**
 * Makes a source in the register confidential: a label in place of its title; its author, link and origin removed, its
 * files without names. What the record and published editions said before, they keep saying; the screen warns of that.
 */
export function makeConfidential(
  actor: Actor,
  input: z.output<typeof makeConfidentialSchema>,
): Promise<{ sourceId: string }> {
  const { sourceId, version, identity, readerIds, label, terms, termsText } = input;
  const changeable = async (client: Tx) => {
    const { source, subject } = await ownedSource(client, actor, sourceId);
    authorise(actor, 'source.change', subject);
    return source;
  };
  const change = {
    turns: async (client: Tx) => [sourceId, ...(await storiesOn(client, [sourceId]))],
    basedOn: [{ of: 'source', id: sourceId, stamp: version }],
    first: changeable,
  } as const;
  return changing(change, async (tx) => {
    const before = await changeable(tx);
    if (before.version !== version) throw stale(await lastChange(tx, sourceId));
    if (before.isConfidential) throw invalid('sourceId', 'This source is confidential already.');
    if (before.mergedIntoId) throw invalid('sourceId', 'This source was merged into another one.');
    if (await tx.source.findFirst({ where: { mergedIntoId: sourceId } }))
      throw invalid('sourceId', 'Other sources were merged into this one. Take them out again first.');
    const title = label ?? (await nextLabel(tx));
    refuseTelling(identity, { label: title, termsText });
    const stories = await storiesOn(tx, [sourceId]);
    await holdRows(tx, 'story', stories);
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, version, isConfidential: false },
      data: {
        ...{ title, terms, termsText, author: '', link: '', origin: '', embargoUntil: null },
        isConfidential: true,
        version: version + 1,
      },
    });
    if (count === 0) throw stale(await lastChange(tx, sourceId));
    await takeNamesFromFiles(tx, sourceId);
    await forgetArchiving(tx, sourceId);
    await keepIdentity(tx, sourceId, identity);
    const source = { id: sourceId, title };
    // The person who added it knows who it is: they remain a reader.
    const addedBy = await tx.member.findFirst({ where: { id: before.createdById, deactivatedAt: null } });
    const named = await nameReaders(tx, actor, source, [...readerIds, ...(addedBy ? [addedBy.id] : [])]);
    await finishChanges(tx, actor, stories, { because: 'SOURCE_MADE_CONFIDENTIAL' });
    await appendAudit(tx, actor, sourceEvent('source.makeConfidential', source), ...named);
    return { sourceId };
  });
}

async function takeNamesFromFiles(tx: Tx, sourceId: string): Promise<void> {
  const files = await tx.evidenceFile.findMany({ where: { sourceId }, orderBy: { addedAt: 'asc' } });
  const nameless = files.map(({ id, mediaType }, index) => {
    const extension = mediaTypeOf(mediaType)?.extensions[0] ?? 'bin';
    return { id, fileName: `File ${index + 1}.${extension}`, finalUrl: '' };
  });
  await updateRows(tx, 'evidence_file', nameless);
}
