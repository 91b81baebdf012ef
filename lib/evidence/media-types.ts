/** The kinds of file that evidence may be, and what is done with each. */

/** How a browser may be given it: played or shown in its place, opened by itself in a window, or only saved. */
type Shown = 'image' | 'audio' | 'video' | 'window' | 'saved';

/** How its text is read; null where it has none. */
type TextKind = 'pdf' | 'docx' | 'odt' | 'rtf' | 'html' | 'mail' | 'text' | 'transcript';

export type MediaType = {
  /** IANA name: what is stored, and what the file is served as. */
  name: string;
  /** "a PDF", as a sentence needs it. */
  words: string;
  /** Endings that a file of this type may have, the usual one first. */
  extensions: readonly [string, ...string[]];
  shown: Shown;
  text: TextKind | null;
};

const types = {
  pdf: { name: 'application/pdf', words: 'a PDF', extensions: ['pdf'], shown: 'window', text: 'pdf' },
  docx: {
    name: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    words: 'a Word document',
    extensions: ['docx'],
    shown: 'saved',
    text: 'docx',
  },
  odt: {
    name: 'application/vnd.oasis.opendocument.text',
    words: 'an OpenDocument text',
    extensions: ['odt'],
    shown: 'saved',
    text: 'odt',
  },
  rtf: {
    name: 'application/rtf',
    words: 'a rich-text document',
    extensions: ['rtf'],
    shown: 'saved',
    text: 'rtf',
  },
  mail: { name: 'message/rfc822', words: 'a mail', extensions: ['eml'], shown: 'saved', text: 'mail' },
  html: {
    name: 'text/html',
    words: 'a web page',
    extensions: ['html', 'htm', 'xhtml'],
    shown: 'saved',
    text: 'html',
  },
  text: {
    name: 'text/plain',
    words: 'plain text',
    extensions: ['txt', 'text', 'md', 'csv', 'tsv'],
    shown: 'saved',
    text: 'text',
  },
  srt: {
    name: 'application/x-subrip',
    words: 'a transcript (SRT)',
    extensions: ['srt'],
    shown: 'saved',
    text: 'transcript',
  },
  vtt: {
    name: 'text/vtt',
    words: 'a transcript (WebVTT)',
    extensions: ['vtt'],
    shown: 'saved',
    text: 'transcript',
  },
  sbv: {
    name: 'text/x-sbv',
    words: 'a transcript (SBV)',
    extensions: ['sbv'],
    shown: 'saved',
    text: 'transcript',
  },
  ttml: {
    name: 'application/ttml+xml',
    words: 'a transcript (TTML)',
    extensions: ['ttml', 'dfxp', 'xml'],
    shown: 'saved',
    text: 'transcript',
  },
  json: {
    name: 'application/json',
    words: 'a JSON file',
    extensions: ['json'],
    shown: 'saved',
    text: 'transcript',
  },
  png: { name: 'image/png', words: 'a PNG picture', extensions: ['png'], shown: 'image', text: null },
  jpeg: {
    name: 'image/jpeg',
    words: 'a JPEG picture',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    shown: 'image',
    text: null,
  },
  webp: { name: 'image/webp', words: 'a WebP picture', extensions: ['webp'], shown: 'image', text: null },
  gif: { name: 'image/gif', words: 'a GIF picture', extensions: ['gif'], shown: 'image', text: null },
  mp3: { name: 'audio/mpeg', words: 'an MP3 recording', extensions: ['mp3'], shown: 'audio', text: null },
  m4a: {
    name: 'audio/mp4',
    words: 'an MPEG-4 recording',
    extensions: ['m4a', 'm4b', 'mp4'],
    shown: 'audio',
    text: null,
  },
  mp4: {
    name: 'video/mp4',
    words: 'an MPEG-4 film',
    extensions: ['mp4', 'm4v', 'm4a'],
    shown: 'video',
    text: null,
  },
  mov: {
    name: 'video/quicktime',
    words: 'a QuickTime film',
    extensions: ['mov', 'qt', 'mp4'],
    shown: 'video',
    text: null,
  },
  ogg: {
    name: 'audio/ogg',
    words: 'an Ogg recording',
    extensions: ['ogg', 'oga', 'opus', 'spx'],
    shown: 'audio',
    text: null,
  },
  ogv: { name: 'video/ogg', words: 'an Ogg film', extensions: ['ogv', 'ogg'], shown: 'video', text: null },
  webm: {
    name: 'video/webm',
    words: 'a WebM recording',
    extensions: ['webm', 'weba'],
    shown: 'video',
    text: null,
  },
  wav: {
    name: 'audio/wav',
    words: 'a WAV recording',
    extensions: ['wav', 'wave'],
    shown: 'audio',
    text: null,
  },
  flac: { name: 'audio/flac', words: 'a FLAC recording', extensions: ['flac'], shown: 'audio', text: null },
} as const satisfies Record<string, MediaType>;

export type MediaKey = keyof typeof types;

export const MEDIA_TYPES: Readonly<Record<MediaKey, MediaType>> = types;

/** The type that is stored under this name; null for a name that evidence never has. */
export function mediaTypeOf(name: string): MediaType | null {
  return Object.values(MEDIA_TYPES).find((type) => type.name === name) ?? null;
}

/** For an upload field's `accept`. */
export const EVIDENCE_EXTENSIONS: readonly string[] = [
  ...new Set(Object.values(MEDIA_TYPES).flatMap(({ extensions }) => extensions)),
].map((extension) => `.${extension}`);

export const EVIDENCE_IN_WORDS =
  'PDF, Word (.docx), OpenDocument (.odt), rich text (.rtf), mail (.eml), HTML, plain text; transcripts as SRT, WebVTT, SBV, TTML and JSON; PNG, JPEG, WebP and GIF; MP3, M4A, MP4, MOV, Ogg, WebM, WAV and FLAC';
