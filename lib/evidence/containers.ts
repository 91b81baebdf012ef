/**
 * Looks into pictures, recordings and films as far as their own specifications allow, to see that they are whole and
 * nothing else besides. Each check returns null where the file is sound, or else what is wrong with it.
 */
import type { RandomAccess } from './random-access.ts';

/**
 * `cut_off`: it stops short of its end; `appended`: something follows its end; `unsound`: it is not what it begins as.
 */
export type Fault = 'cut_off' | 'appended' | 'unsound' | 'too_large';

/** One character for each byte; the platform's own TextDecoder('latin1') is really Windows-1252. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** More than any camera makes: a picture of this size would fill a reader's memory when drawn. */
const mostPixels = 300_000_000;
/** Far more parts than a real file has; each costs a little time. */
const mostSteps = 400_000;

/** PNG (W3C): chunks from the signature to IEND, which is the end. */
export async function checkPng(bytes: RandomAccess): Promise<Fault | null> {
  const start = view(await bytes.read(8, 16));
  if (start.byteLength < 16 || start.getUint32(0) !== 13 || start.getUint32(4) !== 0x49484452)
    return 'unsound';
  if (start.getUint32(8) * start.getUint32(12) > mostPixels) return 'too_large';
  let at = 8;
  for (let step = 0; step < mostSteps; step += 1) {
    const chunk = view(await bytes.read(at, 8));
    if (chunk.byteLength < 8) return 'cut_off';
    at += 12 + chunk.getUint32(0);
    if (at > bytes.size) return 'cut_off';
    if (chunk.getUint32(4) === 0x49454e44) return at === bytes.size ? null : 'appended';
  }
  return 'unsound';
}

/**
 * JPEG (ITU T.81): segments up to the picture's data, and an end mark. Cameras put a second picture, depth or a film
 * after it, so what follows is not checked here.
 */
export async function checkJpeg(bytes: RandomAccess): Promise<Fault | null> {
  let at = 2;
  for (let step = 0; step < mostSteps; step += 1) {
    const segment = view(await bytes.read(at, 9));
    if (segment.byteLength < 4) return 'cut_off';
    if (segment.getUint8(0) !== 0xff) return 'unsound';
    const mark = segment.getUint8(1);
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame && segment.byteLength >= 9 && segment.getUint16(5) * segment.getUint16(7) > mostPixels)
      return 'too_large';
    at += 2 + segment.getUint16(2);
    if (mark === 0xda) break;
    if (mark === 0xd9 || mark < 0xc0) return 'unsound';
  }
  return (await hasJpegEnd(bytes, at)) ? null : 'cut_off';
}

async function hasJpegEnd(bytes: RandomAccess, from: number): Promise<boolean> {
  const step = 32_768;
  for (let at = from; at < bytes.size; at += step) {
    // One byte of overlap, so that a mark across the boundary is seen.
    const part = await bytes.read(at, step + 1);
    for (let i = part.indexOf(0xff); i !== -1 && i + 1 < part.length; i = part.indexOf(0xff, i + 1))
      if (part[i + 1] === 0xd9) return true;
  }
  return false;
}

/** GIF (89a): ends with its trailer; some programs pad it with zeros. */
export async function checkGif(bytes: RandomAccess): Promise<Fault | null> {
  const start = view(await bytes.read(6, 4));
  if (start.byteLength < 4) return 'cut_off';
  if (start.getUint16(0, true) * start.getUint16(2, true) > mostPixels) return 'too_large';
  const end = await bytes.read(Math.max(0, bytes.size - 64), 64);
  return end.findLast((byte) => byte !== 0) === 0x3b ? null : 'cut_off';
}

/** RIFF (WebP, WAV): one chunk that says how long the file is. Recorders that were cut short give 0 or the maximum. */
async function checkRiff(bytes: RandomAccess, form: 'WEBP' | 'WAVE'): Promise<Fault | null> {
  const start = view(await bytes.read(0, 20));
  if (start.byteLength < 20) return 'cut_off';
  const declared = start.getUint32(4, true);
  const isOpenEnded = form === 'WAVE' && (declared === 0 || declared === 0xffffffff);
  const first = latin1(await bytes.read(12, 4));
  if (form === 'WEBP' && !/^VP8[ LX]$/.test(first)) return 'unsound';
  if (form === 'WAVE' && !/^(?:fmt |JUNK|bext|LIST|fact|iXML)$/.test(first)) return 'unsound';
  if (isOpenEnded) return null;
  const end = declared + 8 + (declared % 2);
  if (bytes.size < declared + 8) return 'cut_off';
  return bytes.size <= end ? null : 'appended';
}

export type Boxes = { fault: Fault | null; brand: string; hasPicture: boolean };

/** ISO base media (14496-12): boxes one after another to the end, one of which says what is in them. */
export async function checkBoxes(bytes: RandomAccess): Promise<Boxes> {
  const brand = latin1(await bytes.read(8, 4));
  let at = 0;
  let hasIndex = false;
  let hasContent = false;
  let hasPicture = false;
  const answer = (fault: Fault | null): Boxes => ({ fault, brand, hasPicture });
  for (let step = 0; step < mostSteps && at < bytes.size; step += 1) {
    const head = view(await bytes.read(at, 16));
    if (head.byteLength < 8) return answer('cut_off');
    const name = latin1(await bytes.read(at + 4, 4));
    if (!/^[\x20-\x7e\xa9]{4}$/.test(name)) return answer(at === 0 ? 'unsound' : 'appended');
    let size = head.getUint32(0);
    if (size === 1) {
      if (head.byteLength < 16) return answer('cut_off');
      size = Number(head.getBigUint64(8));
    } else if (size === 0) size = bytes.size - at;
    if (size < 8) return answer('unsound');
    if (at + size > bytes.size) return answer('cut_off');
    if (name === 'mdat' || name === 'moof') hasContent = true;
    if (name === 'moov') {
      hasIndex = true;
      // A film has a video handler somewhere in its index; a recording has none.
      hasPicture = latin1(await bytes.read(at, Math.min(size, 4 * 1_048_576))).includes('vide');
    }
    at += size;
  }
  return answer(at !== bytes.size ? 'unsound' : hasIndex && hasContent ? null : 'cut_off');
}

