/** Which of two wordings is heard: the mutations, each with what is needed to try it. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recording } from '../e2e/recording.ts';
import { keepWhichHeard, listenToBoth } from '../lib/checks/heard-mutations.ts';
import { whichHeard } from '../lib/checks/heard-queries.ts';
import { checkQuote } from '../lib/checks/mutations.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { addFile } from '../lib/evidence/mutations.ts';
import { setSourceText } from '../lib/evidence/text-mutations.ts';
import { createSource } from './factories.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';

const TRANSCRIPT = `WEBVTT

00:00:00.000 --> 00:00:05.000
The bridge will never open to traffic on the first Monday in March.
`;

/** The first quote of the story, which a recording has with one word more. */
async function altered({ story, editor }: Desk) {
  process.env.STET_EVIDENCE_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
  const sourceId = await createSource(editor, { type: 'RECORDING', title: 'Call' });
  const bytes = recording(6);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = { sourceId, fileName: 'call.wav', size: bytes.length, sha256 };
  await addFile(editor, head, new Blob([new Uint8Array(bytes)]).stream());
  await setSourceText(editor, { sourceId, text: TRANSCRIPT, basedOn: null });
  const itemId = story.view.items[0]?.id ?? '';
  await checkQuote(editor, { storyId: story.storyId, itemId, sourceId });
  const at = {
    storyId: story.storyId,
    itemId,
    sourceId,
    start: TRANSCRIPT.split('\n')[3]?.indexOf('never') ?? 0,
  };
  const asked = await whichHeard(editor, at);
  if ('because' in asked) throw new Error(asked.because);
  return { ...at, ...asked, answer: 'source', margin: -80, because: null } as const;
}

type Ids = { storyId: string; itemId: string; sourceId: string };

function trial<I extends Ids>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  { other }: Desk,
  input: I,
  ...more: I[]
): Trial {
  const foreign = [
    { ...input, storyId: NOWHERE },
    { ...input, storyId: other.storyId },
    { ...input, itemId: other.view.items[0]?.id ?? '' },
    { ...input, sourceId: NOWHERE },
    ...more,
  ];
  return {
    run: async (actor) => mutate(actor, input),
    foreign: foreign.map((ids) => async (actor: Actor) => mutate(actor, ids)),
  };
}

export const EVERY_HEARD_MUTATION: readonly Mutation[] = [
  {
    name: 'keepWhichHeard',
    act: 'item.askWhichHeard',
    may: 'r C c E e A a',
    isVersioned: false,
    prepare: async (desk) => trial(keepWhichHeard, desk, await altered(desk)),
  },
  {
    name: 'listenToBoth',
    act: 'item.listenToBoth',
    may: 'C E A',
    isVersioned: false,
    prepare: async (desk) => {
      const asked = await altered(desk);
      const { items } = await keepWhichHeard(desk.editor, asked);
      const { storyId, itemId, sourceId, start } = asked;
      const heardId = items[0]?.checks[0]?.heard[0]?.id ?? '';
      const input = { storyId, itemId, sourceId, start, heardId };
      return trial(listenToBoth, desk, input, { ...input, heardId: NOWHERE });
    },
  },
];
