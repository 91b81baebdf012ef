/**
 * What a new text, or the same text read differently, does to the items that were checked. Both texts are read by the
 * present engine: a better reading is not a change to the story.
 */
import { type BesideChange, changesBeside, Sentences } from '../text/anchors/beside.ts';
import { type Reanchored, reanchorSigned } from '../text/anchors/reanchor.ts';
import type { Extraction, FoundItem } from '../text/words/types.ts';
import { wordsOf } from './anchor.ts';
import {
  ATTRIBUTES,
  type Attribute,
  type AttributeChange,
  type Attribution,
  type AttributionChange,
  agree,
  attributeChange,
  kindGroup,
  NO_READING,
} from './attribution-change.ts';
import { attributionOf, hullOf, Readings } from './reading-of-item.ts';
import type { Span } from './vocabulary.ts';

/** A text with the engine's reading of it. */
export type ReadText = { text: string; reading: Extraction };

/** An item as it is, with what was checked about it. */
export type HeldItem = {
  id: string;
  spans: readonly Span[];
  exact: string;
  kind: NonNullable<Attribution['kind']>;
  /** As stored: what a person saw when they checked it. */
  attribution: Attribution;
  setByHand: readonly string[];
  /** Found by the engine and never touched. */
  isMachine: boolean;
  /** Questions that nobody has answered yet. */
  asked: readonly AttributeChange[];
};

export type PlannedItem = {
  id: string;
  /** `stands`: nothing that was checked has changed. `changed`: see `changes`. `gone`: no longer in the text. */
  state: 'stands' | 'changed' | 'gone';
  spans: Span[];
  changes: AttributionChange[];
  /** Changed words beside it that bear on nothing: the verdict stands, and the change is reported. */
  told: BesideChange[];
  /** What is to be stored. */
  attribution: Attribution;
  /** The engine's reading in the new text, which gives speaker and cue their places. */
  reading: FoundItem | null;
  /** Things a person had set that the text now says differently: for a person to answer. */
  asked: AttributeChange[];
};

export type RevisionPlan = { items: PlannedItem[]; found: FoundItem[] };

/** By item: where each piece of its words is in the new text, as a sign that went with them says; null for a lost one. */
export type SignedItems = ReadonlyMap<string, readonly (Span | null)[]>;

/**
 * @param items those whose spans point into the old text, cut ones too.
 * @param signed of a text that came back from Word with bookmarks; left out where there are no signs
 * @returns one plan for each item, in the same order, and what the new text has that is no item yet; `bySign` are the items
 * whose place the signs gave.
 */
export function planRevision(
  old: ReadText,
  now: ReadText,
  items: readonly HeldItem[],
  signed: SignedItems = new Map(),
): RevisionPlan & { bySign: string[] } {
  const before = new Readings(old.reading.items);
  const after = new Readings(now.reading.items);
  const isOtherLanguage = old.reading.language !== now.reading.language;
  const isSameText = old.text === now.text;
  const placed = isSameText
    ? null
    : reanchorSigned(
        old.text,
        now.text,
        items.map(({ id, spans }) => ({ spans, places: signed.get(id) ?? [] })),
      );
  const anchored = items.map((item, i) => anchoredAt(item, placed?.[i]?.found ?? null));
  const around = isSameText ? null : new Surroundings(old.text, now.text, items, anchored);
  const plans = items.map((item, i): PlannedItem => {
    const { spans, isGone, isChanged } = anchored[i] as Anchored;
    if (isGone) return gone(item);
    const was = before.of(item.spans, item.kind);
    const is = after.of(spans, was?.kind ?? item.kind);
    const plan = compared(item, was, is, spans, !canMiss(old, now), isOtherLanguage);
    if (isChanged) {
      plan.changes.unshift({ what: 'words', before: item.exact, after: wordsOf(now.text, spans) });
    } else if (around && plan.changes.length === 0) {
      // Where the engine does not read the sentence, it cannot say which of its words bear on the meaning.
      const isBlind = !is && now.reading.support !== 'full';
      const beside = around.changes(i, was, is);
      const bearing = beside.filter(({ sense }) => isBlind || sense !== null);
      plan.changes.push(...bearing.map((one) => ({ what: 'beside' as const, ...one })));
      plan.told = bearing.length > 0 ? [] : beside;
    }
    return { ...plan, state: plan.changes.length > 0 ? 'changed' : 'stands' };
  });
  const bySign = items.flatMap(({ id }, i) => (placed?.[i]?.isBySign ? [id] : []));
  return { items: plans, found: newlyFound(old, now, items, plans), bySign };
}

