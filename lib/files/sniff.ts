import { type SignedKind, signatureOf } from './signatures.ts';

/** What a file is by its content, whatever its name says. `text` is everything without the mark of something else. */
export type FileKind = SignedKind | 'empty' | 'html' | 'xml' | 'binary' | 'text';

const sampleLength = 4096;

/** Recognises a file's kind from its first bytes; reads no more than a few thousand of them. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const signature = signatureOf(bytes);
  if (signature !== null) return signature.kind;
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(0, 512).includes(0)) return 'program';
  const sample = bytes.subarray(0, sampleLength);
  // UTF-16 is text; whether it can be read is for the reader of text to decide.
  if (hasUtf16Mark(bytes) || looksLikeUnmarkedUtf16(bytes)) return 'text';
  const start = new TextDecoder('latin1').decode(sample).replace(/^(?:ï»¿)?\s*/, '');
  if (/^%PDF-/.test(start)) return 'pdf';
  if (opensAsHtml(start)) return 'html';
  if (/^<\?xml/i.test(start)) return 'xml';
  return isBinary(sample) ? 'binary' : 'text';
}

/** A document type or one of a page's outer elements, after comments and an XML declaration. */
function opensAsHtml(start: string): boolean {
  let rest = start;
  for (;;) {
    const mark = rest.startsWith('<!--') ? '-->' : /^<\?xml/i.test(rest) ? '?>' : null;
    const close = mark === null ? -1 : rest.indexOf(mark);
    if (mark === null || close === -1) break;
    rest = rest.slice(close + mark.length).trimStart();
  }
  return /^(?:<!doctype html|<html|<head|<body|<article)[\s>]/i.test(rest);
}

export const hasUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** UTF-16 without its byte order mark: every second byte of Western text is zero. */
export function looksLikeUnmarkedUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  return half >= 2 && Math.max(even, odd) > half * 0.7 && Math.min(even, odd) < half * 0.1;
}

/** Whether there are control bytes that no text file has, more than a stray one. A single NUL is reported as such. */
function isBinary(sample: Uint8Array): boolean {
  let control = 0;
  for (const byte of sample)
    if (byte < 7 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control += 1;
  return control > 2 && control * 100 > sample.length;
}

const tagged =
  /<(?:p|div|br|h[1-6]|span|a|ul|ol|li|article|section|body|html|table|meta|title|em|strong|b|i|pre|blockquote|figure|tr|td|font|center|head)\b[^<>]{0,2000}>/i;

/** Whether a text contains any HTML tags: a file named .html without any is plain text. */
export const hasTags = (text: string): boolean => tagged.test(text);
