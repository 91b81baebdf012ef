/**
 * Determines from its content what a file is, and refuses what cannot be evidence. Never trusts a name or a declared
 * type. Our own rather than the package file-type, which says only what a file begins like: see
 * docs/decisions/library-or-ours.md.
 */

import { endingOf } from '../files/endings.ts';
import { type Mark, signatureOf } from '../files/signatures.ts';
import { hasUtf16Mark, looksLikeUnmarkedUtf16, sniff } from '../files/sniff.ts';
import { checkBoxes, checkOgg, type Fault, isMp3, latin1, matroskaKind } from './containers.ts';
import { refused } from './file-refused.ts';
import { MEDIA_KEYS, MEDIA_TYPES, type MediaKey, type MediaType } from './media-types.ts';
import { readOfficeParts } from './office-parts.ts';
import type { RandomAccess } from './random-access.ts';
import { EVIDENCE_IN_WORDS } from './what-is-taken.ts';
import type { Written } from './written.ts';

const HEAD = 4096;

const FAULT_MESSAGES: Record<Fault, string> = {
  cut_off: 'is cut off or damaged: its end is missing. Save or copy it again and upload it whole.',
  appended:
    'has something else hidden behind its end, so it is two files in one. Open it, export it again, and upload that.',
  unsound: 'begins like one but is not one. Open it in its program, save it again, and upload that.',
  too_large: 'would be so large when drawn that it could fill a reader’s memory. Save it smaller.',
};

/**
 * @param fileName as the sender called it: only held against the content
 * @throws AppError `validation` (field `file`) for everything that is not a whole file of a type that evidence may be
 */
export async function recognise(bytes: RandomAccess, fileName: string): Promise<MediaType> {
  if (bytes.size === 0) throw refused('This file is empty. Check that it was saved, and upload it again.');
  const head = await bytes.read(0, HEAD);
  const type = MEDIA_TYPES[await keyOf(bytes, head, fileName)];
  if (type.told.by !== 'parts') await refuseHidden(bytes, head, type);
  refuseWrongName(type, fileName);
  return type;
}

async function keyOf(bytes: RandomAccess, head: Uint8Array, fileName: string): Promise<MediaKey> {
  const signature = signatureOf(head);
  const key = signature?.isExact ? await keyByMark(signature.mark, bytes) : null;
  if (key !== null) return key;
  // MPEG audio needs no tag before it, and then its only mark is eleven bits, with which other files begin too.
  if (/^\xff[\xe2-\xff]/.test(latin1(head.subarray(0, 2))) && (await isMp3(bytes))) return 'mp3';
  return written(bytes, head, fileName);
}

/** Files that begin alike: what is inside shows which type it is. */
const INSIDE: Partial<Record<Mark, (bytes: RandomAccess) => Promise<MediaKey>>> = {
  zip: office,
  emptyZip: office,
  ogg: async (bytes) => {
    const { fault, isFilm } = await checkOgg(bytes);
    return sound(isFilm ? 'ogv' : 'ogg', fault);
  },
  matroska,
  isoMedia,
};

/** The type a mark belongs to; null where it belongs to none that is accepted. */
async function keyByMark(mark: Mark, bytes: RandomAccess): Promise<MediaKey | null> {
  const inside = INSIDE[mark];
  if (inside) return inside(bytes);
  for (const key of MEDIA_KEYS) {
    const { told } = MEDIA_TYPES[key];
    if (told.by === 'mark' && told.mark === mark) return sound(key, await told.fault(bytes));
  }
  return null;
}

function sound(key: MediaKey, fault: Fault | null): MediaKey {
  if (fault === null) return key;
  const { words } = MEDIA_TYPES[key];
  throw refused(
    fault === 'unsound'
      ? `This file looks like ${words} but ${FAULT_MESSAGES.unsound}`
      : `This file is ${words} that ${FAULT_MESSAGES[fault]}`,
  );
}

async function matroska(bytes: RandomAccess): Promise<MediaKey> {
  if ((await matroskaKind(bytes)) === 'webm') return 'webm';
  throw refused(
    'This is a Matroska film (.mkv), which browsers do not play. Save it as MP4 or WebM and upload that.',
  );
}

async function isoMedia(bytes: RandomAccess): Promise<MediaKey> {
  const { fault, brand, hasPicture } = await checkBoxes(bytes);
  if (/^(?:hei[cmsx]|hev[cmx]|mif1|msf1|avi[fs])$/.test(brand))
    throw refused(
      'This is a HEIC or AVIF picture, which not every browser shows. Save it as JPEG or PNG and upload that.',
    );
  if (brand === 'qt  ') return sound('mov', fault);
  if (/^M4[AB] $/.test(brand)) return sound('m4a', fault);
  return sound(hasPicture ? 'mp4' : 'm4a', fault);
}

/** Such a file is read in one piece, one at a time: a limit on memory, not on people. */
const mostPacked = 64 * 1_048_576;
let previous: Promise<unknown> = Promise.resolve();

