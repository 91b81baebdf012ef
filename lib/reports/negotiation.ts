/**
 * Which form of some bytes a reader gets, by HTTP's own rules (RFC 9110, sections 12 to 14): compressed or not, all or
 * a part, or only that nothing has changed. Pure: bytes and headers in, a response out.
 */
import type { FileBytes } from './file-records.ts';

export type Asked = {
  ifNoneMatch: string | null;
  ifRange: string | null;
  range: string | null;
  acceptEncoding: string | null;
  /** The moment whose edition is asked for (RFC 7089). */
  acceptDatetime?: string | null;
};

export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
};

/**
 * @param headers of the whole answer: type, policy, how long it is kept
 * @returns 200 with everything, 206 with a part, 304 with nothing, 416 where the part is not there
 */
export function negotiated(file: FileBytes, asked: Asked, headers: Record<string, string>): Answer {
  const Vary = headers.Vary ? `${headers.Vary}, Accept-Encoding` : 'Accept-Encoding';
  const whole: Record<string, string> = { ...headers, Vary, 'Accept-Ranges': 'bytes' };
  const tag = (form: string) => `"${file.sha256.slice(0, 32)}${form}"`;
  const plain = tag('');
  const part = partOf(asked, plain, file.bytes.length);
  const [encoding, body] = part ? [null, file.bytes] : best(file, asked.acceptEncoding);
  const ETag = encoding ? tag(`-${encoding}`) : plain;
  if (isKnown(asked.ifNoneMatch, ETag)) return { status: 304, headers: { ...whole, ETag }, body: null };
  if (part === 'outside')
    return {
      status: 416,
      headers: { ...whole, 'Content-Range': `bytes */${file.bytes.length}` },
      body: null,
    };
  if (part) {
    const cut = file.bytes.slice(part.from, part.to + 1);
    const range = `bytes ${part.from}-${part.to}/${file.bytes.length}`;
    return { status: 206, headers: { ...whole, ETag, ...length(cut), 'Content-Range': range }, body: cut };
  }
  if (encoding) whole['Content-Encoding'] = encoding;
  return { status: 200, headers: { ...whole, ETag, ...length(body) }, body };
}

const length = ({ length: bytes }: Uint8Array) => ({ 'Content-Length': String(bytes) });

/** Brotli where it is accepted, else gzip, else uncompressed; a form with `q=0` is refused. */
function best(
  { bytes, brotli, gzip }: FileBytes,
  accepted: string | null,
): ['br' | 'gzip' | null, Uint8Array<ArrayBuffer>] {
  const taken = new Map(
    (accepted ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, q === undefined ? 1 : Number(q.slice(2))] as const;
    }),
  );
  const takes = (name: string) => (taken.get(name) ?? taken.get('*') ?? 0) > 0;
  if (brotli && takes('br')) return ['br', brotli];
  if (gzip && takes('gzip')) return ['gzip', gzip];
  return [null, bytes];
}

/** A proxy that compresses makes a tag weak on the way: it still means that nothing has changed. */
function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** One part, "bytes=0-99", "bytes=100-" or "bytes=-100"; a request for several, or in another unit, gets everything. */
function partOf(
  { range, ifRange }: Asked,
  tag: string,
  size: number,
): { from: number; to: number } | 'outside' | null {
  if (range === null || (ifRange !== null && ifRange.trim() !== tag)) return null;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const from = Math.max(0, size - Number(last));
    return Number(last) === 0 ? 'outside' : { from, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'outside' : { from, to };
}
