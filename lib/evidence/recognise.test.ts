import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../domain/errors.ts';
import { docx, paragraph, patched, run, zipPlaces } from '../files/docx.fixture.ts';
import { odt } from '../files/odt.fixture.ts';
import { HTML, isoMedia, pdf, png, SAMPLES } from './files.fixture.ts';
import { MEDIA_TYPES, type MediaKey } from './media-types.ts';
import { inMemory } from './random-access.ts';
import { cleanFileName, recognise } from './recognise.ts';

const keys = Object.keys(SAMPLES) as MediaKey[];
const look = (bytes: Uint8Array | string, name: string) =>
  recognise(inMemory(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), name);

async function refusal(bytes: Uint8Array | string, name: string): Promise<string> {
  const error = await look(bytes, name).then(
    (type) => new Error(`was taken as ${type.name}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('validation');
  return (error as AppError).message;
}

/** Plain text but for its ending, which says it is more. */
const isPlainOtherwise = (key: string) => ['srt', 'sbv', 'json'].includes(key);

describe('what a file is', () => {
  test.each(keys)('%s is told by its content', async (key) => {
    expect(await look(SAMPLES[key].bytes, SAMPLES[key].name)).toBe(MEDIA_TYPES[key]);
  });

  test.each(keys)('%s without an ending gets its own', async (key) => {
    const type = await look(SAMPLES[key].bytes, 'evidence');
    if (isPlainOtherwise(key)) expect(type.name).toBe('text/plain');
    else expect(type).toBe(MEDIA_TYPES[key]);
    expect(cleanFileName('evidence', type)).toBe(`evidence.${type.extensions[0]}`);
  });

  test.each(keys)('%s under the name of another type is refused', async (key) => {
    for (const other of keys) {
      const [extension] = MEDIA_TYPES[other].extensions;
      const extensions: readonly string[] = MEDIA_TYPES[key].extensions;
      const isText = (isPlainOtherwise(key) || key === 'mail') && other === 'text';
      if (extensions.includes(extension) || isText) continue;
      expect(await refusal(SAMPLES[key].bytes, `evidence.${extension}`)).toContain(`named .${extension}`);
    }
  });
});

test.each([
  ['with the smallest head', 'From: a@b.example\nSubject: Re: questions\n\nWe knew.'],
  [
    'as it came through many servers',
    `Delivered-To: a@b.example\r\nReceived: by x;\r\n${' y'.repeat(3000)}\r\nFrom: c@d.example\r\n\r\nWe knew.`,
  ],
  [
    'behind the first line of a mailbox',
    'From a@b.example Thu Jan  1 10:00:00 2026\nFrom: a@b.example\nDate: x\n\nWe knew.',
  ],
])('a mail %s is a mail', async (_, text) => {
  expect(await look(text, 'x.eml')).toBe(MEDIA_TYPES.mail);
  expect(await look(text, 'x.txt')).toBe(MEDIA_TYPES.text);
});

test('a text that happens to begin as the marks of archives and recordings do is a text', async () => {
  for (const words of ['PK Mora said so.', 'BZ Moss said so.', 'GIF pictures are not taken here.']) {
    expect(await look(words, 'a.txt')).toBe(MEDIA_TYPES.text);
  }
});

describe('transcripts', () => {
  test('without milliseconds, and TTML without a declaration or under its elder names', async () => {
    expect((await look('1\n00:00:01 --> 00:00:03\nWe opened.\n', 'a.srt')).name).toBe('application/x-subrip');
    const elder =
      '<tt xmlns="http://www.w3.org/2006/10/ttaf1"><body><div><p begin="1s">x</p></div></body></tt>';
    expect((await look(elder, 'a.dfxp')).name).toBe('application/ttml+xml');
    expect(
      (await look(`\ufeff<?xml version="1.0"?><!-- a --><tt:tt xmlns:tt="x"></tt:tt>`, 'a.xml')).name,
    ).toBe('application/ttml+xml');
  });

  test('of one kind under the ending of another are refused', async () => {
    const vtt = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nWe opened.\n';
    expect(await refusal(vtt, 'a.srt')).toContain('WebVTT');
    expect(await refusal(`\ufeff${vtt}`, 'a.sbv')).toContain('WebVTT');
  });

  test('what is not what its ending says is plain text, and is told so', async () => {
    expect(await refusal('Nothing of the kind', 'a.sbv')).toContain('plain text');
    expect(await refusal('Nothing of the kind', 'a.json')).toContain('plain text');
  });
});

describe('what is not taken', () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]);
  test.each([
    ['an empty file', '', 'a.txt', 'empty'],
    ['a Windows program', program, 'a.txt', 'program'],
    ['a Linux program', '\x7fELF\x02\x01\x01', 'a.pdf', 'program'],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'a.txt', 'program'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.svg', 'SVG'],
    ['SVG with a declaration', '<?xml version="1.0"?><svg onload="x"></svg>', 'a.svg', 'SVG'],
    ['SVG behind a comment', '<!-- a --> <svg></svg>', 'a.txt', 'SVG'],
    [
      'other XML',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'a.xml',
      'cannot be told',
    ],
    ['a ZIP archive', zipSync({ 'a.txt': strToU8('a') }), 'a.zip', 'archives'],
    ['a gzip archive', '\x1f\x8b\x08\x00\x00', 'a.gz', 'archives'],
    [
      'an Excel workbook',
      zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<a/>') }),
      'a.xlsx',
      'Excel',
    ],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.doc', 'old Office format'],
    ['an Outlook message', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.msg', 'save it as .eml'],
    ['rich text that is cut off', '{\\rtf1 hello {\\b', 'a.rtf', 'cut off'],
    ['rich text with something behind it', '{\\rtf1 hello}\nMZ', 'a.rtf', 'hidden behind its end'],
    ['what is called a mail and is none', 'We knew about the leak.', 'a.eml', 'named .eml but is plain text'],
    [
      'a spreadsheet of OpenDocument',
      odt('<text:p/>', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'a.ods',
      'OpenDocument file, but no text',
    ],
    ['a text with macros', odt('<text:p/>', { 'Basic/Standard/Module1.xml': '<a/>' }), 'a.odt', 'macros'],
    [
      'a text with a password',
      odt('<text:p/>', {
        'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data /></manifest:manifest>',
      }),
      'a.odt',
      'protected by a password',
    ],
    ['a HEIC picture', isoMedia('heic', 'pict'), 'a.heic', 'HEIC'],
    [
      'a Matroska film',
      Buffer.concat([Buffer.from('1a45dfa38b4282', 'hex'), Buffer.from('\x88matroska')]),
      'a.mkv',
      'Matroska',
    ],
    [
      'a Word file with macros',
      docx(paragraph(run('x')), { 'word/vbaProject.bin': 'x' }),
      'a.docx',
      'macros',
    ],
    [
      'a Word file with entities',
      docx(paragraph(run('x')), {
        'word/footnotes.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      }),
      'a.docx',
      'outside of it',
    ],
    [
      'noise',
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 251)),
      'a.pdf',
      'cannot be told',
    ],
    [
      'text with a file hidden in it',
      Buffer.concat([Buffer.from('hello '.repeat(2000)), Buffer.from([0, 1, 2])]),
      'a.txt',
      'something else in it',
    ],
    ['a PNG that would fill the memory', png(60_000, 60_000), 'a.png', 'memory'],
  ])('%s', async (_, bytes, name, words) => {
    const given = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    expect(await refusal(given, name)).toContain(words);
  });

  test('a ZIP bomb: far more inside than a document holds', async () => {
    const huge = docx(paragraph(run('x')), { 'word/media.xml': ' '.repeat(30 * 1_048_576) });
    expect(huge.length).toBeLessThan(100_000);
    expect(await refusal(huge, 'a.docx')).toContain('unpack to far more');
  });

  test('a ZIP that lies about what it unpacks to', async () => {
    const huge = docx(paragraph(run('x'.repeat(5_000_000))));
    const [, second = 0] = zipPlaces(huge).entries;
    expect(await refusal(patched(huge, [{ at: second + 24, value: 1000 }]), 'a.docx')).toMatch(
      /unpack|damaged/,
    );
  });
});

describe('files that are two at once', () => {
  const zip = zipSync({ 'a.html': strToU8(HTML) });
  const binary = keys.filter((key) => key !== 'docx' && key !== 'odt');

  test.each(binary)('%s with a ZIP archive behind it', async (key) => {
    await refusal(Buffer.concat([SAMPLES[key].bytes, zip]), SAMPLES[key].name);
  });

  test.each(['pdf', 'png', 'webp', 'gif', 'mp4', 'ogg'] as const)('%s with a page behind it', async (key) => {
    await refusal(Buffer.concat([SAMPLES[key].bytes, Buffer.from(HTML)]), SAMPLES[key].name);
  });

  test('a page in a picture’s comment', async () => {
    const { bytes } = SAMPLES.jpeg;
    const comment = Buffer.from('<script>alert(1)</script>');
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment]);
    const both = Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
    expect(await refusal(both, 'a.jpg')).toContain('something else at once');
  });

  test('a PDF behind the head of a GIF', async () => {
    const both = Buffer.concat([Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00'), pdf(), Buffer.from(';')]);
    expect(await refusal(both, 'a.gif')).toContain('something else at once');
  });

  test('a page before the PDF', async () => {
    await refusal(Buffer.concat([Buffer.from('<script>1</script>\n'), pdf()]), 'a.pdf');
  });
});

describe('files that are cut off', () => {
  const marked = [
    'pdf',
    'docx',
    'odt',
    'rtf',
    'png',
    'jpeg',
    'gif',
    'webp',
    'wav',
    'mp4',
    'mov',
    'm4a',
    'ogg',
    'ogv',
  ] as const;
  test.each(marked)('%s', async (key) => {
    const { bytes, name } = SAMPLES[key];
    for (const part of [0.95, 0.7, 0.4]) {
      await refusal(bytes.subarray(0, Math.floor(bytes.length * part)), name);
    }
  });
});

describe('the name that is kept', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\statement.PDF', 'statement.pdf'],
    ['a\u202Efdp.exe\u0000.pdf', 'afdp.exe.pdf'],
    ['  .hidden  .pdf ', 'hidden.pdf'],
    ['', 'file.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['заява.pdf', 'заява.pdf'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(180)}.pdf`],
    ['a<b>:"c|d?*.pdf', 'abcd.pdf'],
  ])('%j', (given, kept) => {
    expect(cleanFileName(given, MEDIA_TYPES.pdf)).toBe(kept);
  });
});

