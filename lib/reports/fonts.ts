import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SIGN_IN_FONT_FILES } from '../members/sign-in-page/letters.ts';
import { EARLIER_FONT_FILES, REPORT_FONT_FILES } from '../publish/report-html/fonts.ts';

/** Where fonts lie, by how their names begin, the longer first: those that were cut, and those of packages. */
const FOLDERS: readonly (readonly [name: string, folder: string])[] = [
  ['stet-serif-', 'lib/reports/letters'],
  ['inter-1-', 'lib/reports/letters'],
  ['source-serif-4-', 'node_modules/@fontsource-variable/source-serif-4/files'],
  ['inter-', 'node_modules/@fontsource-variable/inter/files'],
  ['ibm-plex-mono-', 'node_modules/@fontsource/ibm-plex-mono/files'],
];

/** Only these names exist: nothing in a URL becomes part of a path by itself. */
const KNOWN = new Map(
  [...REPORT_FONT_FILES, ...EARLIER_FONT_FILES, ...SIGN_IN_FONT_FILES].map((file) => {
    const folder = FOLDERS.find(([name]) => file.startsWith(name))?.[1] ?? '';
    return [file, path.join(/*turbopackIgnore: true*/ process.cwd(), folder, file)];
  }),
);

/** A font of the published pages or the sign-in page; null where there is none by that name. */
export async function reportFont(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = KNOWN.get(file);
  return known ? new Uint8Array(await readFile(/* turbopackIgnore: true */ known)) : null;
}
