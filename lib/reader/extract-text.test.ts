import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { TTML, WHISPER } from '../evidence/files.fixture.ts';
import { docx, paragraph, run } from '../files/docx.fixture.ts';
import { odt } from '../files/odt.fixture.ts';
import { bombStream, linesStream, pdf } from '../files/pdf.fixture.ts';
import { extractEvidenceText } from './extract-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Each reading starts a process of its own, which takes seconds on a busy machine. */
describe('the text of evidence', { timeout: 120_000 }, () => {
  it('is read from each kind of file', async () => {
    const read = await Promise.all([
      extractEvidenceText('pdf', pdf([linesStream(['The council voted.'])])),
      extractEvidenceText('docx', docx(paragraph(run('The council voted.')))),
      extractEvidenceText('html', bytes('<title>x</title><h1>Minutes</h1><p>The council voted.</p>')),
      extractEvidenceText('text', bytes('The council\r\nvoted.')),
      extractEvidenceText('transcript', bytes('1\n00:00:01,000 --> 00:00:02,500\nThe council voted.\n')),
    ]);
    expect(read.map((found) => (found.ok ? [found.form, found.text] : found.error.code))).toEqual([
      ['pages', 'The council voted.'],
      ['plain', 'The council voted.'],
      ['plain', 'Minutes\n\nThe council voted.'],
      ['plain', 'The council voted.'],
      ['transcript', 'The council voted.'],
    ]);
    expect(read[4]).toMatchObject({ places: [[0, 18, 1_000, 2_500]] });
    expect(read[0]).toMatchObject({ places: [[0, 18, 1]] });
  });

  it('is read from everyday files, with who wrote what', async () => {
    const mail =
      'From: a@b.example\nSubject: Re: questions\nDate: Mon, 1 Jan 2026 10:00:00 +0000\n\nWe knew about the leak in March.\n';
    const read = await Promise.all([
      extractEvidenceText('mail', bytes(mail)),
      extractEvidenceText('rtf', bytes('{\\rtf1\\ansi The council voted.\\par}')),
      extractEvidenceText('odt', odt('<text:p>The council voted.</text:p>')),
      extractEvidenceText('text', bytes('[12/03/2024, 14:02] Amina Bello: The council voted.')),
    ]);
    const said = read.map((found) =>
      found.ok
        ? [found.text, found.turns?.map(([start, end, label]) => [label, found.text.slice(start, end)])]
        : found.error.code,
    );
    expect(said).toEqual([
      [
        'From: a@b.example\nDate: Mon, 1 Jan 2026 10:00:00 +0000\nSubject: Re: questions\n\nWe knew about the leak in March.',
        [['a@b.example', 'We knew about the leak in March.']],
      ],
      ['The council voted.', undefined],
      ['The council voted.', undefined],
      [
        '[12/03/2024, 14:02]\nAmina Bello: The council voted.',
        [
          [null, '[12/03/2024, 14:02]\nAmina Bello:'],
          ['Amina Bello', 'The council voted.'],
        ],
      ],
    ]);
  });

  it('is read from a stream', async () => {
    async function* parts() {
      yield bytes('The council');
      yield bytes(' voted.');
    }
    expect(await extractEvidenceText('text', parts())).toMatchObject({
      ok: true,
      text: 'The council voted.',
    });
  });

  it('is not taken from a stream that breaks, and the fault is the caller’s to know', async () => {
    async function* parts() {
      yield bytes('The council');
      throw new Error('the store went away');
    }
    await expect(extractEvidenceText('text', parts())).rejects.toThrow('the store went away');
  });

  it('is not waited for where the process has had enough, however the file comes', async () => {
    const part = new Uint8Array(1024 * 1024).fill(0x61);
    const whole = new Uint8Array(70 * 1024 * 1024).fill(0x61);
    async function* parts() {
      for (let count = 0; count < 70; count += 1) yield part;
    }
    for (const file of [parts(), whole])
      expect(await extractEvidenceText('text', file)).toMatchObject({ error: { code: 'too_large' } });
  });

  it('is not called damaged where the process could not even begin', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'stet-no-project-'));
    await mkdir(join(elsewhere, 'node_modules'));
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(elsewhere);
    try {
      for (const size of [8, 4 * 1024 * 1024])
        expect(await extractEvidenceText('text', new Uint8Array(size).fill(0x61))).toMatchObject({
          error: { code: 'unavailable' },
        });
    } finally {
      cwd.mockRestore();
      await rm(elsewhere, { recursive: true });
    }
  });

  it('is read where the packages lie behind a link', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'stet-linked-'));
    const here = process.cwd();
    await cp(join(here, 'lib'), join(elsewhere, 'lib'), { recursive: true });
    await cp(join(here, 'package.json'), join(elsewhere, 'package.json'));
    await symlink(await realpath(join(here, 'node_modules')), join(elsewhere, 'node_modules'));
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(elsewhere);
    try {
      expect(await extractEvidenceText('text', bytes('The council voted.'))).toMatchObject({
        text: 'The council voted.',
      });
    } finally {
      cwd.mockRestore();
      await rm(elsewhere, { recursive: true });
    }
  });

  it('is refused with a reason where there is none', async () => {
    const read = await Promise.all([
      extractEvidenceText('pdf', bytes('not a PDF')),
      extractEvidenceText('docx', docx(paragraph(run('x'))).slice(0, 50)),
      extractEvidenceText('text', bytes('  ')),
      extractEvidenceText('text', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])),
    ]);
    expect(read.map((found) => (found.ok ? found.text : found.error.code))).toEqual([
      'damaged',
      'damaged',
      'no_text',
      'encoding',
    ]);
  });

  it('is a transcript by what it holds, whatever the file is', async () => {
    const turns = 'Ada Holm: We will pay for every house.\nMara Lund: I cannot promise that.\n';
    const found = await Promise.all([
      extractEvidenceText('text', bytes(turns)),
      extractEvidenceText(
        'docx',
        docx(
          turns
            .trim()
            .split('\n')
            .map((line) => paragraph(run(line)))
            .join(''),
        ),
      ),
      extractEvidenceText('transcript', bytes(WHISPER)),
      extractEvidenceText('transcript', bytes(TTML)),
      extractEvidenceText('transcript', bytes('no cues here')),
    ]);
    const shapes = found.map(
      (one) =>
        one.ok && [
          one.form,
          one.turns?.map(([, , label]) => label) ?? null,
          one.places?.length ?? 0,
          one.notices,
        ],
    );
    expect(shapes).toEqual([
      ['plain', ['Ada Holm', 'Mara Lund'], 0, []],
      ['plain', ['Ada Holm', 'Mara Lund'], 0, []],
      ['transcript', null, 2, []],
      ['transcript', ['Mara Lund'], 2, []],
      ['plain', null, 0, ['No transcript could be read in this file, so its text was taken as it stands.']],
    ]);
  });

  it('is not read from a bomb, which neither fills this process nor ends it', async () => {
    const before = process.memoryUsage().rss;
    const found = await extractEvidenceText('pdf', pdf([bombStream(8)]));
    expect(found).toMatchObject({ ok: false, error: { code: 'unsafe' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
  });
});
