/** The files of an edition, made and compressed once, and stored with it. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Tx } from '../db.ts';
import { type Edition, FILE_NAMES, textOfFile } from './edition-files.ts';
import { askForPdf } from './pdf-records.ts';
import { askForPictures } from './picture-records.ts';
import { statementFiles } from './statement-files.ts';

/**
 * Brotli's highest level takes 400 ms for a text of this length, in bytes, and four times as long for each fourfold
 * increase; beyond it quality 6 is used, whose output is a tenth larger, in a tenth of the time. The person publishing
 * waits for it, and so does anybody working on the same story.
 */
const PRESSED_HARDEST = 256 * 1024;

/** Some megabytes in all forms together. */
const STATEMENT_FILES_AT_ONCE = 200;

export type Pressed = { gzip: Uint8Array<ArrayBuffer> | null; brotli: Uint8Array<ArrayBuffer> | null };

/** Bytes in each form in which they are served. */
export type FileBytes = Pressed & { sha256: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * @param alike of how many files of one edition it is one: those of statements are many, each small
 * @returns both compressed forms, null where one would not be smaller
 */
export async function pressed(bytes: Uint8Array, alike = 1): Promise<Pressed> {
  const quality = bytes.length * alike > PRESSED_HARDEST ? 6 : 11;
  const [zipped, brotlied] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ]);
  const ifSmaller = (made: Buffer) => (made.length < bytes.length ? new Uint8Array(made) : null);
  return { gzip: ifSmaller(zipped), brotli: ifSmaller(brotlied) };
}

/** A text as its bytes, their SHA-256 and both compressed forms. */
export async function inAllForms(text: string, alike?: number): Promise<FileBytes> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, ...(await pressed(bytes, alike)) };
}

/**
 * Makes an edition's files and stores them, and asks for its PDF and pictures; the event that follows names them by SHA-256.
 *
 * @param rendering 1 at its publication; one more each time that an operator has it made again
 */
export async function keepFiles(
  tx: Tx,
  editionId: string,
  edition: Edition,
  { rendering, now }: { rendering: number; now: Date },
): Promise<void> {
  const data = await Promise.all(
    FILE_NAMES.map(async (name) => ({
      ...{ editionId, name, rendering, madeAt: now },
      ...(await inAllForms(textOfFile(name, edition))),
    })),
  );
  await tx.publishedFile.createMany({ data });
  const ofStatements = statementFiles(edition);
  // A story of a thousand statements has some thirty megabytes of these: never all at once.
  for (let at = 0; at < ofStatements.length; at += STATEMENT_FILES_AT_ONCE) {
    const some = ofStatements.slice(at, at + STATEMENT_FILES_AT_ONCE).map(async ({ name, text }) => ({
      ...{ editionId, name, rendering, madeAt: now },
      ...(await inAllForms(text, ofStatements.length)),
    }));
    await tx.publishedFile.createMany({ data: await Promise.all(some) });
  }
  if (rendering === 1) await askForPdf(tx, editionId, 'report.pdf');
  await askForPictures(tx, editionId);
}
