/** PDFs and pictures, set by Typst in a process of its own: docs/decisions/pdf-by-typst.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from '../env.ts';
import { TOO_LONG } from '../reader/end-when-over.ts';
import { restrictedCommand } from '../reader/reader-command.ts';
import { type Drawing, type HowDrawn, type HowSet, type Setting, typesetLimits } from './setting.ts';

/** The processes' programs, within the project. */
const PDF_PROGRAM = 'lib/typeset/typeset-process.ts';
const PICTURE_PROGRAM = 'lib/typeset/draw-process.ts';

export type Typeset = HowSet & { pdf: Uint8Array<ArrayBuffer> };

/** More than a PDF may take of time or memory: another attempt would come to the same. */
export class TooMuchToSet extends Error {}

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Sets one PDF, bounded in time and memory.
 *
 * @throws TooMuchToSet where it took more of either than there is for it
 * @throws Error where the process failed, was late or took too much memory; it says nothing of what was to be set
 */
export async function typeset(given: Omit<Setting, 'fonts'>): Promise<Typeset> {
  const { head, rest } = await inTurn<HowSet>(PDF_PROGRAM, { ...given, fonts: env.pdfFonts });
  return { ...head, pdf: rest };
}

/** A picture as PNG; null, with the characters, where some are in no font. */
export type Drawn = { png: Uint8Array<ArrayBuffer> | null; lacking: string[] };

/**
 * Draws pictures, as many as are given, with the bounds of one PDF.
 *
 * @returns them in their order
 * @throws Error as `typeset` does
 */
export async function draw(given: Omit<Drawing, 'fonts'>): Promise<Drawn[]> {
  const { head, rest } = await inTurn<HowDrawn[]>(PICTURE_PROGRAM, { ...given, fonts: env.pdfFonts });
  let at = 0;
  return head.map(({ size, lacking }) => {
    if (size === null) return { png: null, lacking };
    at += size;
    return { png: rest.slice(at - size, at), lacking };
  });
}

type Output<Head> = { head: Head; rest: Uint8Array<ArrayBuffer> };

async function inTurn<Head>(program: string, given: Setting | Drawing): Promise<Output<Head>> {
  if (running >= typesetLimits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await inProcess<Head>(program, given);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function inProcess<Head>(program: string, setting: Setting | Drawing): Promise<Output<Head>> {
  const { command, args, options } = restrictedCommand(program, {
    heapMegabytes: typesetLimits.heapMegabytes,
    // Typst and sharp are native modules: Node lets them in as a whole. Typst reads within its workspace alone.
    hasAddons: true,
    reads: setting.fonts === '' ? [] : [setting.fonts],
  });
  const child = spawn(command, [...args, String(typesetLimits.computingMilliseconds)], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, typesetLimits.waitMilliseconds);
  try {
    const ended = once(child, 'close');
    // Whoever ends before the last byte was sent has its own reason, which its exit says.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(setting));
    const [output, said] = await Promise.all([
      read(child.stdout, typesetLimits.outputBytes),
      read(child.stderr, 64 * 1024),
    ]);
    const [code, signal] = await ended;
    if (code === 0 && output.length > 4) return outcomeIn<Head>(output);
    // For whoever writes a template; where Stet is at work, what it says could quote a story.
    if (!env.isProduction) console.error(said.toString());
    const words = `It could not be set (${signal ?? code}).`;
    throw signal === TOO_LONG || (signal === 'SIGKILL' && !isLate)
      ? new TooMuchToSet(words)
      : new Error(words);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

async function read(stream: NodeJS.ReadableStream, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) break;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function outcomeIn<Head>(output: Buffer): Output<Head> {
  const length = output.readUInt32BE(0);
  const head: Head = JSON.parse(output.toString('utf8', 4, 4 + length));
  return { head, rest: new Uint8Array(output.subarray(4 + length)) };
}
