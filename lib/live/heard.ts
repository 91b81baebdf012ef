/**
 * What this web process has heard of changes, numbered, and the newest of it kept: by it a stream that begins, or comes back,
 * is told exactly what its page has missed. A page that read everything again for safety would ask for each page twice.
 */
import { randomUUID } from 'node:crypto';
import type { Gathered } from './news-together.ts';

/** `told`: these members have new notices. `again`: something was missed. */
export type Heard = Gathered | { kind: 'told'; members: readonly string[] } | { kind: 'again' };

/** A busy newsroom hears forty a second, and a page opens its stream seconds after it was made. */
const MOST_KEPT = 2_000;

type Kept = {
  /** Which process: another one's numbers say nothing here. */
  process: string;
  count: number;
  /** The record's number in the last change that was heard; '' before any. */
  seq: string;
  pieces: Heard[];
};

// Pages and routes are built with a copy of this file each.
const global = globalThis as typeof globalThis & { stetHeard?: Kept };
global.stetHeard ??= { process: randomUUID().slice(0, 13), count: 0, seq: '', pieces: [] };
const kept = global.stetHeard;

export function noteHeard(piece: Heard): void {
  kept.pieces.push(piece);
  kept.count += 1;
  if (piece.kind === 'changed') kept.seq = piece.seq;
  // A half at a time, so that it does not move all the others each time.
  if (kept.pieces.length > 2 * MOST_KEPT) kept.pieces = kept.pieces.slice(-MOST_KEPT);
}

/** How many pieces were heard so far. */
export const countHeard = (): number => kept.count;

/** What was heard after so many pieces; null where that is not known any more. */
export function heardSince(count: number): Heard[] | null {
  const from = kept.pieces.length - (kept.count - count);
  return from < 0 || count > kept.count ? null : kept.pieces.slice(from);
}

/**
 * Where somebody is who has been told of everything up to now: the record's number, `~`, and the process with its count. To be
 * taken before what a page shows is read: what is heard after it may be in the page already, and never the other way round.
 */
export const placeNow = (): string => `${kept.seq}~${kept.process}.${kept.count}`;

export type Place = {
  /** The record's number; null where it had heard of none. */
  seq: string | null;
  /** How many pieces of this process's it has been told of; null where it was another process. */
  count: number | null;
};

const PLACE = /^(\d{1,18})?(?:~([0-9a-f-]{13})\.(\d{1,15}))?$/;

/** Reads what `placeNow` wrote, or a bare number of the record; null where it is neither. */
export function readPlace(text: string): Place | null {
  const [all, seq, process, count] = PLACE.exec(text) ?? [];
  if (!all) return null;
  return { seq: seq ?? null, count: process === kept.process && count ? Number(count) : null };
}
