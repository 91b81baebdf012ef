import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { Tx } from '../db.ts';
import { BEFORE_ALL } from './rows.ts';

/** A page may be some megabytes, in three forms: few are held at once. */
const FILES_AT_ONCE = 10;

/**
 * Whether every kept file of an edition, in each of its forms, is the one that its row names by SHA-256. The row itself is
 * held by the event that made it (rows.ts).
 */
export async function holdPublishedFiles(client: Tx): Promise<{ files: number; faults: string[] }> {
  const faults: string[] = [];
  let files = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await client.publishedFile.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: FILES_AT_ONCE,
      include: { edition: { select: { number: true, report: { select: { storyId: true } } } } },
    });
    for (const { name, sha256, bytes, gzip, brotli, edition } of rows) {
      const forms = [
        bytes,
        await unpacked(gzip, promisify(gunzip)),
        await unpacked(brotli, promisify(brotliDecompress)),
      ];
      const isSame = forms.every(
        (form) => form === null || createHash('sha256').update(form).digest('hex') === sha256,
      );
      if (!isSame)
        faults.push(
          `${name} of edition ${edition.number} of story ${edition.report.storyId} was changed after it was kept.`,
        );
    }
    files += rows.length;
    if (rows.length < FILES_AT_ONCE) return { files, faults };
    after = rows.at(-1)?.id ?? after;
  }
}

/** Null for a form that was not made; what cannot be unpacked is nothing at all, and so not the same. */
async function unpacked(
  form: Uint8Array | null,
  unpack: (form: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  return form && unpack(form).catch(() => new Uint8Array());
}
