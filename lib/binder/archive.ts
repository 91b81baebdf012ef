/** The binder as one zip: the PDF, evidence files under numbered names, and lists of all with their hashes. */
import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import yazl from 'yazl';
import { openStored } from '../evidence/fault-records.ts';
import { EvidenceFault } from '../evidence/verified.ts';
import type { Taken } from './mutations.ts';
import type { FoundFile } from './paper.ts';

type Listed = {
  path: string;
  bytes: number;
  sha256: string;
  source: string;
  fileName: string;
  isThere: boolean;
};

/**
 * Streams it: a file is opened when the one before has been sent, so that no more than a piece of one lies in memory.
 * One that the store does not give back whole is named in the lists as not there, and its place in the archive says so.
 */
export function binderArchive({ pdf, sources, taken }: Taken): ReadableStream<Uint8Array> {
  const zip = new yazl.ZipFile();
  const mtime = taken.at;
  zip.addBuffer(Buffer.from(pdf), 'binder.pdf', { mtime });
  const listed: Listed[] = [];
  for (const [i, { files }] of sources.entries())
    for (const file of files)
      zip.addReadStreamLazy(file.inBinder, { mtime, compress: isWorthPressing(file) }, (done) => {
        opened(file).then(
          (stream) => {
            listed.push(listing(file, `S${i + 1}`, stream !== null));
            done(
              null,
              stream ?? Readable.from(['The store did not give this file back as it was stored.\n']),
            );
          },
          (error: Error) => done(error, Readable.from([])),
        );
      });
  // Made when all else has been sent: only then is it known what was there.
  const later = (name: string, make: () => string) =>
    zip.addReadStreamLazy(name, { mtime }, (done) => done(null, Readable.from([make()])));
  later('index.csv', () => csvOf(listed));
  later('index.json', () => `${JSON.stringify(listed, null, 2)}\n`);
  zip.end();
  const output = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error) => output.destroy(error as Error));
  return Readable.toWeb(output) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;
}

async function opened({ id: fileId, sha256, size }: FoundFile): Promise<Readable | null> {
  try {
    const stored = await openStored({ fileId, sha256, size });
    return Readable.fromWeb(stored as NodeStream<Uint8Array>);
  } catch (error) {
    if (error instanceof EvidenceFault) return null;
    throw error;
  }
}

/** Recordings, pictures, PDFs and office files are compressed within. */
const isWorthPressing = ({ fileName }: FoundFile) =>
  /\.(txt|csv|html?|json|srt|vtt|xml|eml|rtf)$/i.test(fileName);

const listing = (
  { inBinder, size, sha256, fileName }: FoundFile,
  source: string,
  isThere: boolean,
): Listed => ({
  ...{ path: inBinder, bytes: size, sha256, source, fileName, isThere },
});

/** By RFC 4180; what a spreadsheet would take for a formula is led by an apostrophe. */
function csvOf(listed: readonly Listed[]): string {
  const field = (value: string | number) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = listed.map(({ path, bytes, sha256, source, fileName, isThere }) => [
    ...[path, bytes, sha256, source, fileName, isThere ? 'yes' : 'no'],
  ]);
  return ['path,bytes,sha256,source,file name,there', ...rows.map((row) => row.map(field).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
