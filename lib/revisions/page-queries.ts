import type { z } from 'zod';
import { spend } from '../auth/limits.ts';
import type { Capture, CapturedPage } from '../capture/capture.ts';
import { captureWebPage } from '../capture/safe-fetch.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { FILE_MAX } from '../domain/story-size.ts';
import { whatWasRead } from '../domain/what-was-read.ts';
import { readAside } from '../reading/read-aside.ts';
import type { readPageSchema } from '../stories/schema.ts';
import type { PageRead } from './view.ts';

/** Shown before it is brought in: enough to see what was taken for the story, and no page that takes seconds to draw. */
const MOST_SHOWN = 400;

const ENDINGS = { html: 'html', text: 'txt', pdf: 'pdf' } as const;

/**
 * The story on a page of the web, as it would be brought in: what is the story, what was set aside or left out, and what
 * came, for the form to send if the person wants it. Nothing is stored. Guarded as a capture of evidence is.
 * @throws AppError `validation` beside `link` where the page cannot be had or read
 */
export async function readPage(
  actor: Actor,
  { link }: z.output<typeof readPageSchema>,
  fetchPage: (link: string) => Promise<Capture> = captureWebPage,
): Promise<PageRead> {
  authorise(actor, 'story.create');
  await spend(actor, 'captures');
  const captured = await fetchPage(link);
  if (!captured.ok) throw invalid('link', captured.error.message);
  const { page } = captured;
  if (page.bytes.length > FILE_MAX)
    throw invalid('link', 'This page is larger than 8 MB. Save the story alone and bring in the file.');
  const name = fileNameOf(page);
  const { laid, extraction } = await besideLink(() =>
    readAside(actor, 'readStory', {
      // Whether next to nothing of it is the story is asked when it is brought in.
      incoming: { fileName: name, bytes: page.bytes, keep: 'as_read' },
      ...{ headline: '', language: '' },
    }),
  );
  return {
    link: page.finalLink,
    file: { name, type: page.mediaType, base64: Buffer.from(page.bytes).toString('base64') },
    headline: laid.headline,
    read: whatWasRead(laid.text, laid.blocks, laid.readings),
    blocks: laid.blocks.slice(0, MOST_SHOWN).map(({ start, end, kind, asideReason }) => ({
      ...{ kind, asideReason },
      pieces: [{ is: 'same', text: laid.text.slice(start, end) }],
    })),
    more: Math.max(0, laid.blocks.length - MOST_SHOWN),
    items: extraction.items.length,
  };
}

/** What is wrong with a file stands beside the link here. */
async function besideLink<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const isOfFile = error instanceof AppError && error.code === 'validation' && error.fields !== undefined;
    throw isOfFile ? invalid('link', error.message) : error;
  }
}

/** "harbour.example ferry-closed.html": where it is from, as the name of what is kept. */
function fileNameOf({ finalLink, type }: CapturedPage): string {
  const url = URL.parse(finalLink);
  const host = url?.hostname.replace(/^www\./, '') ?? 'page';
  const last = (url?.pathname ?? '').split('/').filter(Boolean).at(-1) ?? '';
  const plain = last
    .replace(/\.\w{1,5}$/u, '')
    .replace(/[^\w-]+/gu, '-')
    .slice(0, 80);
  return `${host}${plain === '' ? '' : ` ${plain}`}.${ENDINGS[type]}`;
}
