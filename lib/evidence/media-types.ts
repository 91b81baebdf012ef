/**
 * The kinds of file that evidence may be, and everything each decides, one row each: what it is called, how it is told
 * from every other, how a browser may show it and how its text is read. A new kind needs a row here, its mark in
 * lib/files/signatures.ts (or what its text begins with in written.ts) and its reader in lib/reader/text-readers.ts.
 */
import { PAGE_ENDINGS, PLAIN_ENDINGS } from '../files/endings.ts';
import type { EvidenceTextType } from '../reader/text-readers.ts';
import {
  checkFlac,
  checkGif,
  checkJpeg,
  checkMp3,
  checkPdf,
  checkPng,
  checkRtf,
  checkWave,
  checkWebp,
} from './containers.ts';
import type { Told } from './told.ts';
import { isJson, isMail, isPage, isSbv, isSrt, isTimedMarkup, isWebVtt } from './written.ts';

/** How a browser may be given it: played or shown in place, opened in a window of its own, or only saved. */
type Shown = 'image' | 'audio' | 'video' | 'window' | 'saved';

export type MediaType = {
  /** Media type registered with IANA: what is stored, and what the file is served as. */
  name: string;
  /** "a PDF", as it reads in a sentence. */
  words: string;
  /** "Word (.docx)", in the list of what is accepted. */
  listed: string;
  /** Endings that a file of this type may have, the usual one first. */
  extensions: readonly [string, ...string[]];
  told: Told;
  shown: Shown;
  /**
   * What it is served as, where not under its own name: a web page is served as bytes, or a browser would run what is
   * in it.
   */
  servedAs?: 'application/octet-stream';
  /** The reader of its text; null where it has none. */
  text: EvidenceTextType | null;
};

const TIMED = { shown: 'saved', text: 'transcript' } as const;
const PICTURE = { shown: 'image', text: null } as const;
const SOUND = { shown: 'audio', text: null } as const;
const FILM = { shown: 'video', text: null } as const;

