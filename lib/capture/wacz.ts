/**
 * A captured page as WACZ 1.1.1, which replay tools open: WARC 1.1 records, each compressed by itself (ISO 28500), an
 * index of them (CDXJ), the list of pages, and the hashes of all that (specs.webrecorder.net/wacz/1.1.1).
 */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ZipFile } from 'yazl';

type Kept = { link: string; mediaType: string; declared: string; bytes: Uint8Array };
type LeftOut = { link: string; problem: string };

export type Archived = {
  page: Kept;
  title: string;
  parts: readonly Kept[];
  leftOut: readonly LeftOut[];
  at: Date;
};

const WARC = 'data.warc.gz';
const SOFTWARE = 'Stet';

const sha256 = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A header's value on one line, whatever a site wrote. */
const oneLine = (value: string) => value.replace(/[^\x20-\x7e]/g, '').slice(0, 4096);

function record(headers: readonly (readonly [string, string])[], block: Uint8Array): Buffer {
  const head = [
    'WARC/1.1',
    ...headers.map(([name, value]) => `${name}: ${oneLine(value)}`),
    `WARC-Record-ID: <urn:uuid:${randomUUID()}>`,
    `WARC-Block-Digest: ${sha256(block)}`,
    `Content-Length: ${block.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

const aboutRecord = (date: string) =>
  record(
    [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Date', date],
      ['WARC-Filename', WARC],
      ['Content-Type', 'application/warc-fields'],
    ],
    Buffer.from(`software: ${SOFTWARE}\r\nformat: WARC File Format 1.1\r\n`),
  );

/** As it was answered; what was packed for the way is kept unpacked, and its head says nothing of packing. */
function responseRecord({ link, declared, bytes }: Kept, date: string): Buffer {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${oneLine(declared)}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return record(
    [
      ['WARC-Type', 'response'],
      ['WARC-Target-URI', link],
      ['WARC-Date', date],
      ['Content-Type', 'application/http; msgtype=response'],
      ['WARC-Payload-Digest', sha256(bytes)],
    ],
    Buffer.concat([Buffer.from(head), bytes]),
  );
}

/** The key by which an index is sorted and searched: "com,example)/path?query". */
export function surt(link: string): string {
  const { hostname, port, pathname, search } = new URL(link);
  const host = hostname.replace(/^www\d*\./, '');
  const labels = /^[\d.]+$|^\[/.test(host) ? host : host.split('.').reverse().join(',');
  return `${labels}${port === '' ? '' : `:${port}`})${pathname}${search}`.toLowerCase();
}

/** "20261129190500" */
const stamp = (at: Date) => at.toISOString().replace(/\D/g, '').slice(0, 14);

async function recordsOf({ page, parts, at }: Archived): Promise<{ warc: Buffer; index: string }> {
  // WARC 1.1 knows parts of a second; replay tools look for the index's second.
  const date = `${at.toISOString().slice(0, 19)}Z`;
  const pack = promisify(gzip);
  const packed = [await pack(aboutRecord(date))];
  let offset = packed[0]?.length ?? 0;
  const lines: string[] = [];
  for (const one of [page, ...parts]) {
    const bytes = await pack(responseRecord(one, date));
    const entry = {
      ...{ url: one.link, mime: one.mediaType, status: '200', digest: sha256(one.bytes) },
      ...{ length: String(bytes.length), offset: String(offset), filename: WARC },
    };
    lines.push(`${surt(one.link)} ${stamp(at)} ${JSON.stringify(entry)}\n`);
    packed.push(bytes);
    offset += bytes.length;
  }
  const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return { warc: Buffer.concat(packed), index: lines.sort(bytewise).join('') };
}

/**
 * Writes the archive. What could not be had is named in it (`left-out.json`), with why.
 *
 * @returns the bytes of a ZIP whose files are stored as they are, as the format asks
 */
export async function wacz(archived: Archived): Promise<Buffer> {
  const { page, title, leftOut, parts, at } = archived;
  const { warc, index } = await recordsOf(archived);
  const ts = at.toISOString();
  const pages = [
    { format: 'json-pages-1.0', id: 'pages', title: 'Captured page' },
    { id: 'page', url: page.link, ts, title: title || page.link },
  ];
  const files = new Map<string, Buffer>([
    [`archive/${WARC}`, warc],
    ['indexes/index.cdxj', Buffer.from(index)],
    ['pages/pages.jsonl', Buffer.from(pages.map((line) => `${JSON.stringify(line)}\n`).join(''))],
    ['left-out.json', Buffer.from(JSON.stringify(leftOut, null, 1))],
  ]);
  const about = {
    ...{ profile: 'data-package', wacz_version: '1.1.1', software: SOFTWARE, created: ts },
    ...{ title: title || page.link, mainPageUrl: page.link, mainPageDate: ts },
    description: `The page, and ${parts.length} of the ${parts.length + leftOut.length} styles, pictures and fonts that it names.`,
    resources: [...files].map(([path, bytes]) => ({
      ...{ name: path.slice(path.lastIndexOf('/') + 1), path },
      ...{ hash: sha256(bytes), bytes: bytes.length },
    })),
  };
  const described = Buffer.from(JSON.stringify(about, null, 1));
  files.set('datapackage.json', described);
  files.set(
    'datapackage-digest.json',
    Buffer.from(JSON.stringify({ path: 'datapackage.json', hash: sha256(described) })),
  );
  return zipped(files, at);
}

async function zipped(files: ReadonlyMap<string, Buffer>, at: Date): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, bytes] of files) zip.addBuffer(bytes, path, { compress: false, mtime: at });
  zip.end();
  const out: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) out.push(part);
  return Buffer.concat(out);
}
