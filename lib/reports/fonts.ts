import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { REPORT_FONT_FILES } from '../publish/report-html/fonts.ts';

const PACKAGES: Record<string, string> = {
  'source-serif-4': '@fontsource-variable/source-serif-4',
  inter: '@fontsource-variable/inter',
  'ibm-plex-mono': '@fontsource/ibm-plex-mono',
};

/** Only these names exist: nothing in a URL becomes part of a path by itself. */
const KNOWN = new Map(
  REPORT_FONT_FILES.map((file) => {
    const family = Object.keys(PACKAGES).find((name) => file.startsWith(`${name}-`)) ?? '';
    return [file, path.join(process.cwd(), 'node_modules', PACKAGES[family] ?? '', 'files', file)];
  }),
);

/** A font of the published reports from its installed package; null where there is none by that name. */
export async function reportFont(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = KNOWN.get(file);
  return known ? new Uint8Array(await readFile(/* turbopackIgnore: true */ known)) : null;
}
