/** What an event's row holds, from any version of Stet; and what later changes read back from it. */
import type { Json } from '../canonical-json.ts';
import type { MovedByMerge } from './payloads.ts';

/** A payload as parsed from its text: not yet checked for being of this version. */
export type StoredPayload = { readonly [key: string]: Json };

/** A member's name before the change to their account that this payload records. */
export function nameBeforeOf(payload: StoredPayload): string {
  if (typeof payload.nameBefore === 'string') return payload.nameBefore;
  // Before payloads had a version: "Ada Moss, ada@paper.example".
  return String(payload.from).replace(/, [^,]*$/, '');
}

/** Whether an item was cut along with its paragraph, rather than by somebody who meant to cut it. */
export function isCutWithParagraph({ because }: StoredPayload): boolean {
  return because === 'PARAGRAPH_SET_ASIDE' || because === 'its paragraph was set aside';
}

/** What the merging of two sources moved. */
export function movedByMerge({ moved }: StoredPayload): MovedByMerge {
  // Before payloads had a version it was stored as JSON text.
  return (typeof moved === 'string' ? JSON.parse(moved) : moved) as MovedByMerge;
}
