/** Tells kinds of text apart by how they begin and, where that is not enough, by their ending. */
import type { FileKind } from '../files/sniff.ts';
import { isTtml } from '../files/ttml.ts';

/** The beginning of a text file. */
export type Written = {
  kind: FileKind;
  /** One character for each byte, without a UTF-8 byte order mark. */
  text: string;
  /** From its name, in lower case; empty: none. */
  extension: string;
};

/**
 * A plain file that holds what its ending promises is of that kind, unless it begins by declaring itself something
 * else.
 */
const called =
  (ending: string, holds: RegExp) =>
  (written: Written): boolean =>
    written.kind === 'text' && written.extension === ending && !isWebVtt(written) && holds.test(written.text);

const TIMES_OF_SRT = /\d{1,2}:\d{1,2}[^\n]{0,12}-{1,2}>/;
const TIMES_OF_SBV = /\d:\d{2}:\d{2}\.\d{1,3},\d{1,2}:\d{2}:\d{2}/;

export const isPage = ({ kind }: Written): boolean => kind === 'html';
export const isTimedMarkup = ({ text }: Written): boolean => isTtml(text);
export const isWebVtt = ({ kind, text }: Written): boolean =>
  kind === 'text' && /^WEBVTT(?:[ \t\r\n]|$)/.test(text);
export const isSrt = called('srt', TIMES_OF_SRT);
export const isSbv = called('sbv', TIMES_OF_SBV);
export const isJson = called('json', /^\s*[[{]/);

const MAIL_FIELD =
  /^(?:From|Sender|Reply-To|To|Date|Subject|Message-ID|MIME-Version|Return-Path|Delivered-To|Received|X-Received|DKIM-Signature|ARC-Seal|Content-Type):/i;

/**
 * Fields of RFC 5322 from the very start, at least two of them ones that every mail has; and its ending is that of a
 * mail, or it has none.
 */
export function isMail({ kind, text, extension }: Written): boolean {
  if (kind !== 'text' || (extension !== '' && extension !== 'eml')) return false;
  const lines = text.replace(/^From [^\n]{1,200}\n/, '').split(/\r\n?|\n/);
  let known = 0;
  for (const line of lines) {
    if (/^[ \t]+\S/.test(line)) continue;
    if (!/^[!-9;-~]{1,60}:/.test(line)) break;
    if (MAIL_FIELD.test(line)) known += 1;
  }
  return known >= 2 && /^[!-9;-~]/.test(lines[0] ?? '');
}
