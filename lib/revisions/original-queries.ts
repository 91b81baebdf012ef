import { spend } from '../auth/limits.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { can } from '../domain/permissions.ts';
import { decodeHtml } from '../files/html.ts';
import { decodeText } from '../files/plain-text.ts';

/** What a revision was read from, as shown: text to read, or a file to save. */
export type ShownOriginal =
  | { isText: true; name: string; text: string }
  | { isText: false; name: string; bytes: Uint8Array };

/** Throws AppError `missing` where the actor may not see the story, or nothing was kept. */
export async function originalOf(actor: Actor, storyId: string, revisionId: string): Promise<ShownOriginal> {
  if (!can(actor, 'story.read').allowed) throw missing('original');
  const where = { revisionId, revision: { storyId } };
  if ((await db.original.count({ where })) === 0) throw missing('original');
  await spend(actor, 'downloads');
  const row = await db.original.findFirstOrThrow({ where });
  const { name, bytes } = row;
  if (name === '') return { isText: true, name, text: new TextDecoder().decode(bytes) };
  try {
    if (/\.x?html?$/i.test(name)) return { isText: true, name, text: decodeHtml(bytes).text };
    if (/\.(?:txt|text|md|markdown)$/i.test(name))
      return { isText: true, name, text: decodeText(bytes).text };
  } catch {
    // A file that can no longer be read as text (the readers have changed) is still returned as it is.
  }
  return { isText: false, name, bytes };
}
