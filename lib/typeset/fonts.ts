/**
 * The fonts of a PDF: static TrueType files from npm, read by path. The typesetter also finds the fonts of the machine
 * it runs on, so each file is renamed as it is loaded: a font installed there under the same name never takes the
 * place of one of these, and the same report comes out as the same bytes everywhere.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Family = { family: string; folder: string; files: readonly string[] };

/** In the order in which a character is looked for; each family's files are its weights and styles. */
const FAMILIES = {
  serif: {
    family: 'Source Serif 4',
    folder: '@expo-google-fonts/source-serif-4',
    files: [
      '400Regular/SourceSerif4_400Regular.ttf',
      '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
      '600SemiBold/SourceSerif4_600SemiBold.ttf',
    ],
  },
  sans: {
    family: 'Inter',
    folder: '@expo-google-fonts/inter',
    files: ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'],
  },
  mono: {
    family: 'IBM Plex Mono',
    folder: '@expo-google-fonts/ibm-plex-mono',
    files: ['400Regular/IBMPlexMono_400Regular.ttf'],
  },
  arabic: {
    family: 'Noto Naskh Arabic',
    folder: '@embedpdf/fonts-arabic/fonts',
    files: ['NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf'],
  },
  hebrew: {
    family: 'Noto Sans Hebrew',
    folder: '@embedpdf/fonts-hebrew/fonts',
    files: ['NotoSansHebrew-Regular.ttf', 'NotoSansHebrew-Bold.ttf'],
  },
} as const satisfies Record<string, Family>;

export type Fonts = {
  files: Buffer[];
  /** Lists of families for words, labels and figures, as a template names them. */
  serif: string[];
  sans: string[];
  mono: string[];
};

/**
 * @param packages the folder of the installed packages
 * @param more a folder with an operator's own fonts, for scripts that Stet's have no characters for; empty: none
 */
export function loadFonts(packages: string, more: string): Fonts {
  const files = Object.values(FAMILIES).flatMap(({ family, folder, files: all }) =>
    all.map((file) => renamed(readFileSync(path.join(packages, folder, file)), family)),
  );
  const own = more === '' ? [] : operatorsFonts(more);
  const rest = [
    ownName(FAMILIES.arabic.family),
    ownName(FAMILIES.hebrew.family),
    ...new Set(own.map(({ family }) => family)),
  ];
  const [serif, sans, mono] = [FAMILIES.serif, FAMILIES.sans, FAMILIES.mono].map(({ family }) =>
    ownName(family),
  ) as [string, string, string];
  return {
    files: [...files, ...own.map(({ file }) => file)],
    serif: [serif, sans, ...rest, mono],
    sans: [sans, serif, ...rest, mono],
    mono: [mono, sans, serif, ...rest],
  };
}

/** In the order of their names, so that the same folder gives the same bytes. */
function operatorsFonts(folder: string): { file: Buffer; family: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => {
      const file = readFileSync(path.join(folder, name));
      return { file, family: familyOf(file) };
    })
    .filter(({ family }) => family !== '');
}

/** The same length, so that a name can be written over the other where it stands. */
const ownName = (family: string) => `~${family.slice(1)}`;

/** The table of names in a font, by OpenType's own directory of tables; null where there is none. */
function nameTable(font: Buffer): Buffer | null {
  for (let at = 12, left = font.readUInt16BE(4); left > 0; at += 16, left -= 1) {
    if (font.toString('latin1', at, at + 4) !== 'name') continue;
    const from = font.readUInt32BE(at + 8);
    return font.subarray(from, from + font.readUInt32BE(at + 12));
  }
  return null;
}

const inUtf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** A font under its own name, in both encodings that a table of names has. */
function renamed(font: Buffer, family: string): Buffer {
  const names = nameTable(font);
  const other = ownName(family);
  for (const [before, after] of [
    [inUtf16(family), inUtf16(other)],
    [Buffer.from(family, 'latin1'), Buffer.from(other, 'latin1')],
  ] as const) {
    for (let at = names?.indexOf(before) ?? -1; names && at !== -1; at = names.indexOf(before, at))
      after.copy(names, at);
  }
  return font;
}

/** The family that an operator's font belongs to: its typographic name (16) before the plain one (1). */
function familyOf(font: Buffer): string {
  const names = nameTable(font);
  if (!names) return '';
  const strings = names.readUInt16BE(4);
  const found = new Map<number, string>();
  for (let at = 6, left = names.readUInt16BE(2); left > 0; at += 12, left -= 1) {
    const [platform, id] = [names.readUInt16BE(at), names.readUInt16BE(at + 6)];
    if (platform !== 3 || (id !== 1 && id !== 16) || found.has(id)) continue;
    const from = strings + names.readUInt16BE(at + 10);
    const bytes = Buffer.from(names.subarray(from, from + names.readUInt16BE(at + 8)));
    found.set(id, bytes.swap16().toString('utf16le'));
  }
  return found.get(16) ?? found.get(1) ?? '';
}
