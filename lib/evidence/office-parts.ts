import { setImmediate as nextTurn } from 'node:timers/promises';
import { BadZip, readZipDirectory, readZipEntry, type ZipEntry } from '../files/zip.ts';
import { refused } from './file-refused.ts';
import { MEDIA_KEYS, MEDIA_TYPES, type MediaKey } from './media-types.ts';
import type { Packed } from './told.ts';

const others: readonly [RegExp, string][] = [
  [/^xl\//, 'an Excel workbook. Save the sheet as CSV or PDF and upload that.'],
  [/^ppt\//, 'a PowerPoint presentation. Save it as PDF and upload that.'],
  [/^META-INF\/container\.xml$/, 'an e-book. Save the pages that matter as PDF and upload that.'],
  [
    /^(?:content\.xml|mimetype)$/,
    'an OpenDocument file, but no text (.odt). Save it as PDF or CSV and upload that.',
  ],
];

const mostXml = 32 * 1_048_576;

/** Documents that are archives of parts. */
const PACKED = MEDIA_KEYS.flatMap((key) => {
  const { told } = MEDIA_TYPES[key];
  return told.by === 'parts' ? [{ key, ...told }] : [];
});

/** Until it is known what a file is, it is called what most of them are. */
const USUAL = { called: 'Word file', program: 'Word' };

/** What the archive is, judging by its parts. @throws AppError `validation` for any other archive */
function packedAs(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Packed & { key: MediaKey } {
  const names = [...entries.keys()];
  const mark = entries.get('mimetype');
  const mimetype = () =>
    mark && mark.size < 100 ? new TextDecoder().decode(readZipEntry(bytes, mark, 100)).trim() : null;
  const found = PACKED.find(({ isIt }) => isIt({ names, mimetype }));
  if (found) return found;
  const other = others.find(([name]) => names.some((one) => name.test(one)));
  throw refused(
    other
      ? `This file is ${other[1]}`
      : 'Packed archives are not taken. Unpack it and upload the files in it one by one.',
  );
}

/**
 * Checks a ZIP archive that should be a document: all parts within bounds, none overlapping, no macros, no document
 * types (which let in XML's external entities). @throws AppError `validation` (field `file`)
 */
export async function readOfficeParts(bytes: Uint8Array): Promise<MediaKey> {
  let { called, program } = USUAL;
  try {
    const entries = readZipDirectory(bytes);
    const names = [...entries.keys()];
    const document = packedAs(bytes, entries);
    ({ called, program } = document);
    if (names.some((name) => document.macros.test(name)))
      throw refused(`This ${called} has macros, which are programs. Save it as .docx and upload that.`);
    for (const [name, entry] of entries) {
      if (!/\.(?:xml|rels)$/i.test(name)) continue;
      // Others never wait for more than one part.
      await nextTurn();
      const xml = readZipEntry(bytes, entry, mostXml);
      const start = new TextDecoder('latin1').decode(xml.subarray(0, 65_536)).replaceAll('\0', '');
      if (name === 'META-INF/manifest.xml' && /<manifest:encryption-data[\s>]/.test(start))
        throw new BadZip('encrypted');
      // A document type must come before the first element. The manifest of an OpenDocument file may have one; it is
      // not read.
      if (name !== 'META-INF/manifest.xml' && /<!(?:DOCTYPE|ENTITY)/i.test(start.slice(0, 4096)))
        throw refused(
          `This ${called} refers to things outside of it in a way that documents never do. It is not taken.`,
        );
    }
    return document.key;
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    throw refused(
      error.reason === 'encrypted'
        ? `This ${called} is protected by a password. Remove the password, save it, and upload it again.`
        : error.reason === 'damaged'
          ? `This ${called} is damaged or cut off. Open it in ${program}, save it under a new name, and upload that.`
          : `This file would unpack to far more than a document holds, so it is not taken. Save it again from ${program}.`,
    );
  }
}