/** A missing reading means something only where the engine reads both texts in full and in the same way. */
function canMiss(old: ReadText, now: ReadText): boolean {
  return now.reading.support === 'full' && old.reading.language === now.reading.language;
}

type Anchored = { spans: Span[]; isGone: boolean; isChanged: boolean };

function anchoredAt({ spans: own }: HeldItem, places: readonly Reanchored[] | null): Anchored {
  if (!places)
    return { spans: own.map(({ start, end }) => ({ start, end })), isGone: false, isChanged: false };
  const spans = places.flatMap(({ span }) => (span ? [span] : []));
  const inOrder = spans.every((span, i) => i === 0 || span.start >= (spans[i - 1]?.end ?? 0));
  return {
    spans,
    isGone: spans.length < places.length || !inOrder,
    isChanged: places.some(({ state }) => state === 'changed'),
  };
}

function gone(item: HeldItem): PlannedItem {
  const { id, attribution } = item;
  return { id, state: 'gone', spans: [], changes: [], told: [], attribution, reading: null, asked: [] };
}

/** An item's attribution compared with its reading in both texts. */
function compared(
  item: HeldItem,
  was: FoundItem | null,
  is: FoundItem | null,
  spans: Span[],
  isMissingNothing: boolean,
  isOtherLanguage: boolean,
): PlannedItem {
  const before = was ? attributionOf(was) : NO_READING;
  const held = item.attribution;
  const next = { ...held };
  const changes: AttributionChange[] = [];
  const asked: AttributeChange[] = [];
  const isUnread = !is && (!was || isMissingNothing);
  const after = is ? attributionOf(is) : NO_READING;
  if (was && is && item.isMachine && kindGroup(was.kind) === kindGroup(is.kind)) next.kind = is.kind;
  for (const what of ATTRIBUTES) {
    const open = item.asked.find((one) => one.what === what);
    // Read as another language, the text may well hold what was not found.
    if (isUnread || (isOtherLanguage && isUnknown(after, what))) {
      if (open) asked.push(open);
      continue;
    }
    if (agree(what, before, after)) {
      if (open) asked.push(open);
      if (what === 'cue' && !item.setByHand.includes(what)) next.cue = filledCue(held, after);
      continue;
    }
    // There was nothing of this sort to change: a kind that the engine did not know before is no change to it.
    if (what === 'kind' && (before.kind === null || after.kind === null)) continue;
    // What was checked is what the text now says: a person, or an earlier engine, already had it right.
    if (agree(what, held, after)) continue;
    const byHand = isByHand(item, what, before, was !== null);
    const from = !byHand && isEmpty(held[what]) ? before : held;
    const change = attributeChange(what, from, after, byHand);
    changes.push(change);
    if (byHand) asked.push(change);
    else Object.assign(next, { [what]: after[what] });
  }
  return { id: item.id, state: 'stands', spans, changes, told: [], attribution: next, reading: is, asked };
}

/**
 * For items read before cues were stored whole, what the engine reads now is filled in; nothing else about them
 * changes.
 */
function filledCue(held: Attribution, after: Attribution): Attribution['cue'] {
  return held.cue?.force == null && agree('speaker', held, after) ? (after.cue ?? held.cue) : held.cue;
}

const isUnknown = (read: Attribution, what: Attribute) =>
  what === 'cue' ? read.cue?.text == null : isEmpty(read[what]);

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/**
 * Whether a person set this. For items older than that record: where a touched item differs from what the engine read
 * in the same text, a person made it so.
 */