const types = {
  pdf: {
    name: 'application/pdf',
    words: 'a PDF',
    listed: 'PDF',
    extensions: ['pdf'],
    told: { by: 'mark', mark: 'pdf', fault: checkPdf },
    shown: 'window',
    text: 'pdf',
  },
  docx: {
    name: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    words: 'a Word document',
    listed: 'Word (.docx)',
    extensions: ['docx'],
    told: {
      by: 'parts',
      isIt: ({ names }) =>
        names.includes('[Content_Types].xml') && names.some((name) => /^word\/\w+\.xml$/.test(name)),
      called: 'Word file',
      program: 'Word',
      macros: /vbaProject\.bin$/i,
    },
    shown: 'saved',
    text: 'docx',
  },
  odt: {
    name: 'application/vnd.oasis.opendocument.text',
    words: 'an OpenDocument text',
    listed: 'OpenDocument (.odt)',
    extensions: ['odt'],
    told: {
      by: 'parts',
      isIt: ({ names, mimetype }) =>
        names.includes('content.xml') && mimetype() === 'application/vnd.oasis.opendocument.text',
      called: 'OpenDocument text',
      program: 'the program it was made with',
      macros: /vbaProject\.bin$|^Basic\//i,
    },
    shown: 'saved',
    text: 'odt',
  },
  rtf: {
    name: 'application/rtf',
    words: 'a rich-text document',
    listed: 'rich text (.rtf)',
    extensions: ['rtf'],
    told: { by: 'mark', mark: 'rtf', fault: checkRtf },
    shown: 'saved',
    text: 'rtf',
  },
  mail: {
    name: 'message/rfc822',
    words: 'a mail',
    listed: 'mail (.eml)',
    extensions: ['eml'],
    told: { by: 'text', is: isMail },
    shown: 'saved',
    text: 'mail',
  },
  html: {
    name: 'text/html',
    words: 'a web page',
    listed: 'HTML',
    extensions: PAGE_ENDINGS,
    told: { by: 'text', is: isPage },
    shown: 'saved',
    servedAs: 'application/octet-stream',
    text: 'html',
  },
  wacz: {
    name: 'application/wacz',
    words: 'a web archive',
    listed: 'web archive (.wacz)',
    extensions: ['wacz'],
    told: {
      by: 'parts',
      isIt: ({ names }) =>
        names.includes('datapackage.json') && names.some((name) => /^archive\/.+\.warc(?:\.gz)?$/.test(name)),
      called: 'web archive',
      program: 'the program it was made with',
      macros: /vbaProject\.bin$/i,
    },
    shown: 'saved',
    text: null,
  },
  text: {
    name: 'text/plain',
    words: 'plain text',
    listed: 'plain text',
    extensions: [...PLAIN_ENDINGS, 'md', 'csv', 'tsv'],
    told: { by: 'text', is: null },
    shown: 'saved',
    text: 'text',
  },
  srt: {
    name: 'application/x-subrip',
    words: 'a transcript (SRT)',
    listed: 'SRT',
    extensions: ['srt'],
    told: { by: 'text', is: isSrt },
    ...TIMED,
  },
  vtt: {
    name: 'text/vtt',
    words: 'a transcript (WebVTT)',
    listed: 'WebVTT',
    extensions: ['vtt'],
    told: { by: 'text', is: isWebVtt },
    ...TIMED,
  },
  sbv: {
    name: 'text/x-sbv',
    words: 'a transcript (SBV)',
    listed: 'SBV',
    extensions: ['sbv'],
    told: { by: 'text', is: isSbv },
    ...TIMED,
  },
  ttml: {
    name: 'application/ttml+xml',
    words: 'a transcript (TTML)',
    listed: 'TTML',
    extensions: ['ttml', 'dfxp', 'xml'],
    told: { by: 'text', is: isTimedMarkup },
    ...TIMED,
  },
  json: {
    name: 'application/json',
    words: 'a JSON file',
    listed: 'JSON',
    extensions: ['json'],
    told: { by: 'text', is: isJson },
    ...TIMED,
  },
  png: {
    name: 'image/png',
    words: 'a PNG picture',
    listed: 'PNG',
    extensions: ['png'],
    told: { by: 'mark', mark: 'png', fault: checkPng },
    ...PICTURE,
  },
  jpeg: {
    name: 'image/jpeg',
    words: 'a JPEG picture',
    listed: 'JPEG',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    told: { by: 'mark', mark: 'jpeg', fault: checkJpeg },
    ...PICTURE,
  },
  webp: {
    name: 'image/webp',
    words: 'a WebP picture',
    listed: 'WebP',
    extensions: ['webp'],
    told: { by: 'mark', mark: 'webp', fault: checkWebp },
    ...PICTURE,
  },
  gif: {
    name: 'image/gif',
    words: 'a GIF picture',
    listed: 'GIF',
    extensions: ['gif'],
    told: { by: 'mark', mark: 'gif', fault: checkGif },
    ...PICTURE,
  },
  mp3: {
    name: 'audio/mpeg',
    words: 'an MP3 recording',
    listed: 'MP3',
    extensions: ['mp3'],
    told: { by: 'mark', mark: 'id3', fault: checkMp3 },
    ...SOUND,
  },
  m4a: {
    name: 'audio/mp4',
    words: 'an MPEG-4 recording',
    listed: 'M4A',
    extensions: ['m4a', 'm4b', 'mp4'],
    told: { by: 'inside', mark: 'isoMedia' },
    ...SOUND,
  },
  mp4: {
    name: 'video/mp4',
    words: 'an MPEG-4 film',
    listed: 'MP4',
    extensions: ['mp4', 'm4v', 'm4a'],
    told: { by: 'inside', mark: 'isoMedia' },
    ...FILM,
  },
  mov: {
    name: 'video/quicktime',
    words: 'a QuickTime film',
    listed: 'MOV',
    extensions: ['mov', 'qt', 'mp4'],
    told: { by: 'inside', mark: 'isoMedia' },
    ...FILM,
  },
  ogg: {
    name: 'audio/ogg',
    words: 'an Ogg recording',
    listed: 'Ogg',
    extensions: ['ogg', 'oga', 'opus', 'spx'],
    told: { by: 'inside', mark: 'ogg' },
    ...SOUND,
  },
  ogv: {
    name: 'video/ogg',
    words: 'an Ogg film',
    listed: 'Ogg',
    extensions: ['ogv', 'ogg'],
    told: { by: 'inside', mark: 'ogg' },
    ...FILM,
  },
  webm: {
    name: 'video/webm',
    words: 'a WebM recording',
    listed: 'WebM',
    extensions: ['webm', 'weba'],
    told: { by: 'inside', mark: 'matroska' },
    ...FILM,
  },
  wav: {
    name: 'audio/wav',
    words: 'a WAV recording',
    listed: 'WAV',
    extensions: ['wav', 'wave'],
    told: { by: 'mark', mark: 'wave', fault: checkWave },
    ...SOUND,
  },
  flac: {
    name: 'audio/flac',
    words: 'a FLAC recording',
    listed: 'FLAC',
    extensions: ['flac'],
    told: { by: 'mark', mark: 'flac', fault: checkFlac },
    ...SOUND,
  },
} as const satisfies Record<string, MediaType>;

export type MediaKey = keyof typeof types;

export const MEDIA_TYPES: Readonly<Record<MediaKey, MediaType>> = types;

export const MEDIA_KEYS = Object.keys(types) as MediaKey[];

/** The type stored under this name; null for a name that evidence never has. */
export function mediaTypeOf(name: string): MediaType | null {
  return Object.values(MEDIA_TYPES).find((type) => type.name === name) ?? null;
}
