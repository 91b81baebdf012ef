/** One small sound file of each type that evidence may be, made here so that the repository holds no binary files. */
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { docx, paragraph, run } from '../files/docx.fixture.ts';
import { odt } from '../files/odt.fixture.ts';
import type { MediaKey } from './media-types.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u32le = (value: number): Buffer => u32(value).reverse();

/** A one-page PDF that says `words`, with a matching cross-reference table. */
export function pdf(words = 'The bridge will open in March.'): Buffer {
  const stream = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return latin(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin(name), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

export function png(width = 2, height = 2): Buffer {
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(2 * (1 + 2 * 3)));
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const jpeg = Buffer.from([
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
  ...[0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0],
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0x12, 0x34, 0xff, 0xd9],
]);

const gif = Buffer.concat([
  latin('GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff'),
  latin(',\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84\x51\x00;'),
]);

function riff(form: string, ...chunks: [string, Buffer][]): Buffer {
  const body = Buffer.concat([
    latin(form),
    ...chunks.flatMap(([name, data]) => [latin(name), u32le(data.length), data]),
  ]);
  return Buffer.concat([latin('RIFF'), u32le(body.length), body]);
}

const webp = riff('WEBP', ['VP8L', Buffer.from([0x2f, 1, 0x40, 0, 0, 0x07, 0x10, 0x11, 0x11, 0x88])]);
const wav = riff(
  'WAVE',
  ['fmt ', Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0])],
  ['data', Buffer.alloc(800, 0x80)],
);

/** 128 kbit/s at 44.1 kHz: frames of 417 bytes. */
const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
const mp3 = Buffer.concat([
  latin('ID3\x04\x00\x00\x00\x00\x00\x0a'),
  Buffer.alloc(10),
  mp3Frame,
  mp3Frame,
  mp3Frame,
  mp3Frame,
]);

const box = (name: string, data: Buffer): Buffer => Buffer.concat([u32(8 + data.length), latin(name), data]);
export function isoMedia(brand: string, handler: string): Buffer {
  return Buffer.concat([
    box('ftyp', Buffer.concat([latin(brand), u32(512), latin('isom')])),
    box('moov', box('hdlr', latin(`\0\0\0\0\0\0\0\0${handler}`))),
    box('mdat', Buffer.alloc(64, 7)),
  ]);
}

function oggPage(data: Buffer, flags: number): Buffer {
  return Buffer.concat([
    latin(`OggS\0${String.fromCharCode(flags)}`),
    Buffer.alloc(20),
    Buffer.from([1, data.length]),
    data,
  ]);
}

const webm = Buffer.concat([
  Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x8b, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84]),
  latin('webm'),
  Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
]);

export const SRT = `1
00:00:01,000 --> 00:00:04,000
The bridge will open to traffic

2
00:00:04,500 --> 00:00:08,000
on the first Monday in March.
`;

const SBV = `0:00:01.000,0:00:04.000
The bridge will open to traffic

0:00:04.500,0:00:08.000
on the first Monday in March.
`;

export const TTML = `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
  <head><metadata><ttm:agent xml:id="m" type="person"><ttm:name type="full">Mara Lund</ttm:name></ttm:agent></metadata></head>
  <body><div>
    <p begin="00:00:01.000" end="00:00:04.000" ttm:agent="m">The bridge will open to traffic</p>
    <p begin="4.5s" dur="3.5s" ttm:agent="m">on the first<br/>Monday in March.</p>
  </div></body>
</tt>
`;

export const WHISPER = JSON.stringify({
  text: ' The bridge will open to traffic on the first Monday in March.',
  segments: [
    { id: 0, start: 1, end: 4, text: ' The bridge will open to traffic' },
    { id: 1, start: 4.5, end: 8, text: ' on the first Monday in March.' },
  ],
  language: 'en',
});

const VTT = `WEBVTT

00:01.000 --> 00:04.000
The bridge will open to traffic

00:04.500 --> 00:08.000
on the first Monday in March.
`;

const MAIL = `From: Ada Example <ada@port.example>
Subject: Re: questions
Date: Thu, 1 Jan 2026 10:00:00 +0000

The bridge will open to traffic on the first Monday in March.
`;

export const HTML = `<!doctype html><html><head><title>Bridge opens in March</title><script>top.location='//elsewhere'</script></head>
<body><article><h1>Bridge opens in March</h1><p>The bridge will open to traffic on the first Monday in March, the harbour master said.</p></article></body></html>`;

export const SAMPLES: Record<MediaKey, { name: string; bytes: Uint8Array }> = {
  pdf: { name: 'statement.pdf', bytes: pdf() },
  docx: { name: 'letter.docx', bytes: docx(paragraph(run('The bridge will open in March.'))) },
  odt: { name: 'letter.odt', bytes: odt('<text:p>The bridge will open in March.</text:p>') },
  wacz: {
    name: 'minutes.wacz',
    bytes: Buffer.from(
      zipSync(
        {
          'archive/data.warc.gz': [gzipSync('WARC/1.1\r\n'), { level: 0 }],
          'datapackage.json': [Buffer.from('{}'), { level: 0 }],
        },
        { mtime: '2026-01-02' },
      ),
    ),
  },
  rtf: { name: 'letter.rtf', bytes: Buffer.from('{\\rtf1\\ansi The bridge will open in March.\\par}') },
  mail: { name: 'answer.eml', bytes: Buffer.from(MAIL) },
  html: { name: 'page.html', bytes: Buffer.from(HTML) },
  text: { name: 'notes.txt', bytes: Buffer.from('The bridge will open in March — so he said.\n') },
  srt: { name: 'interview.srt', bytes: Buffer.from(SRT) },
  vtt: { name: 'interview.vtt', bytes: Buffer.from(VTT) },
  sbv: { name: 'interview.sbv', bytes: Buffer.from(SBV) },
  ttml: { name: 'interview.ttml', bytes: Buffer.from(TTML) },
  json: { name: 'interview.json', bytes: Buffer.from(WHISPER) },
  png: { name: 'bridge.png', bytes: png() },
  jpeg: { name: 'bridge.jpg', bytes: jpeg },
  webp: { name: 'bridge.webp', bytes: webp },
  gif: { name: 'bridge.gif', bytes: gif },
  mp3: { name: 'call.mp3', bytes: mp3 },
  m4a: { name: 'call.m4a', bytes: isoMedia('M4A ', 'soun') },
  mp4: { name: 'film.mp4', bytes: isoMedia('isom', 'vide') },
  mov: { name: 'film.mov', bytes: isoMedia('qt  ', 'vide') },
  ogg: {
    name: 'call.ogg',
    bytes: Buffer.concat([oggPage(latin('OpusHead\x01\x01'), 2), oggPage(Buffer.alloc(40, 1), 4)]),
  },
  ogv: {
    name: 'film.ogv',
    bytes: Buffer.concat([oggPage(latin('\x80theora\x03\x02'), 2), oggPage(Buffer.alloc(40, 1), 4)]),
  },
  webm: { name: 'call.webm', bytes: webm },
  wav: { name: 'call.wav', bytes: wav },
  flac: {
    name: 'call.flac',
    bytes: Buffer.concat([
      latin('fLaC'),
      Buffer.from([0x80, 0, 0, 34]),
      Buffer.alloc(34),
      Buffer.alloc(20, 0xff),
    ]),
  },
};
