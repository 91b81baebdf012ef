/** The mutations of threads and notes, each with what is needed to try it. */
import { mintActor } from '../lib/auth/actor.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import { editNote, openThread, reopenThread, reply, resolveThread } from '../lib/threads/mutations.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
/** Who may write notes on a story. */
const WRITERS = 'r C c E e L A a';

type OnThread = { storyId?: string; sourceId?: string; threadId: string };

/** Tried on a thread of the desk's story: another story's, another thread, and the same as a source's are not found. */
async function onThread<I extends OnThread>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  { story, other, editor }: Desk,
  more: Omit<I, keyof OnThread>,
): Promise<Trial> {
  const itemId = story.view.items[0]?.id ?? '';
  const own = await openThread(editor, { storyId: story.storyId, itemId, body: 'Rang twice.' });
  const strange = await openThread(editor, { storyId: other.storyId, body: 'Is this so?' });
  const input = { storyId: story.storyId, threadId: own.thread.id, ...more } as I;
  const { storyId: _, ...bare } = input;
  const foreign = [
    { ...input, storyId: NOWHERE },
    { ...input, storyId: other.storyId },
    { ...input, threadId: strange.thread.id },
    { ...bare, sourceId: NOWHERE } as I,
  ];
  return {
    run: async (actor) => mutate(actor, input),
    foreign: foreign.map((ids) => async (actor: Actor) => mutate(actor, ids)),
  };
}

const mutation = (
  name: string,
  act: AuditAct,
  may: string,
  isVersioned: boolean,
  prepare: Mutation['prepare'],
): Mutation => ({ name, act, may, isVersioned, prepare });

export const EVERY_THREAD_MUTATION: readonly Mutation[] = [
  mutation('openThread', 'thread.open', WRITERS, false, async ({ story, other }) => {
    const input = { storyId: story.storyId, itemId: story.view.items[0]?.id ?? '', body: 'Rang twice.' };
    const foreign = [
      { ...input, storyId: NOWHERE },
      { ...input, storyId: other.storyId },
      { ...input, itemId: other.view.items[0]?.id ?? '' },
    ];
    return {
      run: async (actor) => openThread(actor, input),
      foreign: foreign.map((ids) => async (actor: Actor) => openThread(actor, ids)),
    };
  }),
  mutation('reply', 'thread.reply', WRITERS, false, (desk) => onThread(reply, desk, { body: 'So it is.' })),
  mutation('resolveThread', 'thread.resolve', WRITERS, true, (desk) =>
    onThread(resolveThread, desk, { version: 1 }),
  ),
  mutation('reopenThread', 'thread.reopen', WRITERS, true, async (desk) => {
    const trial = await onThread(reopenThread, desk, { version: 2 });
    const { id } = await db.thread.findFirstOrThrow({
      where: { storyId: desk.story.storyId },
      orderBy: { openedAt: 'desc' },
    });
    await resolveThread(desk.editor, { storyId: desk.story.storyId, threadId: id, version: 1 });
    return trial;
  }),
  mutation('editNote', 'note.edit', WRITERS, false, async (desk) => {
    const { storyId } = desk.story;
    const trial = await onThread(editNote, desk, { noteId: NOWHERE, body: 'Rang three times.' });
    // Each edits a note of their own; those who may write none are tried on somebody else's.
    const members = await db.member.findMany({ where: { deactivatedAt: null } });
    const notes = new Map<string, { threadId: string; noteId: string }>();
    for (const member of members) {
      const written = await openThread(mintActor(member), { storyId, body: 'Rang once.' }).catch(() => null);
      const noteId = written?.thread.notes[0]?.id;
      if (written && noteId) notes.set(member.id, { threadId: written.thread.id, noteId });
    }
    const [others] = notes.values();
    const edit = { storyId, body: 'Rang three times.', threadId: NOWHERE, noteId: NOWHERE };
    return {
      run: async (actor) => editNote(actor, { ...edit, ...(notes.get(actor.id) ?? others) }),
      foreign: [
        ...trial.foreign,
        trial.run,
        async (actor) => editNote(actor, { ...edit, ...notes.get(actor.id), storyId: desk.other.storyId }),
      ],
    };
  }),
];
