import { AppError } from '../domain/errors.ts';
import { refused } from './file-refused.ts';
import type { Announced } from './receive-upload.ts';

/** What an upload says about itself, in its headers: the body is the file and nothing else. */
export type UploadHead = Announced & { fileName: string };

/**
 * Refuses a write that another site's page sent with this browser's cookie. A browser always says where a request comes
 * from; a client that says nothing is not a browser, and has no cookie by accident.
 * @param ownAddress where this newsroom is, for servers behind a proxy that changes the host
 */
export function demandSameOrigin(headers: Headers, ownAddress: string): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = origin && origin !== 'null' ? URL.parse(origin)?.host : undefined;
  const isOwn = host !== undefined && [headers.get('host'), URL.parse(ownAddress)?.host].includes(host);
  if ((site !== null && site !== 'same-origin') || (origin !== null && !isOwn))
    throw new AppError('forbidden', 'This came from a page of another site, so it was refused.');
}

/** @throws AppError `validation` where a header is missing or makes no sense */
export function uploadHead(headers: Headers): UploadHead {
  const size = headers.get('content-length') ?? '';
  const sha256 = headers.get('x-content-sha256')?.toLowerCase() ?? '';
  if (!/^\d{1,15}$/.test(size))
    throw refused('The upload does not say how long the file is (Content-Length).');
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw refused('The upload does not say what the file’s SHA-256 is (X-Content-SHA256).');
  return { size: Number(size), sha256, fileName: decodedName(headers.get('x-file-name') ?? '') };
}

function decodedName(encoded: string): string {
  try {
    return decodeURIComponent(encoded).slice(0, 1000);
  } catch {
    throw refused('The upload’s file name cannot be read (X-File-Name, percent-encoded).');
  }
}
