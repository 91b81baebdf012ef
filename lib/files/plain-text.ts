import { hasUtf16Mark, looksLikeUnmarkedUtf16 } from './sniff.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';

const oldEncodingNotice =
  'This file is not saved as Unicode. It was read as Western European (Windows-1252); check its accents and quotation marks.';

/** Bytes of Windows-1252 that mean quotation marks, dashes, an ellipsis, a bullet, a euro or a no-break space. */
const windowsMarks = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa9, 0xab, 0xbb, 0xb7,
]);
const windowsUnused = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Decodes bytes: UTF-8, checked strictly; UTF-16 by its byte order mark. Anything else is refused, since a wrong guess
 * changes words silently, with one exception: text in Latin letters with the typical marks of Windows-1252, which is
 * accepted with a notice. (Words in Cyrillic, Greek or Polish in their old encodings are mostly or partly above 0x7F
 * and are refused.)
 * @throws UnreadableStory
 */
export function decodeText(bytes: Uint8Array): { text: string; notices: string[] } {
  const decode = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    if (hasUtf16Mark(bytes))
      return { text: decode(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'), notices: [] };
  } catch {
    throw new UnreadableStory(
      'damaged_characters',
      'This file is cut off or damaged: some of its characters are incomplete. Save it again as UTF-8 text.',
    );
  }
  try {
    return { text: decode('utf-8'), notices: [] };
  } catch {
    if (looksLikeWindows1252(bytes)) return { text: decode('windows-1252'), notices: [oldEncodingNotice] };
  }
  throw new UnreadableStory(
    'encoding',
    'The letters in this file are stored in a way that cannot be told for certain. Open it, save it again with the encoding UTF-8, and upload that; or paste the text.',
  );
}

function looksLikeWindows1252(bytes: Uint8Array): boolean {
  let marks = 0;
  let accents = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if (windowsUnused.has(byte) || byte === 0) return false;
    if (windowsMarks.has(byte)) marks += 1;
    else accents += 1;
  }
  return marks + accents > 0 && accents * 12 < bytes.length && (marks > 0 || accents * 25 < bytes.length);
}

/** Reads a `.txt` file. @throws UnreadableStory */
export function readPlainText(bytes: Uint8Array, most = maxTextBytes): StoryText {
  if (!hasUtf16Mark(bytes) && looksLikeUnmarkedUtf16(bytes)) {
    throw new UnreadableStory(
      'encoding',
      'This file is saved as UTF-16 without the mark that says so. Open it, save it again as UTF-8, and upload that; or paste the text.',
    );
  }
  const { text, notices } = decodeText(bytes);
  checkText(text, most);
  return { raw: text, format: 'text', notices };
}
