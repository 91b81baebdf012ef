'use server';

import { requireActorOrThrow } from '../auth/require-actor.ts';
import { type ActionResult, invalid } from '../domain/errors.ts';
import { FILE_MAX } from '../domain/story-size.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import { parse, runAction, toActionResult } from '../server/run-action.ts';
import {
  bringInStorySchema,
  despiteSchema,
  keepSchema,
  previewRevisionSchema,
  type ReadPageInput,
  readPageSchema,
  reviseStorySchema,
} from '../stories/schema.ts';
import { bringInStory } from './bring-in-mutations.ts';
import { readPage } from './page-queries.ts';
import { previewRevision } from './queries.ts';
import { type Revised, reviseStory } from './revise-mutations.ts';
import type { PageRead, RevisionPreview } from './view.ts';

/**
 * The text of a form: the file if one was chosen, otherwise what was pasted. A form without a file sends an empty one,
 * which some browsers name "blob"; a file that was chosen has an extension.
 */
async function incomingOf(form: FormData): Promise<Incoming> {
  const pasted = String(form.get('text') ?? '');
  const file = form.get('file');
  const isChosen =
    file instanceof File && (file.size > 0 || (pasted.trim() === '' && file.name.includes('.')));
  const keep = keepSchema.catch(undefined).parse(form.get('keep') ?? undefined);
  const despite = despiteSchema.catch(undefined).parse(form.get('despite') ?? undefined);
  const answers = { ...(keep && { keep }), ...(despite && { despite }) };
  if (!isChosen) return { pasted, ...answers };
  if (file.size > FILE_MAX) {
    throw invalid('file', 'This file is larger than 8 MB. Save the text alone and try again.');
  }
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()), ...answers };
}

export async function bringInStoryAction(
  _previous: ActionResult<{ storyId: string }> | null,
  form: FormData,
): Promise<ActionResult<{ storyId: string }>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    const field = (name: string) => String(form.get(name) ?? '');
    const input = parse(bringInStorySchema, {
      headline: field('headline'),
      byline: field('byline'),
      desk: field('desk'),
      deadline: field('deadline'),
      language: field('language'),
      authorIds: form.getAll('authorIds').map(String),
    });
    return bringInStory(actor, input, await incomingOf(form));
  });
}

/** The story that a link leads to, to be looked at and brought in with the form; nothing is stored. */
export async function readPageAction(input: ReadPageInput): Promise<ActionResult<PageRead>> {
  return runAction(readPageSchema, input, (actor, parsed) => readPage(actor, parsed));
}

/** What the form's text would do to the check; nothing is stored. */
export async function previewRevisionAction(form: FormData): Promise<ActionResult<RevisionPreview>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    const input = parse(previewRevisionSchema, {
      storyId: form.get('storyId'),
      revisionId: form.get('revisionId'),
    });
    return previewRevision(actor, input, await incomingOf(form));
  });
}

/** Saves what the page showed. */
export async function reviseStoryAction(form: FormData): Promise<ActionResult<Revised>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    const input = parse(reviseStorySchema.required({ seen: true }), {
      storyId: form.get('storyId'),
      revisionId: form.get('revisionId'),
      seen: form.get('seen'),
      anew: form.getAll('anew'),
    });
    return reviseStory(actor, input, await incomingOf(form));
  });
}
