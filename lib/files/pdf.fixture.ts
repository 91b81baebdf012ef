import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** PDF files for tests, written object by object. */
export type PdfStream = {
  dictionary: string;
  data: Uint8Array;
  /** Annotations of its page, as they are written. */
  annotations?: string;
};

export const contentStream = (operators: string): PdfStream => ({
  dictionary: '',
  data: Buffer.from(operators, 'latin1'),
});

/** Lines of text at 12 points, one below the other; an empty line leaves a gap. */
export function linesStream(lines: readonly string[]): PdfStream {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj 0 -14 Td`);
  return contentStream(`BT /F1 12 Tf 50 750 Td ${shown.join('\n')} ET`);
}

/** Words at a place on the page: size, points from the left and from the bottom, text. */
export type Placed = readonly [size: number, x: number, y: number, text: string];

const WINDOWS: Readonly<Record<string, string>> = {
  '“': '\x93',
  '”': '\x94',
  '’': '\x92',
  '–': '\x96',
  '—': '\x97',
};

/** Words placed at their positions, in the order in which they are drawn. */
export function placedStream(all: readonly Placed[]): PdfStream {
  const shown = all.map(([size, x, y, text]) => {
    const letters = text.replace(/[“”’–—]/gu, (sign) => WINDOWS[sign] ?? sign).replace(/[\\()]/g, '\\$&');
    return `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${letters}) Tj`;
  });
  return contentStream(`BT ${shown.join('\n')} ET`);
}

/** Lines of body text at 11 points from the top of the page down. */
export const bodyLines = (lines: readonly string[], y = 700): Placed[] =>
  lines.map((line, i) => [11, 72, y - i * 14, line] as const);

/** A PDF with one page for each stream. */
export function pdf(pages: readonly PdfStream[], extra = ''): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) =>
    objects.push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body);
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  add(`<< /Type /Catalog /Pages 2 0 R ${extra} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, { dictionary, data, annotations = '' }] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [${annotations}] >>`,
    );
    add(
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length} ${dictionary} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [number, body] of objects.entries()) {
    const object = Buffer.concat([Buffer.from(`${number + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    places.push(at);
    parts.push(object);
    at += object.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Many gigabytes of spaces in a few kilobytes, made without ever holding them: one flushed block, repeated. */
export function bombStream(gigabytes: number): PdfStream {
  const block = deflateRawSync(Buffer.alloc(16 * 1_048_576, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: gigabytes * 64 }, () => block);
  const inner = Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, Buffer.from([0x03, 0x00, 0, 0, 0, 1])]);
  return { dictionary: '/Filter [/FlateDecode /FlateDecode]', data: deflateSync(inner) };
}
