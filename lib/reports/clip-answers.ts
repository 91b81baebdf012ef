/**
 * A clip of a published edition, as a reader's player asks for it. Its bytes cannot say what became of it, so one that is not
 * offered any more is gone, and so is every clip of a withdrawn report.
 */
import type { ClipName } from '../domain/report/offered-clips.ts';
import { readyBytes } from './kept-answers.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { NOT_THERE, PAGE_CACHE, sayPlainly } from './plain-answers.ts';
import { keptFile, type Standing, typeOfClip } from './public-queries.ts';

/**
 * @param standing of the clip; null: there is no such report or edition
 * @returns 410 once it is not offered any more
 */
export async function clipAnswer(name: ClipName, standing: Standing | null, asked: Asked): Promise<Answer> {
  if (!standing) return NOT_THERE;
  const { fileId, editionId, withdrawnReason, clipsGone } = standing;
  if (fileId === null) return NOT_THERE;
  if (withdrawnReason !== null) return sayPlainly(410, 'This report has been withdrawn.');
  if (clipsGone.includes(name)) return sayPlainly(410, 'This recording is no longer offered.');
  const type = await typeOfClip(editionId, name);
  // Asked for by many at once it is read once; it is not kept ready, where it would push out the pages of other reports.
  const file = type && (await readyBytes(`${fileId} clip`, () => keptFile(fileId), { isKept: false }));
  if (!file) return NOT_THERE;
  return negotiated(file, asked, {
    'Content-Type': type,
    // It is kept for as long as its strong tag is the same, but asked after each minute: it may be gone by then.
    'Cache-Control': PAGE_CACHE,
    'Content-Security-Policy': "sandbox; default-src 'none'; media-src 'self'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
  });
}
