/** The bytes that files of a type begin with, as in the types' own specifications: one table for whatever looks at a file. */

/** What a file claims to be by its first bytes, as far as that is all one needs to know. */
export type SignedKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'image' | 'audio_or_video' | 'archive' | 'program';

type SignatureRow = {
  kind: SignedKind;
  /** One letter for each byte. */
  begins: string;
  /** Where the mark stands; left out: at the very start. */
  at?: number;
  /** What a sound file of the type begins with, where the mark alone says less: one letter for each byte. */
  exactly?: string | RegExp;
};

/** The first that fits counts. */
const ROWS = {
  pdf: { kind: 'pdf', begins: '%PDF-' },
  zip: { kind: 'zip', begins: 'PK\x03\x04' },
  emptyZip: { kind: 'zip', begins: 'PK\x05\x06' },
  ole: { kind: 'ole', begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  rtf: { kind: 'rtf', begins: '{\\rtf' },
  png: { kind: 'image', begins: '\x89PNG', exactly: '\x89PNG\r\n\x1a\n' },
  jpeg: { kind: 'image', begins: '\xff\xd8\xff' },
  gif: { kind: 'image', begins: 'GIF8', exactly: /^GIF8[79]a/ },
  tiffOfIntel: { kind: 'image', begins: 'II*\0' },
  tiffOfMotorola: { kind: 'image', begins: 'MM\0*' },
  photoshop: { kind: 'image', begins: '8BPS' },
  id3: { kind: 'audio_or_video', begins: 'ID3' },
  ogg: { kind: 'audio_or_video', begins: 'OggS' },
  flac: { kind: 'audio_or_video', begins: 'fLaC' },
  matroska: { kind: 'audio_or_video', begins: '\x1a\x45\xdf\xa3' },
  gzip: { kind: 'archive', begins: '\x1f\x8b' },
  rar: { kind: 'archive', begins: 'Rar!' },
  sevenZip: { kind: 'archive', begins: '7z\xbc\xaf' },
  bzip2: { kind: 'archive', begins: 'BZh' },
  xz: { kind: 'archive', begins: '\xfd7zXZ' },
  zstandard: { kind: 'archive', begins: '\x28\xb5\x2f\xfd' },
  elf: { kind: 'program', begins: '\x7fELF' },
  machO: { kind: 'program', begins: '\xcf\xfa\xed\xfe' },
  javaClass: { kind: 'program', begins: '\xca\xfe\xba\xbe' },
  webp: { kind: 'image', begins: 'WEBP', at: 8, exactly: /^RIFF[\s\S]{4}WEBP/ },
  wave: { kind: 'audio_or_video', begins: 'WAVE', at: 8, exactly: /^RIFF[\s\S]{4}WAVE/ },
  avi: { kind: 'audio_or_video', begins: 'AVI ', at: 8 },
  isoMedia: { kind: 'audio_or_video', begins: 'ftyp', at: 4 },
} as const satisfies Record<string, SignatureRow>;

export type Mark = keyof typeof ROWS;

const MARKS = Object.entries(ROWS) as [Mark, SignatureRow][];

/** No mark ends later. */
const LONGEST = 16;

/**
 * The mark that a file begins with, and what it claims to be by it.
 * @returns `isExact`: it begins as a sound file of this type does; null where it has none of the marks
 */
export function signatureOf(bytes: Uint8Array): { mark: Mark; kind: SignedKind; isExact: boolean } | null {
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST));
  const found = MARKS.find(([, { begins, at = 0 }]) => start.startsWith(begins, at));
  if (!found) return null;
  const [mark, { kind, exactly = '' }] = found;
  const isExact = typeof exactly === 'string' ? start.startsWith(exactly) : exactly.test(start);
  return { mark, kind, isExact };
}
