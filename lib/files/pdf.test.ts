import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { UnreadableEvidence } from './evidence-text.ts';
import { contentStream, linesStream, pdf } from './pdf.fixture.ts';
import { readPdf } from './pdf.ts';

const run = promisify(execFile);

const limits = { pages: 50, textBytes: 100_000 };

async function codeOf(bytes: Uint8Array, within = limits): Promise<string> {
  try {
    await readPdf(bytes, within);
    return 'ok';
  } catch (error) {
    if (error instanceof UnreadableEvidence) return error.code;
    throw error;
  }
}

const minutes = pdf([
  linesStream([
    'Minutes of the council',
    '',
    'The council met for six hours on Tuesday night and then voted to',
    'sell the tramway to its drivers, who had offered one crown for it.',
    '',
    '“We agreed,” said the deputy mayor.'.replace('“', '\x93').replace('”', '\x94'),
  ]),
  contentStream(''),
  linesStream(['Nobody answered her.']),
]);

describe('a PDF', () => {
  it('gives its text page by page, with broken lines joined', async () => {
    const { text, places, form } = await readPdf(minutes.slice(), limits);
    expect(text.split('\n\n')).toEqual([
      'Minutes of the council',
      'The council met for six hours on Tuesday night and then voted to sell the tramway to its drivers, who had offered one crown for it.',
      '“We agreed,” said the deputy mayor.',
      'Nobody answered her.',
    ]);
    expect(form).toBe('pages');
    expect(places?.map(([start, end, page]) => [page, text.slice(start, end)])).toEqual([
      [1, text.slice(0, text.indexOf('\n\nNobody'))],
      [3, 'Nobody answered her.'],
    ]);
  });

  it('says why it gives none', async () => {
    expect(await codeOf(pdf([contentStream('0 0 100 100 re f')]))).toBe('no_text');
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7 and nothing more'))).toBe('damaged');
    expect(await codeOf(minutes.slice(0, 300))).toMatch(/damaged|no_text/);
    expect(await codeOf(pdf(Array.from({ length: 51 }, () => linesStream(['x']))))).toBe('too_long');
    expect(await codeOf(minutes.slice(), { pages: 50, textBytes: 100 })).toBe('too_long');
  });

  it('with any of its bytes changed gives text or a reason', { timeout: 120_000 }, async () => {
    const script = fileURLToPath(new URL('./pdf-fuzz.fixture.ts', import.meta.url));
    const { stdout } = await run(process.execPath, ['--no-warnings', script, '20250408', '400']);
    const ends: Record<string, number> = JSON.parse(stdout);
    expect(
      Object.keys(ends).filter((end) => !/^(?:ok|damaged|no_text|protected|too_long)$/.test(end)),
    ).toEqual([]);
    expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(400);
  });
});
