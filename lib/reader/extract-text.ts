import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  BROKEN_BY_FILE,
  type ExtractedText,
  evidenceProblem,
  extractLimits,
} from '../files/evidence-text.ts';
import { readerCommand } from './reader-command.ts';
import type { EvidenceTextType } from './text-readers.ts';

/** The process's program, within the project. */
const PROGRAM = 'lib/reader/extract-text-process.ts';

/** How Node exits when its heap is full: as if by SIGABRT, which some shells report as this number. */
const OUT_OF_MEMORY = 134;

type Child = ChildProcessByStdio<Writable, Readable, null>;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads the text of a piece of evidence in a separate process, bounded in time and memory; at most two at once, others
 * wait. A bad file does not throw: the result says what is wrong in words for a person. A failing source of `bytes` (a
 * stream that breaks) does.
 */
export async function extractEvidenceText(
  type: EvidenceTextType,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<ExtractedText> {
  if (running >= extractLimits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await readInProcess(type, bytes);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function readInProcess(
  type: EvidenceTextType,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<ExtractedText> {
  const { command, args, options } = readerCommand(PROGRAM, extractLimits.heapMegabytes, type);
  const child: Child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, extractLimits.waitMilliseconds);
  try {
    const [output, exit] = await Promise.all([outputOf(child), endOf(child), send(bytes, child)]);
    if (exit.failed || isLate) return evidenceProblem('unavailable');
    if (exit.code === 0 && output !== null) return answerIn(output);
    if (exit.code === null || exit.code === OUT_OF_MEMORY || output === null)
      return evidenceProblem('unsafe');
    // Whatever else happens to it while reading, it gives a result: one that says nothing could not even start.
    return evidenceProblem(exit.code === BROKEN_BY_FILE ? 'damaged' : 'unavailable');
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function endOf(child: Child): Promise<{ code: number | null; failed: boolean }> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, failed: true }));
    child.once('close', (code) => resolve({ code, failed: false }));
  });
}

/**
 * Sends the file to the process. If the process ends before the last byte, that is its result and not the sender's
 * fault: a broken pipe is thrown into the generator at its `yield`, so only what the source throws by itself is caught.
 */
async function send(bytes: Uint8Array | AsyncIterable<Uint8Array>, child: Child): Promise<void> {
  const source = bytes instanceof Uint8Array ? once(bytes) : bytes[Symbol.asyncIterator]();
  let fault: unknown;
  async function* parts() {
    try {
      for (;;) {
        const next = await source.next().catch((error) => {
          fault = error;
          throw error;
        });
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await source.return?.();
    }
  }
  await pipeline(Readable.from(parts(), { objectMode: false }), child.stdin).catch(() => undefined);
  if (fault !== undefined) throw fault;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Everything the process writes; null where that is more than any result. */
async function outputOf(child: Child): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of child.stdout) {
    size += part.length;
    if (size > extractLimits.outputBytes) {
      child.kill('SIGKILL');
      return null;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function answerIn(output: string): ExtractedText {
  try {
    return JSON.parse(output);
  } catch {
    return evidenceProblem('unsafe');
  }
}
