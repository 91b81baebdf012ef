/** Reading and writing without holding more than one line: a million lines do not fill memory. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { InputError } from './errors.ts';

/** Thrown when the reader of our output has gone. */
export class OutputClosed extends Error {}

/** Where a command reads and writes: the process's own streams, or those of a test. */
export type Terminal = { stdin: Readable; stdout: Writable; stderr: Writable };

/** Writes to standard output, waiting while its reader is behind. */
export async function print({ stdout }: Terminal, text: string): Promise<void> {
  if (stdout.destroyed) throw new OutputClosed();
  if (!stdout.write(text)) await once(stdout, 'drain');
}

/** Writes to standard error: what went wrong, or what should be known about how something was read. */
export function complain({ stderr }: Terminal, words: string): void {
  stderr.write(`stet: ${words}\n`);
}

/**
 * Lines of standard input, one by one, without blank ones. Only a line feed ends one: a JSON string may have U+2028.
 */
async function* inputLines({ stdin }: Terminal): AsyncGenerator<{ number: number; text: string }> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let number = 0;
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    const parts = decoder.write(chunk).split('\n');
    for (let i = 0; i < parts.length; i++) {
      pieces.push(parts[i] as string);
      if (i === parts.length - 1) break;
      number++;
      const text = cleaned(pieces, number);
      pieces = [];
      if (text !== '') yield { number, text };
    }
  }
  pieces.push(decoder.end());
  const text = cleaned(pieces, ++number);
  if (text !== '') yield { number, text };
}

function cleaned(pieces: readonly string[], number: number): string {
  const line = pieces.join('');
  return (number === 1 ? line.replace(/^\uFEFF/u, '') : line).trim();
}

/** Text of a file or, for "-", of standard input. UTF-8, or Windows-1252 where it is not that (with a notice). */
export async function readText(terminal: Terminal, file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await whole(terminal) : readFileSync(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes.includes(0)) throw new InputError(`${file} is not a text file`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    complain(terminal, `${file} is not UTF-8; read as Windows-1252`);
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function whole({ stdin }: Terminal): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stdin as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Answers each line of standard input with one line. A line that cannot be answered is reported on standard error, and
 * the others go on.
 * @returns how many lines could not be answered
 */
export async function answerLines(terminal: Terminal, answer: (line: unknown) => object): Promise<number> {
  let failed = 0;
  for await (const { number, text } of inputLines(terminal)) {
    try {
      await print(terminal, `${JSON.stringify(answer(parseLine(text)))}\n`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      failed++;
      complain(terminal, `line ${number}: ${error.message}`);
    }
  }
  return failed;
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A line's text field; throws the reason where there is none. */
export function textField(line: unknown, name: string): string {
  const value =
    typeof line === 'object' && line !== null ? (line as Record<string, unknown>)[name] : undefined;
  if (typeof value !== 'string') throw new InputError(`"${name}" is missing or is no text`);
  return value;
}

/** A line's id, returned as it came. */
export function idOf(line: unknown): unknown {
  return typeof line === 'object' && line !== null ? ((line as Record<string, unknown>).id ?? null) : null;
}