/** Ogg (RFC 3533): pages to the end. */
export async function checkOgg(bytes: RandomAccess): Promise<{ fault: Fault | null; isFilm: boolean }> {
  const first = await bytes.read(0, 27 + 255 + 16);
  const isFilm = latin1(first).includes('\x80theora');
  let at = 0;
  for (let step = 0; step < mostSteps && at < bytes.size; step += 1) {
    const page = await bytes.read(at, 27 + 255);
    if (latin1(page.subarray(0, 4)) !== 'OggS') return { fault: at === 0 ? 'unsound' : 'appended', isFilm };
    if (page.length < 27) return { fault: 'cut_off', isFilm };
    const segments = page[26] ?? 0;
    if (page.length < 27 + segments) return { fault: 'cut_off', isFilm };
    at += 27 + segments + page.subarray(27, 27 + segments).reduce((sum, length) => sum + length, 0);
  }
  return { fault: at === bytes.size ? null : 'cut_off', isFilm };
}

/** Matroska and WebM (RFC 9559): the header names the kind of document. */
export async function matroskaKind(bytes: RandomAccess): Promise<'webm' | 'matroska' | null> {
  const head = latin1(await bytes.read(0, 256));
  const at = head.indexOf('\x42\x82');
  if (at === -1) return null;
  const name = head.slice(at + 3, at + 11);
  return name.startsWith('webm') ? 'webm' : name === 'matroska' ? 'matroska' : null;
}

/** FLAC (RFC 9639): the mark is followed by the stream's description of 34 bytes. */
export async function checkFlac(bytes: RandomAccess): Promise<Fault | null> {
  const head = view(await bytes.read(4, 4));
  if (head.byteLength < 4 || bytes.size < 42) return 'cut_off';
  return (head.getUint8(0) & 0x7f) === 0 && (head.getUint32(0) & 0xffffff) === 34 ? null : 'unsound';
}

const bitRates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Length of the MPEG layer III frame that these four bytes begin; null where they do not begin one. */
function frameLength(head: number): number | null {
  const version = (head >>> 19) & 3;
  const rate = (head >>> 12) & 15;
  const sampling = (head >>> 10) & 3;
  if (head >>> 21 !== 0x7ff || version === 1 || ((head >>> 17) & 3) !== 1) return null;
  if (rate === 0 || rate === 15 || sampling === 3) return null;
  const isOne = version === 3;
  const bits = (bitRates[isOne ? 0 : 1][rate] ?? 0) * 1000;
  const samples = (sampleRates[sampling] ?? 44_100) / (isOne ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isOne ? 144 : 72) * bits) / samples) + ((head >>> 9) & 1);
}

/** MP3 (ISO 11172-3): after a tag, consecutive frames; three of them are no accident. */
export async function isMp3(bytes: RandomAccess): Promise<boolean> {
  let at = 0;
  const tag = await bytes.read(0, 10);
  if (latin1(tag.subarray(0, 3)) === 'ID3') {
    const size = tag.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    at = 10 + size;
  }
  // Encoders leave some zeros after the tag.
  const gap = (await bytes.read(at, 4096)).findIndex((byte) => byte !== 0);
  at += Math.max(0, gap);
  for (let frame = 0; frame < 3; frame += 1) {
    const head = view(await bytes.read(at, 4));
    const length = head.byteLength < 4 ? null : frameLength(head.getUint32(0));
    if (length === null) return false;
    at += length;
  }
  return true;
}

/** The same for a file that begins with a tag (ID3), which nothing but sound has. */
export const checkMp3 = async (bytes: RandomAccess): Promise<Fault | null> =>
  (await isMp3(bytes)) ? null : 'unsound';

export const checkWebp = (bytes: RandomAccess): Promise<Fault | null> => checkRiff(bytes, 'WEBP');
export const checkWave = (bytes: RandomAccess): Promise<Fault | null> => checkRiff(bytes, 'WAVE');

/** PDF (ISO 32000): the mark comes first and the end mark last; readers tolerate more, and are fooled by it. */
export async function checkPdf(bytes: RandomAccess): Promise<Fault | null> {
  if (!/^%PDF-[12]\.\d/.test(latin1(await bytes.read(0, 16)))) return 'unsound';
  return endsWith(bytes, '%%EOF');
}

/** RTF 1.9.1: one group, closed at the very end. */
export const checkRtf = (bytes: RandomAccess): Promise<Fault | null> => endsWith(bytes, '}');

/** Checks that a file ends with its end mark, with nothing but blanks after it. */
async function endsWith(bytes: RandomAccess, mark: string): Promise<Fault | null> {
  const tail = latin1(await bytes.read(Math.max(0, bytes.size - 2048), 2048));
  const end = tail.lastIndexOf(mark);
  if (end === -1) return 'cut_off';
  return /^[\s\0]*$/.test(tail.slice(end + mark.length)) ? null : 'appended';
}
