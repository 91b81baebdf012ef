/** What a program sends to have a story brought in: the story as the body, what is known about it in the address. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { FILE_MAX } from '../domain/story-size.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import { atMost } from '../server/json-response.ts';
import { problem } from '../server/problem-response.ts';
import { parse } from '../server/run-action.ts';
import { bringInStorySchema, keepSchema } from '../stories/schema.ts';
import { idempotencyKey } from '../tokens/idempotency-key.ts';

/** By the content's type, the ending of the file that it would be. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/ninjs+json': 'json',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/pdf': 'pdf',
  'message/rfc822': 'eml',
};

export type StorySent = {
  input: z.output<typeof bringInStorySchema>;
  incoming: Incoming;
  key: string | null;
  /** Of everything that was sent. */
  sha256: string;
};

/**
 * Reads what a program sent. No more of the body is read than a story may have.
 * @returns a problem to answer with where it cannot be read
 * @throws AppError `validation` where what is said about the story is not right
 */
export async function storySent(request: Request): Promise<StorySent | Response> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const ending = Object.hasOwn(ENDINGS, type) ? ENDINGS[type] : undefined;
  if (ending === undefined)
    return problem(415, `Send the story as one of: ${Object.keys(ENDINGS).join(', ')}.`, {
      headers: { 'Accept-Post': Object.keys(ENDINGS).join(', ') },
    });
  const key = idempotencyKey(request.headers);
  if (key instanceof Response) return key;
  const asked = new URL(request.url).searchParams;
  const said = Object.fromEntries(
    ['headline', 'byline', 'desk', 'deadline', 'language'].map((name) => [name, asked.get(name) ?? '']),
  );
  const input = parse(bringInStorySchema, said);
  const keep = keepSchema.catch(undefined).parse(asked.get('keep') ?? undefined);
  const bytes = await atMost(FILE_MAX, request.body);
  if (!bytes) return problem(413, 'A story can be sent with up to 8 MB. Leave its pictures out.');
  const hash = createHash('sha256').update(JSON.stringify([type, keep, ...Object.values(said)]));
  return {
    input,
    incoming: { fileName: `story.${ending}`, bytes: new Uint8Array(bytes), ...(keep && { keep }) },
    key,
    sha256: hash.update(bytes).digest('hex'),
  };
}
