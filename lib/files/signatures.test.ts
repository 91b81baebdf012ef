import { expect, test } from 'vitest';
import { signatureOf } from './signatures.ts';
import { sniff } from './sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const said = (text: string) => {
  const found = signatureOf(bytes(text));
  return found && `${found.mark}, ${found.kind}${found.isExact ? '' : ', spoilt'}`;
};

test.each([
  ['%PDF-1.7\n', 'pdf, pdf'],
  ['PK\x03\x04\x14\0', 'zip, zip'],
  ['PK\x05\x06', 'emptyZip, zip'],
  ['{\\rtf1', 'rtf, rtf'],
  ['\x89PNG\r\n\x1a\n\0\0', 'png, image'],
  ['\x89PNG\n\x1a\n', 'png, image, spoilt'],
  ['GIF87a', 'gif, image'],
  ['GIF88a', 'gif, image, spoilt'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'webp, image'],
  ['RIFX\x10\0\0\0WEBPVP8 ', 'webp, image, spoilt'],
  ['RIFF\x10\0\0\0WAVEfmt ', 'wave, audio_or_video'],
  ['RIFF\x10\0\0\0AVI LIST', 'avi, audio_or_video'],
  ['\0\0\0\x20ftypisom', 'isoMedia, audio_or_video'],
  ['7z\xbc\xaf\x27\x1c', 'sevenZip, archive'],
  ['\xfd7zXZ\0', 'xz, archive'],
  ['\x7fELF\x02', 'elf, program'],
  ['The council voted.', null],
  ['PK Mora said so.', null],
  ['', null],
])('%j', (start, words) => {
  expect(said(start)).toBe(words);
});

test('whatever looks at a file tells the same kind by the same mark', () => {
  for (const start of ['%PDF-1.4', 'GIF89a', 'OggS\0', 'Rar!\x1a', '\xca\xfe\xba\xbe']) {
    expect(sniff(bytes(start))).toBe(signatureOf(bytes(start))?.kind);
  }
});
