import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { run } from './main.ts';

// Some start processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const bin = fileURLToPath(new URL('../../bin/stet.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'stet-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, text: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

type Ended = { code: number | null; out: string; err: string };

/** Runs a command in this process. */
async function stet(args: readonly string[], input = ''): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const code = await run(args, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

/** The same, as called by somebody whose Node cannot run TypeScript. */
function asProcess(args: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args]);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      err += part;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => {}).end(input);
  });
}

const linesOf = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const STORY =
  'The ferry is late. “We will sail at noon,” Captain Ida Moss said. There was no immediate comment from the port.';

const at = (words: string) => ({ start: STORY.indexOf(words), end: STORY.indexOf(words) + words.length });

describe('stet extract', () => {
  it('lists the items of a file for a person', async () => {
    const { code, out, err } = await stet(['extract', fileOf('story.txt', STORY)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Captain Ida Moss');
    expect(out).toContain('no immediate response');
  });

  it('gives the full result as JSON, with spans that hold', async () => {
    const { out } = await stet(['extract', '--json', fileOf('story.txt', STORY)]);
    const found = JSON.parse(out) as { items: { kind: string; spans: { start: number; end: number }[] }[] };
    const quote = found.items.find((item) => item.kind === 'DIRECT_QUOTE');
    expect(STORY.slice(quote?.spans[0]?.start, quote?.spans[0]?.end)).toBe('“We will sail at noon,”');
  });

  it('reads Word files and web pages, and says first what was set aside', async () => {
    const page = fileOf(
      'story.html',
      `<title>Late</title><article><h1>Ferry is late</h1><p>${STORY}</p><figure><figcaption>The ferry in May</figcaption></figure><p>It rained on Monday in all of the harbour, the port said.</p></article>`,
    );
    const { code, out } = await stet(['extract', page]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^\d+ words in 2 paragraphs are the story\.\nSet aside: 1 caption\.\n {4}caption: The ferry in May\n/,
    );
    expect(out).toContain('“We will sail at noon,”');
    const json = JSON.parse((await stet(['extract', '--json', page])).out);
    const [span] = json.items[0].spans;
    expect(json.text.slice(span.start, span.end)).toContain('We will sail at noon');
    const broken = await stet(['extract', fileOf('story.docx', 'no Word file')]);
    expect(broken).toMatchObject({ code: 3, out: '' });
    expect(broken.err).toContain('is named .docx but is');
  });

  it('answers each line with one, with outcomes in short codes', async () => {
    const { code, out } = await stet(
      ['extract', '--jsonl'],
      `${JSON.stringify({ id: 'a', text: STORY })}\n\n${JSON.stringify({ id: 7, text: '' })}`,
    );
    expect(code).toBe(0);
    const [first, second] = linesOf(out) as Record<string, unknown>[];
    expect(first).toMatchObject({
      id: 'a',
      attributions: [
        { type: 'direct', statement: 0, speaker: { text: 'Captain Ida Moss' }, cue: at('said') },
      ],
    });
    expect(first?.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'NON_RESPONSE',
          outcome: 'no_immediate',
          parties: [expect.objectContaining(at('port'))],
        }),
      ]),
    );
    expect(second).toMatchObject({ id: 7, attributions: [], items: [] });
  });

  it('tells of lines it cannot read and answers the others', async () => {
    const { code, out, err } = await stet(
      ['extract', '--jsonl'],
      `not json\n{"id":1}\n{"id":2,"text":"“Yes,” she said. \u2028 More."}\n`,
    );
    expect(code).toBe(3);
    expect(linesOf(out)).toMatchObject([{ id: 2 }]);
    expect(err).toMatch(/line 1: not JSON/u);
    expect(err).toMatch(/line 2: "text" is missing/u);
  });
});