function isByHand(
  { setByHand, isMachine, attribution }: HeldItem,
  what: Attribute,
  before: Attribution,
  wasRead: boolean,
): boolean {
  if (setByHand.includes(what)) return true;
  if (isMachine || setByHand.length > 0 || isEmpty(attribution[what])) return false;
  if (what === 'cue' || what === 'date' || what === 'occasion') return false;
  return wasRead ? !agree(what, attribution, before) : what === 'speaker' || what === 'parties';
}

/** The sentences around items, in the old and the new text. */
class Surroundings {
  private readonly old: Sentences;
  private readonly now: Sentences;
  private readonly items: readonly HeldItem[];
  private readonly anchored: readonly Anchored[];
  /** Items in the order they have in the old text. */
  private readonly order: number[];

  constructor(oldText: string, text: string, items: readonly HeldItem[], anchored: readonly Anchored[]) {
    this.old = new Sentences(oldText);
    this.now = new Sentences(text);
    this.items = items;
    this.anchored = anchored;
    this.order = items
      .map((_, i) => i)
      .sort((a, b) => hullOf(items[a]?.spans ?? []).start - hullOf(items[b]?.spans ?? []).start);
  }

  changes(i: number, was: FoundItem | null, is: FoundItem | null): BesideChange[] {
    const own = this.items[i]?.spans ?? [];
    const others = this.othersBeside(i, own);
    return changesBeside(
      {
        sentences: this.old,
        own,
        places: placesOf(was && is && was),
        others: others.flatMap((k) => [...(this.items[k]?.spans ?? [])]),
      },
      {
        sentences: this.now,
        own: this.anchored[i]?.spans ?? [],
        places: placesOf(was && is && is),
        others: others.flatMap((k) => this.anchored[k]?.spans ?? []),
      },
    );
  }

  /** Items in the same sentences that share no words with this one: changes to their words are reported for them. */
  private othersBeside(i: number, own: readonly Span[]): number[] {
    const sentences = this.old.around(own);
    const { start, end } = hullOf(sentences);
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hullOf(this.items[this.order[middle] as number]?.spans ?? []).start < start) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < this.order.length; at++) {
      const k = this.order[at] as number;
      const spans = this.items[k]?.spans ?? [];
      if (hullOf(spans).start >= end) break;
      if (k !== i && !this.anchored[k]?.isGone && !touches(spans, own)) found.push(k);
    }
    return found;
  }
}

const touches = (a: readonly Span[], b: readonly Span[]) =>
  a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));

function placesOf(found: FoundItem | null): Span[] {
  const all = [found?.cue, found?.speaker, found?.date, found?.occasion];
  return all.flatMap((one) => (one ? [{ start: one.start, end: one.end }] : []));
}

/** What the new text has and no item covers. Whatever the old text had too, without an item for it, still gets none. */
function newlyFound(
  old: ReadText,
  now: ReadText,
  items: readonly HeldItem[],
  plans: readonly PlannedItem[],
): FoundItem[] {
  const isRead = new Set(plans.map(({ reading }) => reading));
  const isPassedOver = new Set(
    old.reading.items
      .filter((found) => items.every(({ spans }) => hullOf(spans).start !== hullOf(found.spans).start))
      .map((found) => `${found.kind} ${wordsOf(old.text, found.spans)}`),
  );
  const kept = new Readings(
    plans.flatMap(({ state, spans, attribution }, i) =>
      state === 'gone' ? [] : [{ spans, kind: attribution.kind ?? (items[i] as HeldItem).kind }],
    ),
  );
  return now.reading.items.filter((found) => {
    if (isRead.has(found) || isPassedOver.has(`${found.kind} ${wordsOf(now.text, found.spans)}`))
      return false;
    return !kept.over(found.spans).some(({ kind }) => kindGroup(kind) === kindGroup(found.kind));
  });
}
