/** PDFs, set by Typst in a process of its own: docs/decisions/pdf-by-typst.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from '../env.ts';
import { restrictedCommand } from '../reader/reader-command.ts';
import { type HowSet, type Setting, typesetLimits } from './setting.ts';

/** The process's program, within the project. */
const PROGRAM = 'lib/typeset/typeset-process.ts';

export type Typeset = HowSet & { pdf: Uint8Array<ArrayBuffer> };

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Sets one PDF, bounded in time and memory.
 *
 * @throws Error where the process failed, was late or took too much memory; it says nothing of what was to be set
 */
export async function typeset(given: Omit<Setting, 'fonts'>): Promise<Typeset> {
  if (running >= typesetLimits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await inProcess({ ...given, fonts: env.pdfFonts });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function inProcess(setting: Setting): Promise<Typeset> {
  const { command, args, options } = restrictedCommand(PROGRAM, {
    heapMegabytes: typesetLimits.heapMegabytes,
    // Typst is a native module: Node lets it in as a whole. It reads within its workspace alone.
    hasAddons: true,
    reads: setting.fonts === '' ? [] : [setting.fonts],
  });
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), typesetLimits.waitMilliseconds);
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
    if (code === 0 && output.length > 4) return outcomeIn(output);
    // For whoever writes a template; where Stet is at work, what it says could quote a story.
    if (!env.isProduction) console.error(said.toString());
    throw new Error(`The PDF could not be set (${signal ?? code}).`);
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

function outcomeIn(output: Buffer): Typeset {
  const head = output.readUInt32BE(0);
  const set: HowSet = JSON.parse(output.toString('utf8', 4, 4 + head));
  return { ...set, pdf: new Uint8Array(output.subarray(4 + head)) };
}
