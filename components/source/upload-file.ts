import type { CutAt } from '@/lib/domain/clips.ts';
import { Sha256 } from './sha256.ts';

export type UploadStep = 'hashing' | 'sending' | 'reading';
export type UploadResult =
  | { ok: true; fileId: string; notice: string | null }
  | { ok: false; message: string };

const PIECE = 2 * 1_048_576;

/**
 * Hashes a file and uploads it unchanged. Progress is reported from 0 to 1 for each step; `reading` is the server's own
 * looking at a file that has arrived.
 * @param clip what it was cut from, where it is a clip or a still of another file of the source
 */
export async function uploadFile(
  sourceId: string,
  file: File,
  signal: AbortSignal,
  onProgress: (step: UploadStep, share: number) => void,
  clip: (CutAt & { of: string }) | null = null,
): Promise<UploadResult> {
  try {
    const sha256 = await hashOf(file, signal, (share) => onProgress('hashing', share));
    return await send(addressOf(sourceId, clip), file, sha256, signal, onProgress);
  } catch {
    return {
      ok: false,
      message: signal.aborted
        ? 'Stopped. Nothing was kept.'
        : 'The file could not be read from your disk. Has it moved or changed?',
    };
  }
}

async function hashOf(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    onProgress(Math.min(1, (at + PIECE) / file.size));
  }
  return hash.digest();
}

function addressOf(sourceId: string, clip: (CutAt & { of: string }) | null): string {
  const address = `/api/evidence/${sourceId}/files`;
  if (!clip) return address;
  const { of, fromMs, toMs, cut } = clip;
  return `${address}?${new URLSearchParams({ of, fromMs: String(fromMs), toMs: String(toMs), cut })}`;
}

/** XMLHttpRequest, because fetch does not report how much has been sent. */
function send(
  address: string,
  file: File,
  sha256: string,
  signal: AbortSignal,
  onProgress: (step: UploadStep, share: number) => void,
): Promise<UploadResult> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Content-SHA256', sha256);
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed()));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress('sending', total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress('reading', 1);
    request.onload = () => resolve(resultOf(request));
    request.onerror = () =>
      resolve({ ok: false, message: 'The desk could not be reached. Nothing was kept; try again.' });
    request.onabort = () => reject(new Error('stopped'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function resultOf({ status, response }: XMLHttpRequest): UploadResult {
  const answer = response as { fileId?: string; notice?: string | null; error?: { message: string } } | null;
  if (status === 200 && answer?.fileId)
    return { ok: true, fileId: answer.fileId, notice: answer.notice ?? null };
  return {
    ok: false,
    message: answer?.error?.message ?? 'That did not work, and nothing was kept. Try again.',
  };
}
