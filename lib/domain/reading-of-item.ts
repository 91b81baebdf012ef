/** Which of the things the engine found in a text is the reading of an item. */
import type { FoundItem } from '../text/words/types.ts';
import { type Attribution, kindGroup } from './attribution-change.ts';
import type { ItemKind, Span } from './vocabulary.ts';

/** UTF-16 units of text that share one list of what was found there. */
const STRETCH = 1024;

/** Anything with a kind and a place in a text. */
type Placed = { kind: ItemKind; spans: readonly Span[] };

/** What was found in one text, stored by place. Looking one item up costs only what was found around it. */
export class Readings<T extends Placed> {
  private readonly byPlace = new Map<number, T[]>();

  constructor(found: readonly T[]) {
    for (const item of found) {
      const { start, end } = hullOf(item.spans);
      for (let at = Math.floor(start / STRETCH); at * STRETCH < end; at++) {
        const known = this.byPlace.get(at);
        if (known) known.push(item);
        else this.byPlace.set(at, [item]);
      }
    }
  }

  /** Everything found that shares more than half of the shorter one's words with `spans`. */
  over(spans: readonly Span[]): T[] {
    const { start, end } = hullOf(spans);
    const near = new Set<T>();
    for (let at = Math.floor(start / STRETCH); at * STRETCH < end; at++) {
      for (const item of this.byPlace.get(at) ?? []) near.add(item);
    }
    return [...near].filter((item) => {
      const shared = overlap(spans, item.spans);
      return shared * 2 > Math.min(lengthOf(spans), lengthOf(item.spans));
    });
  }

  /** The reading of an item of that kind, or of the nearest kind; null where the engine found nothing there. */
  of(spans: readonly Span[], kind: ItemKind): T | null {
    let best: T | null = null;
    let most = 0;
    for (const item of this.over(spans)) {
      const shared = overlap(spans, item.spans);
      const alike = shared / (lengthOf(spans) + lengthOf(item.spans) - shared);
      const score = alike + (item.kind === kind ? 2 : kindGroup(item.kind) === kindGroup(kind) ? 1 : 0);
      if (score > most) {
        most = score;
        best = item;
      }
    }
    return best;
  }
}

/** What the engine reads of an item, in the form that is compared. */
export function attributionOf(found: FoundItem): Attribution {
  return {
    kind: found.kind,
    speaker: found.speaker && { name: found.speaker.name, mention: found.speaker.text },
    cue:
      found.cue || found.force
        ? { text: found.cue?.text ?? null, force: found.force, polarity: found.polarity }
        : null,
    date: found.date?.text ?? null,
    occasion: found.occasion?.text ?? null,
    parties: found.parties.map(({ name }) => name),
    outcome: found.outcome,
  };
}

/** From the first unit of spans in text order to the last. */
export function hullOf(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function overlap(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const one of a) {
    for (const other of b) {
      shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    }
  }
  return shared;
}
