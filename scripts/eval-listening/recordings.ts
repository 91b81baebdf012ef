/**
 * Recordings to measure on: those beside the checkout where they are given, otherwise made ones. Both need a program
 * of the system: ffmpeg decodes, espeak-ng speaks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SAMPLE_RATE } from '../../lib/listening/recogniser.ts';

/** A recording, its words, and when each begins and ends where another aligner (or the making) says so. */
export type Recording = {
  id: string;
  speaker: string;
  pcm: Float32Array;
  words: { word: string; begin: number | null; end: number | null }[];
};

/** Sentences of our own for made recordings. */
const SENTENCES = [
  'The council did not approve the second bridge',
  'We spent eleven million on the harbour last year',
  'Nobody asked the neighbours about the noise at night',
  'The minister said that the report was finished in March',
  'Three of the seven schools will never open again',
  'It is the largest contract that this city has signed',
];

const decoded = (bytes: Buffer) =>
  new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 4)),
  );

/** What a program of the system writes. Errors: it is missing, or fails. */
export function ran(program: string, args: string[], input?: Buffer): Buffer {
  const { stdout, error, status } = spawnSync(program, args, { input, maxBuffer: 1 << 30 });
  if (error || status) throw new Error(`${program} is needed to measure, and did not run`);
  return stdout;
}

const toFloats = (input: string, bytes?: Buffer, filters: string[] = []) =>
  decoded(
    ran(
      'ffmpeg',
      ['-v', 'error', '-i', input, ...filters, '-ac', '1', '-ar', String(SAMPLE_RATE), '-f', 'f32le', '-'],
      bytes,
    ),
  );

function given(folder: string): Recording[] {
  const lines = readFileSync(path.join(folder, 'manifest.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { id, file, text, speaker, words } = JSON.parse(line);
    const times = words ? JSON.parse(readFileSync(path.join(folder, words), 'utf8')) : [];
    return {
      id,
      speaker,
      pcm: toFloats(path.join(folder, file)),
      words: text.split(/\s+/).map((word: string, i: number) => ({
        word,
        begin: times[i]?.[1] ?? null,
        end: times[i]?.[2] ?? null,
      })),
    };
  });
}

/** A text in the voice of espeak-ng. Errors: espeak-ng or ffmpeg is missing. */
export const spokenByMachine = (voice: string, text: string, filters: string[] = []) =>
  toFloats('-', ran('espeak-ng', ['-v', voice, '-s', '150', '--stdout', text]), filters);

/** Each voice says the sentences one after the other; of the first word of each the beginning is known. */
export function made(): Recording[] {
  return ['en-us', 'en-gb', 'en-us+f3', 'en-us+m7'].map((voice) => {
    const parts: Float32Array[] = [];
    const words: Recording['words'] = [];
    let at = 0;
    for (const sentence of SENTENCES) {
      const filters = voice === 'en-gb' ? ['-af', 'highpass=f=300,lowpass=f=3400'] : [];
      const pcm = spokenByMachine(voice, sentence, filters);
      const begin = at + pcm.findIndex((value) => Math.abs(value) > 0.02) / SAMPLE_RATE;
      words.push(...sentence.split(' ').map((word, i) => ({ word, begin: i ? null : begin, end: null })));
      parts.push(pcm);
      at += pcm.length / SAMPLE_RATE;
    }
    const pcm = new Float32Array(parts.flatMap((part) => [...part]));
    return { id: `made-${voice}`, speaker: voice, pcm, words };
  });
}

/** The recordings, and a line that says which they are. */
export function recordings(folder: string): { all: Recording[]; said: string } {
  return existsSync(path.join(folder, 'manifest.jsonl'))
    ? { all: given(folder), said: `Recordings given in ${folder}` }
    : {
        all: made(),
        said: 'Made recordings (espeak-ng, one voice through a telephone band): a machine speaks, people are harder',
      };
}
