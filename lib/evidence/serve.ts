import type { ByteRange } from './byte-store.ts';
import type { MediaType } from './media-types.ts';

/**
 * The headers a file is served with. Nothing in it may run, be framed, be read by another site, or stay in a shared
 * cache.
 */
export function servingHeaders(
  { fileName, size, sha256 }: { fileName: string; size: number; sha256: string },
  type: MediaType | null,
): Headers {
  const isSaved = !type || type.shown === 'saved';
  return new Headers({
    // A page or a script is bytes to be saved, whatever type it was stored as.
    'Content-Type': !type ? 'application/octet-stream' : servedAs(type),
    'Content-Disposition': `${isSaved ? 'attachment' : 'inline'}; ${fileNameParameters(fileName)}`,
    'Content-Length': String(size),
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'private, no-store',
    ETag: `"${sha256}"`,
    'Accept-Ranges': 'bytes',
    Vary: 'Cookie',
  });
}

function servedAs(type: MediaType): string {
  if (type.servedAs) return type.servedAs;
  return type.name.startsWith('text/') ? `${type.name}; charset=utf-8` : type.name;
}

/** RFC 6266: a plain name for every client, and the true one for those that understand it. */
export function fileNameParameters(name: string): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_') || 'file';
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${exact}`;
}

/**
 * The bytes that a `Range` header asks for (RFC 9110, 14.2).
 * @returns null: the whole file, because none, several or something that is no range was asked for;
 *   'unsatisfiable': a range that lies outside of the file
 */
export function rangeOf(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  if (found[1] === '') {
    const last = Number(found[2]);
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(found[1]);
  const end = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  if (found[2] !== '' && Number(found[2]) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
