import { describe, expect, it } from 'vitest';
import { docx, paragraph, run } from './docx.fixture.ts';
import { extractEvidenceText } from './extract-text.ts';
import { odt } from './odt.fixture.ts';
import { bombStream, linesStream, pdf } from './pdf.fixture.ts';

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
        ? [found.text, found.turns?.map(({ start, end, label }) => [label, found.text.slice(start, end)])]
        : found.error.code,
    );
    expect(said).toEqual([
      [
        'From: a@b.example\nDate: Mon, 1 Jan 2026 10:00:00 +0000\nSubject: Re: questions\n\nWe knew about the leak in March.',
        [['a@b.example', 'We knew about the leak in March.']],
      ],
      ['The council voted.', undefined],
      ['The council voted.', undefined],
      ['[12/03/2024, 14:02]\nAmina Bello: The council voted.', [['Amina Bello', 'The council voted.']]],
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

  it('is refused with a reason where there is none', async () => {
    const read = await Promise.all([
      extractEvidenceText('pdf', bytes('not a PDF')),
      extractEvidenceText('docx', docx(paragraph(run('x'))).slice(0, 50)),
      extractEvidenceText('text', bytes('  ')),
      extractEvidenceText('text', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])),
      extractEvidenceText('transcript', bytes('no cues here')),
    ]);
    expect(read.map((found) => (found.ok ? found.text : found.error.code))).toEqual([
      'damaged',
      'damaged',
      'no_text',
      'encoding',
      'damaged',
    ]);
  });

  it('is not read from a bomb, which neither fills this process nor ends it', async () => {
    const before = process.memoryUsage().rss;
    const found = await extractEvidenceText('pdf', pdf([bombStream(8)]));
    expect(found).toMatchObject({ ok: false, error: { code: 'unsafe' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
  });
});