test('a thousand spoilt files: each is refused in words or is what it began as', {
  timeout: 60_000,
}, async () => {
  let seed = 20_261_123;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = () => keys[random(keys.length)] ?? 'pdf';
  const outcomes = { taken: 0, refused: 0 };
  for (let round = 0; round < 1200; round += 1) {
    const key = pick();
    const { name } = SAMPLES[key];
    let bytes: Uint8Array = Uint8Array.from(SAMPLES[key].bytes);
    const way = random(5);
    if (way === 0) bytes = bytes.subarray(0, random(bytes.length + 1));
    if (way === 1) for (let i = 0; i < 8; i += 1) bytes[random(bytes.length)] = random(256);
    if (way === 2) bytes = Buffer.concat([bytes, SAMPLES[pick()].bytes]);
    if (way === 3) bytes = Buffer.concat([SAMPLES[pick()].bytes.subarray(0, random(64)), bytes]);
    if (way === 4) {
      const other = SAMPLES[pick()].bytes;
      const at = random(bytes.length);
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        other.subarray(random(other.length)),
        bytes.subarray(at),
      ]);
    }
    try {
      const type = await look(bytes, name);
      outcomes.taken += 1;
      // Whatever is accepted is served as what its first bytes say, under a name that fits.
      expect(type.extensions).toContain(name.split('.').at(-1));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.refused += 1;
      expect(error.message.length).toBeGreaterThan(20);
    }
  }
  expect(outcomes.refused).toBeGreaterThan(600);
});
