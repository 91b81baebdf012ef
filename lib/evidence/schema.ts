import { z } from 'zod';
import { CUTS } from '../domain/clips.ts';
import { id } from '../domain/fields.ts';

/** Hours of speech come to a few hundred thousand characters. */
const MOST_TEXT = 3_000_000;

export const fileSchema = z.object({ sourceId: id, fileId: id });
export const sourceFilesSchema = z.object({ sourceId: id });

export const setTextSchema = z.object({
  sourceId: id,
  /** Empty: the source no longer has a text. */
  text: z.string().max(MOST_TEXT, 'This is more text than a source can have (3 million characters).'),
  /** SHA-256 of the text it replaces, as the form showed it; null where there was none. */
  basedOn: z.string().length(64).nullable(),
});

/** `basedOn`: the current version, as the page showed it; null where there is none. */
export const restoreTextSchema = z.object({ sourceId: id, textId: id, basedOn: id.nullable() });
/** `textId`: the words that were read, as the page showed them; `fileId`: the recording. */
export const readWordsSchema = z.object({ sourceId: id, textId: id, fileId: id });
/**
 * The times of a text's words, as somebody's machine found them in the recording. `textId`: the version whose words they
 * are, as the page showed it; `words`: those that are aligned, each by where it begins; `spellings`: how words sound.
 */
export const alignTextSchema = z.object({
  sourceId: id,
  textId: id,
  fileId: id,
  words: z
    .array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]))
    .min(1, 'No word of the text was found in the recording, so there is nothing to keep.')
    .max(MOST_TEXT / 2),
  spellings: z
    .array(z.tuple([z.string().min(1).max(60), z.string().min(1).max(120)]))
    .max(200, 'Up to 200 words can have a spelling of how they sound.'),
});
/** `textId`: an earlier version; the one that counts now where it is left out. */
export const readTextSchema = z.object({ sourceId: id, textId: id.optional() });

export type AlignTextInput = z.input<typeof alignTextSchema>;
/** A place in a recording, as an address has it: Postgres's integers end at 24 days. */
const ms = z.coerce.number().pipe(z.int().min(0).max(2_147_483_647));

/** What a browser cut from which file of the source. `fromMs` and `toMs`: where it cut in fact; of a still both are the same. */
export const clipSchema = z
  .object({ of: id, fromMs: ms, toMs: ms, cut: z.enum(CUTS) })
  .refine(({ cut, fromMs, toMs }) => (cut === 'still' ? toMs === fromMs : toMs > fromMs), {
    message: 'This is no stretch of a recording.',
    path: ['toMs'],
  });

export type ClipMade = z.output<typeof clipSchema>;
export type ReadWordsInput = z.input<typeof readWordsSchema>;
export type RestoreTextInput = z.input<typeof restoreTextSchema>;
export type ReadTextInput = z.input<typeof readTextSchema>;
export type FileInput = z.input<typeof fileSchema>;
export type SetTextInput = z.input<typeof setTextSchema>;