async function office(bytes: RandomAccess): Promise<MediaKey> {
  if (bytes.size > mostPacked)
    throw refused('This document is larger than 64 MB. Take the pictures out of it and save it again.');
  const turn = previous.then(async () => readOfficeParts(await bytes.read(0, bytes.size)));
  previous = turn.catch(() => {});
  return turn;
}

const refusals = {
  ole: 'This file is protected by a password or in an old Office format. Save it as .docx or PDF without a password, and upload that.',
  image: 'This kind of picture is not taken. Save it as PNG or JPEG and upload that.',
  audio_or_video: 'This kind of recording is not taken. Save it as MP3, MP4, WAV or WebM and upload that.',
  archive: 'Packed archives are not taken. Unpack it and upload the files in it one by one.',
  program: 'This is a program. Programs are not taken as evidence.',
} as const;

const outlookMessage =
  'This is a message in Outlook’s own format (.msg), which is not read. In Outlook, open it and save it as .eml (or print it to PDF), and upload that.';

/** Everything written: web pages, transcripts and plain text. */
async function written(bytes: RandomAccess, head: Uint8Array, fileName: string): Promise<MediaKey> {
  const kind = sniff(head);
  const extension = endingOf(fileName);
  if (kind === 'ole' && extension === 'msg') throw refused(outlookMessage);
  if (kind in refusals) throw refused(refusals[kind as keyof typeof refusals]);
  const text = latin1(head);
  if (
    /<svg[\s>]/i.test(text) &&
    (kind === 'xml' || /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:svg|!doctype svg)/i.test(text))
  )
    throw refused('SVG pictures can carry programs, so they are not taken. Save it as PNG and upload that.');
  if (/^#!/.test(text)) throw refused(refusals.program);
  const key = textKey({ kind, text: text.replace(/^\xef\xbb\xbf/, ''), extension });
  if (key !== null) return binaryFree(bytes, key);
  throw refused(
    `It cannot be told what this file is, so it is not taken. Evidence can be ${EVIDENCE_IN_WORDS}.`,
  );
}

/** The kind of text a file is: plain if no other kind; null where it is not text. */
function textKey(beginning: Written): MediaKey | null {
  const isOf = (key: MediaKey) => {
    const { told } = MEDIA_TYPES[key];
    return told.by === 'text' && told.is?.(beginning);
  };
  return MEDIA_KEYS.find(isOf) ?? (beginning.kind === 'text' ? 'text' : null);
}

/** Text all the way to the end: bytes that no text has would be a file hidden after it. */
async function binaryFree(bytes: RandomAccess, key: MediaKey): Promise<MediaKey> {
  const head = await bytes.read(0, 512);
  if (hasUtf16Mark(head)) return key;
  if (looksLikeUnmarkedUtf16(head))
    throw refused('This text is stored as UTF-16 without the mark that says so. Save it again as UTF-8.');
  for (let at = 0; at < bytes.size; at += 65_536) {
    if ((await bytes.read(at, 65_536)).includes(0))
      throw refused(
        `This file begins as ${MEDIA_TYPES[key].words} but has something else in it. It is not taken.`,
      );
  }
  return key;
}

const hidden = /<(?:!doctype html|html|head|body|script|svg|\?php)[\s>]/i;

/** A file that is also a second one, for a program that looks elsewhere in it. */
async function refuseHidden(bytes: RandomAccess, head: Uint8Array, type: MediaType): Promise<void> {
  const twofold = refused(
    `This file is ${type.words} and something else at once, as files made to deceive are. Open it, export it again, and upload that.`,
  );
  if (await endsAsZip(bytes)) throw twofold;
  // A file that a browser only saves is not taken for anything else.
  if (type.shown === 'saved') return;
  const start = latin1(head.subarray(0, 1024));
  if (hidden.test(start) || (type !== MEDIA_TYPES.pdf && start.includes('%PDF-'))) throw twofold;
}

/** A ZIP archive is read from its end, so one can be appended to anything. */
async function endsAsZip(bytes: RandomAccess): Promise<boolean> {
  const length = Math.min(bytes.size, 22 + 0xffff);
  const tail = await bytes.read(bytes.size - length, length);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + 22 + view.getUint16(at + 20, true) === tail.length) return true;
  }
  return false;
}

function refuseWrongName({ words, extensions }: MediaType, fileName: string): void {
  const extension = endingOf(fileName);
  if (extension === '' || extensions.includes(extension)) return;
  throw refused(
    `This file is named .${extension} but is ${words}. Give it the ending .${extensions[0]} and upload it again.`,
  );
}

/** The name as stored: no path, nothing that steers a terminal or turns the reading direction, and an ending. */
export function cleanFileName(given: string, { extensions }: MediaType): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const extension = endingOf(name);
  const stem = (extension === '' ? name : name.slice(0, -extension.length - 1)).slice(0, 180).trim();
  return `${stem.toWellFormed() || 'file'}.${extensions.includes(extension) ? extension : extensions[0]}`;
}
