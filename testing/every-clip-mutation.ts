/** Which clips reports offer: the mutations, each with what is needed to try it. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Actor } from '../lib/domain/actor.ts';
import { endClipOffer, offerClip } from '../lib/evidence/offer-mutations.ts';
import { clipOfQuote, letReportsOffer } from './clip-of-quote.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
const WORDS = 'The bridge will open to traffic on the first Monday in March.';

async function onClip(mutate: typeof offerClip, { editor, story }: Desk, isOffered: boolean): Promise<Trial> {
  process.env.STET_EVIDENCE_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
  await letReportsOffer(true);
  const quote = { storyId: story.storyId, itemId: story.view.items[0]?.id ?? '', words: WORDS };
  const { sourceId, recordingId, fileId } = await clipOfQuote(editor, quote);
  const elsewhere = await clipOfQuote(editor, { ...quote, seconds: 3 });
  const input = { sourceId, fileId };
  if (isOffered) await offerClip(editor, input);
  const foreign = [
    { sourceId: NOWHERE, fileId },
    { sourceId, fileId: elsewhere.fileId },
    // A file of this source that is no clip.
    { sourceId, fileId: recordingId },
  ];
  return {
    run: async (actor) => mutate(actor, input),
    foreign: foreign.map((ids) => async (actor: Actor) => mutate(actor, ids)),
  };
}

export const EVERY_CLIP_MUTATION: readonly Mutation[] = [
  {
    name: 'offerClip',
    act: 'source.offerClip',
    may: 'E e A a',
    isVersioned: false,
    prepare: (desk) => onClip(offerClip, desk, false),
  },
  {
    name: 'endClipOffer',
    act: 'source.endClipOffer',
    may: 'E e A a',
    isVersioned: false,
    prepare: (desk) => onClip(endClipOffer, desk, true),
  },
];
