/** A new text with its changes marked word by word, the way an editor reads them. Offsets are UTF-16 code units. */
import type { Words } from '../compare/words.ts';
import type { Span } from '../words/types.ts';
import { diffWords } from './diff-words.ts';
import { readPlain } from './plain-words.ts';

/** A stretch of text: unchanged, added, or removed (in which case it comes from the old text). */
export type TextPiece = { is: 'same' | 'added' | 'removed'; text: string };

/**
 * The pieces of each block of the new text, in order. What was taken out appears where it was, with the block that
 * follows it; paragraphs that are gone altogether come at the head of the next one. Linear, apart from the comparison.
 *
 * @param blocks of the new text, in order, not overlapping.
 */
export function markChanges(oldText: string, newText: string, blocks: readonly Span[]): TextPiece[][] {
  const numbers = new Map<string, number>();
  const { words: old, ids } = readPlain(oldText, numbers);
  const { words: now, ids: newIds } = readPlain(newText, numbers);
  const map = diffWords(ids, newIds);
  const origin = new Int32Array(now.count).fill(-1);
  map.forEach((to, from) => {
    if (to >= 0) origin[to] = from;
  });
  /** Old words before this index have been shown. */
  let shown = 0;
  const removedUpTo = (from: number): TextPiece[] => {
    const pieces: TextPiece[] = [];
    if (shown < from) {
      pieces.push({ is: 'removed', text: textOf(oldText, old, shown, from) });
    }
    shown = Math.max(shown, from);
    return pieces;
  };
  let word = 0;
  return blocks.map(({ start, end }, b) => {
    const pieces: TextPiece[] = [];
    let at = start;
    const isLast = b === blocks.length - 1;
    while (word < now.count && (now.start[word] ?? 0) < end) {
      const isNew = (origin[word] ?? -1) < 0;
      const first = word;
      if (isNew) {
        while (word < now.count && (now.start[word] ?? 0) < end && (origin[word] ?? -1) < 0) word++;
        const from = now.start[first] ?? 0;
        push(pieces, 'same', newText.slice(at, from));
        push(pieces, 'added', newText.slice(from, now.end[word - 1]));
        at = now.end[word - 1] ?? at;
        continue;
      }
      const removed = removedUpTo(origin[word] ?? 0);
      if (removed.length > 0) {
        push(pieces, 'same', newText.slice(at, now.start[word]));
        at = now.start[word] ?? at;
        pieces.push(...removed);
        push(pieces, 'same', ' ');
      }
      shown = (origin[word] ?? 0) + 1;
      word++;
    }
    push(pieces, 'same', newText.slice(at, end));
    if (isLast) {
      const removed = removedUpTo(old.count);
      if (removed.length > 0) push(pieces, 'same', ' ');
      pieces.push(...removed);
    }
    return pieces;
  });
}

function textOf(text: string, words: Words, from: number, to: number): string {
  return text.slice(words.start[from], words.end[to - 1]);
}

function push(pieces: TextPiece[], is: TextPiece['is'], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.is === is) last.text += text;
  else pieces.push({ is, text });
}
