/** How the notes of a draft become proposed sources, and what a new text does to those of the one before. */
import { Sentences } from '../text/anchors/beside.ts';
import { reanchor } from '../text/anchors/reanchor.ts';
import type { Span } from '../text/words/types.ts';
import { type NoteSays, whatNotesSay } from './draft-note-says.ts';
import type { DraftNote, DraftNoteKind } from './draft-notes.ts';
import type { ProposalKind } from './proposals.ts';

const KINDS: Record<DraftNoteKind, ProposalKind> = {
  footnote: 'FOOTNOTE',
  endnote: 'ENDNOTE',
  comment: 'COMMENT',
};

/** A note of a draft as it becomes a proposal. */
export type DraftProposal = Omit<DraftNote, 'kind' | 'range' | 'links'> & {
  kind: ProposalKind;
  /**
   * The words of the story that it belongs to: those that a comment marks; before the sign of a note, its sentence up to
   * there, or what is left of it since the sign before. Null where nothing in the text refers to it.
   */
  place: Span | null;
  /** It stands behind its words, and marks none. */
  isPoint: boolean;
  says: NoteSays;
};

type Block = { start: number; end: number };

/** @param notes in the order of the text, as the reader gives them */
export function draftProposals(
  notes: readonly DraftNote[],
  text: string,
  blocks: readonly Block[],
): DraftProposal[] {
  if (notes.length === 0) return [];
  const says = whatNotesSay(notes);
  const sentences = new Sentences(text);
  let before: { at: number; from: number } | null = null;
  return notes.flatMap(({ kind, range, links: _, ...note }, i): DraftProposal[] => {
    const said = says[i];
    if (!said) return [];
    const isPoint = range !== null && range.start === range.end;
    let place = range;
    if (range && isPoint) {
      const at = range.end;
      const from = startOfWords(at, before, text, blocks, sentences);
      before = { at, from };
      place = trimmed(text, { start: from, end: at });
    }
    return [{ ...note, kind: KINDS[kind], place, isPoint, says: said }];
  });
}

/** Where the words begin that a sign at `at` stands behind. */
function startOfWords(
  at: number,
  before: { at: number; from: number } | null,
  text: string,
  blocks: readonly Block[],
  sentences: Sentences,
): number {
  const block = blocks.find(({ start, end }) => start <= at && at <= end);
  // The last letter or figure before it is in the sentence that it ends, whatever marks stand between.
  const last = lastWordBefore(text, at);
  const [sentence] = sentences.around([{ start: last, end: last + 1 }]);
  const from = Math.max(block?.start ?? 0, sentence?.start ?? 0);
  if (!before || before.at <= from || before.at > at) return Math.min(from, at);
  return lastWordBefore(text, at) < before.at ? before.from : before.at;
}

function lastWordBefore(text: string, at: number): number {
  let last = at - 1;
  while (last > 0 && !/[\p{L}\p{N}]/u.test(text[last] ?? '')) last -= 1;
  return Math.max(last, 0);
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  if (words.trim() === '') return { start: end, end };
  return {
    start: start + words.length - words.trimStart().length,
    end: end - (words.length - words.trimEnd().length),
  };
}

/** A proposal as it is kept, with as much of it as a revision needs. */
export type HeldProposal = { id: string; kind: ProposalKind; words: string; place: Span | null };

export type ProposalsPlan = {
  /** `draft`: the note of the new text that it is; null where the new text has none like it. */
  kept: { id: string; place: Span | null; draft: DraftProposal | null }[];
  found: DraftProposal[];
};

/**
 * What a new text does to the proposals of the one before. A note with the same words at the same place is the same
 * proposal and stays decided as it was. None is taken away: one that the new draft has no more keeps the words it is at.
 */
export function planProposals(
  oldText: string,
  text: string,
  held: readonly HeldProposal[],
  drafts: readonly DraftProposal[],
): ProposalsPlan {
  const placed = placesNow(oldText, text, held);
  const draftOf = new Map<string, DraftProposal>();
  const left = new Set(drafts);
  const keyOf = ({ kind, words }: Pick<HeldProposal, 'kind' | 'words'>) => `${kind} ${words}`;
  const byKey = Map.groupBy(drafts, keyOf);
  const waiting = held.filter((one) => {
    const place = placed.get(one.id) ?? null;
    const same = byKey.get(keyOf(one))?.find((draft) => left.has(draft) && isSame(draft.place, place));
    if (!same) return true;
    left.delete(same);
    draftOf.set(one.id, same);
    return false;
  });
  for (const [key, those] of Map.groupBy(waiting, keyOf)) {
    const others = (byKey.get(key) ?? []).filter((draft) => left.has(draft));
    // Moved or reworded around: which of several is which is known only where none came or went.
    if (others.length !== those.length) continue;
    for (const [i, { id }] of those.entries()) {
      const draft = others[i] as DraftProposal;
      left.delete(draft);
      draftOf.set(id, draft);
    }
  }
  const kept = held.map(({ id }) => {
    const draft = draftOf.get(id) ?? null;
    return { id, draft, place: draft ? draft.place : (placed.get(id) ?? null) };
  });
  return { kept, found: drafts.filter((draft) => left.has(draft)) };
}

const isSame = (a: Span | null, b: Span | null) => a?.start === b?.start && a?.end === b?.end;

function placesNow(oldText: string, text: string, held: readonly HeldProposal[]): Map<string, Span | null> {
  if (oldText === text) return new Map(held.map(({ id, place }) => [id, place]));
  const standing = held.flatMap(({ id, place }) =>
    place && place.start < place.end ? [{ id, start: place.start, end: place.end }] : [],
  );
  const now = standing.length > 0 ? reanchor(oldText, text, standing) : [];
  return new Map(standing.map(({ id }, i) => [id, now[i]?.span ?? null]));
}