describe('stet compare', () => {
  it('holds whom the story names against whom the transcript names', async () => {
    const file = fileOf(
      'inquiry.vtt',
      'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Holm>We will pay for every house.</v>\n\n00:05.000 --> 00:08.000\n<v Mara Lund>I cannot promise that.</v>\n',
    );
    const args = ['compare', '--quote', 'We will pay for every house.', '--source', file, '--speaker'];
    const lund = await stet([...args, 'Mara Lund', '--check']);
    expect([lund.code, lund.out]).toEqual([
      1,
      expect.stringContaining('MISATTRIBUTED: the transcript gives these words to Ada Holm'),
    ]);
    const holm = await stet([...args, 'Ms Holm', '--check', '--json']);
    expect(holm.code).toBe(0);
    expect(JSON.parse(holm.out)).toMatchObject({
      class: 'verbatim',
      proposed: 'VERBATIM',
      speakers: ['Ada Holm'],
    });
  });

  it('reads a court’s page, and tells page and line', async () => {
    const file = fileOf(
      'court.txt',
      '                     17\n 1        MR. HALDER:  So you saw it.\n 2        THE WITNESS:  I saw the invoice on the\n 3   desk and paid it.\n',
    );
    const { out } = await stet([
      'compare',
      '--quote',
      'I saw the invoice on the desk and paid it.',
      '--source',
      file,
    ]);
    expect(out).toContain('verbatim');
    expect(out).toContain('page 17 line 2, said by THE WITNESS');
  });

  const source = 'Well, we will not sail at noon, she said. It’s windy.';

  it('prints quote and source one above the other', async () => {
    const { code, out } = await stet([
      'compare',
      '--quote',
      'we will sail at noon',
      '--source',
      fileOf('source.txt', source),
    ]);
    expect(code).toBe(0);
    expect(out).toContain('ALTERED');
    expect(out).toContain('[not]');
    expect(out).toContain('CHANGES THE SENSE (negation)');
  });

  it('has an exit code for scripts with --check', async () => {
    const file = fileOf('source.txt', source);
    expect((await stet(['compare', '--check', '--quote', 'we will sail', '--source', file])).code).toBe(1);
    expect((await stet(['compare', '--check', '--quote', 'we will not sail', '--source', file])).code).toBe(
      0,
    );
    expect(
      (await stet(['compare', '--check', '--quote', 'quite another thing', '--source', file])).code,
    ).toBe(1);
  });

  it('gives the timecode of a place in a subtitle file', async () => {
    const file = fileOf(
      'talk.srt',
      '1\n00:01:02,000 --> 00:01:04,000\nWe will not sail\n\n2\n00:01:04,000 --> 00:01:06,000\nat noon today.\n',
    );
    const { out } = await stet(['compare', '--json', '--quote', 'not sail at noon', '--source', file]);
    expect(JSON.parse(out)).toMatchObject({ class: 'verbatim', time: { fromMs: expect.any(Number) } });
    expect((await stet(['compare', '--quote', 'not sail at noon', '--source', file])).out).toContain(
      'at 00:01:0',
    );
  });

  it('answers each line with one', async () => {
    const line = (id: number, quote: string): string => JSON.stringify({ id, quote, source });
    const { code, out } = await stet(
      ['compare', '--jsonl'],
      [line(1, 'we will not sail'), line(2, 'we will sail'), line(3, 'bees in the garden')].join('\n'),
    );
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { id: 1, class: 'verbatim', start: 6, end: 22, similarity: 1, edits: [] },
      {
        id: 2,
        class: 'altered',
        start: 6,
        end: 22,
        similarity: expect.any(Number),
        edits: [expect.objectContaining({ kind: 'delete', sense: 'negation' })],
      },
      { id: 3, class: 'not_found', start: null, end: null, similarity: 0, edits: [] },
    ]);
  });

  it('reads a quote from standard input', async () => {
    const { out } = await stet(
      ['compare', '--json', '--quote-file', '-', '--source', fileOf('source.txt', source)],
      'it’s windy',
    );
    expect(JSON.parse(out)).toMatchObject({ class: 'verbatim' });
  });
});

describe('the command line itself', () => {
  it('helps', async () => {
    for (const args of [['--help'], ['extract', '--help'], ['compare', '-h'], ['help', 'compare']]) {
      const { code, out, err } = await stet(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('stet');
    }
    expect((await stet(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it('refuses wrong usage with code 2, on standard error', async () => {
    const wrong = [
      [],
      ['frobnicate'],
      ['extract'],
      ['extract', '--bogus'],
      ['extract', 'a', 'b'],
      ['compare'],
      ['compare', '--quote', 'x'],
      ['compare', '--jsonl', '--quote', 'x'],
    ];
    const ended = await Promise.all(wrong.map(async (args) => ({ args, ...(await stet(args)) })));
    for (const { args, code, out, err } of ended) {
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toMatch(/^stet: /u);
    }
  });

  it('refuses files it cannot read with code 3', async () => {
    for (const file of [
      path.join(folder, 'missing.txt'),
      folder,
      fileOf('binary.txt', new Uint8Array([1, 0, 2])),
    ]) {
      const { code, err } = await stet(['extract', file]);
      expect(code).toBe(3);
      expect(err).toMatch(/^stet: /u);
    }
  });

  it('reads what is not UTF-8 as Windows-1252, and says so', async () => {
    const { code, out, err } = await stet([
      'extract',
      fileOf(
        'old.txt',
        new Uint8Array([
          0x93, 0x59, 0x65, 0x73, 0x2c, 0x94, 0x20, 0x73, 0x68, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64, 0x2e,
        ]),
      ),
    ]);
    expect(code).toBe(0);
    expect(out).toContain('“Yes,”');
    expect(err).toContain('Windows-1252');
  });

  it('is a program, which reads standard input and ends with its code', async () => {
    const args = ['compare', '--check', '--quote-file', '-', '--source', fileOf('source.txt', 'It’s windy.')];
    expect(await asProcess(args, 'it’s windy')).toMatchObject({ code: 0, err: '' });
    expect(await asProcess(args, 'it’s calm')).toMatchObject({ code: 1, err: '' });
    expect(await asProcess(['frobnicate'], '')).toMatchObject({ code: 2, out: '' });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [bin, 'compare', '--jsonl']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => {});
    const line = `${JSON.stringify({ id: 1, quote: 'a b c', source: 'a b c d' })}\n`;
    child.stdin.write(line.repeat(2000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => {
      child.on('close', resolve);
      child.stdout.once('close', () => child.stdin.end(line.repeat(20000)));
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
