import { setImmediate as nextTurn } from 'node:timers/promises';
import { BadZip, readZipDirectory, readZipEntry } from '../formats/zip.ts';
import { refused } from './refusal.ts';

const others: readonly [RegExp, string][] = [
  [/^xl\//, 'an Excel workbook. Save the sheet as CSV or PDF and upload that.'],
  [/^ppt\//, 'a PowerPoint presentation. Save it as PDF and upload that.'],
  [/^(?:content\.xml|mimetype)$/, 'an OpenDocument or e-book file. Save it as .docx or PDF and upload that.'],
];

const mostXml = 32 * 1_048_576;

/**
 * Looks into a ZIP archive that is to be a Word document: all parts in bounds, none overlapping, no macros, no document
 * types (the door of XML's external entities). @throws AppError `validation` (field `file`)
 */
export async function readDocxParts(bytes: Uint8Array): Promise<void> {
  try {
    const entries = readZipDirectory(bytes);
    const names = [...entries.keys()];
    if (!entries.has('[Content_Types].xml') || !names.some((name) => /^word\/\w+\.xml$/.test(name))) {
      const other = others.find(([mark]) => names.some((name) => mark.test(name)));
      throw refused(
        other
          ? `This file is ${other[1]}`
          : 'Packed archives are not taken. Unpack it and upload the files in it one by one.',
      );
    }
    if (names.some((name) => /vbaProject\.bin$/i.test(name)))
      throw refused('This Word file has macros, which are programs. Save it as .docx and upload that.');
    for (const [name, entry] of entries) {
      if (!/\.(?:xml|rels)$/i.test(name)) continue;
      // Others wait for no more than one part.
      await nextTurn();
      const xml = readZipEntry(bytes, entry, mostXml);
      // A document type must stand before the first element.
      const start = new TextDecoder('latin1').decode(xml.subarray(0, 4096)).replaceAll('\0', '');
      if (/<!(?:DOCTYPE|ENTITY)/i.test(start))
        throw refused(
          'This Word file refers to things outside of it in a way that Word never does. It is not taken.',
        );
    }
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    throw refused(
      error.reason === 'encrypted'
        ? 'This Word file is protected by a password. Remove the password, save it, and upload it again.'
        : error.reason === 'damaged'
          ? 'This Word file is damaged or cut off. Open it in Word, save it under a new name, and upload that.'
          : 'This file would unpack to far more than a document holds, so it is not taken. Save it again from Word.',
    );
  }
}
