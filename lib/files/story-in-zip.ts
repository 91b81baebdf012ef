import { maxFileBytes, UnreadableStory } from './story-text.ts';
import { BadZip, readZipDirectory, readZipEntry } from './zip.ts';

const unpack = 'Unpack the ZIP archive first and upload the story in it.';

/**
 * The one web page in a ZIP archive, as Google Docs downloads a document with its pictures.
 * @throws UnreadableStory where there is none or more than one, or the archive is not sound
 */
export function pageInZip(bytes: Uint8Array): Uint8Array {
  try {
    const entries = readZipDirectory(bytes);
    const pages = [...entries.values()].filter(
      // What macOS adds beside each file is no page.
      ({ name }) => /\.x?html?$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name),
    );
    const [page] = pages;
    if (page === undefined || pages.length > 1) {
      const what = page === undefined ? 'no web page' : `${pages.length} web pages`;
      throw new UnreadableStory('unsupported_type', `There is ${what} in this ZIP archive. ${unpack}`);
    }
    return readZipEntry(bytes, page, maxFileBytes.html);
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    if (error.reason === 'damaged')
      throw new UnreadableStory(
        'damaged',
        'This ZIP archive is damaged or was not uploaded whole. Download it again, or unpack it and upload the story in it.',
      );
    if (error.reason === 'encrypted')
      throw new UnreadableStory('protected', `This ZIP archive is protected by a password. ${unpack}`);
    throw new UnreadableStory(
      'unsafe',
      `This ZIP archive would unpack to far more than a story holds, so it was not opened. ${unpack}`,
    );
  }
}
