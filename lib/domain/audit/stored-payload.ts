/** What an event's row holds, of whichever version of Stet; and what later changes read back from it. */
import type { Json } from '../canonical-json.ts';
import type { MovedByMerge } from './payloads.ts';

/** A payload as it was parsed from its text: nobody has looked yet whether it is of this version. */
export type StoredPayload = { readonly [key: string]: Json };

/** What a member was called before the change of their account that this payload tells. */
export function nameBeforeOf(payload: StoredPayload): string {
  if (typeof payload.nameBefore === 'string') return payload.nameBefore;
  // Before payloads had a version: "Ada Moss, ada@paper.example".
  return String(payload.from).replace(/, [^,]*$/, '');
}

/** Whether an item was cut with its paragraph, and not by somebody who meant it. */
export function isCutWithParagraph({ because }: StoredPayload): boolean {
  return because === 'PARAGRAPH_SET_ASIDE' || because === 'its paragraph was set aside';
}

/** What the merging of two sources moved. */
export function movedByMerge({ moved }: StoredPayload): MovedByMerge {
  // Before payloads had a version it was kept as a text of JSON.
  return (typeof moved === 'string' ? JSON.parse(moved) : moved) as MovedByMerge;
}
