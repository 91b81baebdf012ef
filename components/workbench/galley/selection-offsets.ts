/**
 * From a selection in the galley to exact UTF-16 offsets into the revision's text. Every piece of story text is in an
 * element with `data-start`, its offset, containing one text node; anything else in the galley (numbers, buttons,
 * notes) is not story text and is skipped.
 *
 * Only the few members of DOM nodes that are needed are required, so that this can be tested without a browser.
 */
import type { Span } from '@/lib/domain/vocabulary.ts';

export type TreeNode = {
  readonly nodeType: number;
  readonly parentNode: TreeNode | null;
  readonly childNodes: ArrayLike<TreeNode>;
  readonly textContent: string | null;
  readonly dataset?: { readonly [name: string]: string | undefined };
};

/** A boundary point as in `Range`: a UTF-16 offset in a text node, a child index in an element. */
export type Point = { node: TreeNode; offset: number };

const TEXT_NODE = 3;

function startOf(node: TreeNode): number | null {
  const value = node.dataset?.start;
  return value === undefined ? null : Number(value);
}

/** The piece of story text that contains a node, if any. */
function pieceAround(node: TreeNode, root: TreeNode): TreeNode | null {
  for (let at: TreeNode | null = node; at && at !== root; at = at.parentNode) {
    if (startOf(at) !== null) return at;
  }
  return null;
}

/** Offset of a point inside a piece: the number of UTF-16 code units of the piece's text before it. */
function offsetInPiece(piece: TreeNode, point: Point): number {
  const start = startOf(piece) ?? 0;
  const length = piece.textContent?.length ?? 0;
  if (point.node.nodeType === TEXT_NODE) return start + Math.min(point.offset, length);
  return start + (point.offset > 0 ? length : 0);
}

function firstPieceIn(node: TreeNode): TreeNode | null {
  if (startOf(node) !== null) return node;
  for (let i = 0; i < node.childNodes.length; i++) {
    const child = node.childNodes[i];
    const found = child && firstPieceIn(child);
    if (found) return found;
  }
  return null;
}

function lastPieceIn(node: TreeNode): TreeNode | null {
  if (startOf(node) !== null) return node;
  for (let i = node.childNodes.length - 1; i >= 0; i--) {
    const child = node.childNodes[i];
    const found = child && lastPieceIn(child);
    if (found) return found;
  }
  return null;
}

function indexInParent(node: TreeNode): number {
  const siblings = node.parentNode?.childNodes;
  for (let i = 0; siblings && i < siblings.length; i++) if (siblings[i] === node) return i;
  return 0;
}

/** The next piece at or after an element point, or the last one before it. */
function pieceFrom(root: TreeNode, point: Point, direction: 'after' | 'before'): TreeNode | null {
  let node: TreeNode = point.node;
  let index = node.nodeType === TEXT_NODE ? 0 : point.offset;
  for (;;) {
    const children = node.childNodes;
    if (direction === 'after') {
      for (let i = index; i < children.length; i++) {
        const child = children[i];
        const found = child && firstPieceIn(child);
        if (found) return found;
      }
    } else {
      for (let i = index - 1; i >= 0; i--) {
        const child = children[i];
        const found = child && lastPieceIn(child);
        if (found) return found;
      }
    }
    if (node === root || !node.parentNode) return null;
    index = indexInParent(node) + (direction === 'after' ? 1 : 0);
    node = node.parentNode;
  }
}

function isInside(node: TreeNode, root: TreeNode): boolean {
  for (let at: TreeNode | null = node; at; at = at.parentNode) if (at === root) return true;
  return false;
}

/**
 * Offset into the revision's text of a boundary point, or null where there is no story text in that direction. `side`
 * says which end of a selection it is: between pieces a start snaps forward, an end backward.
 */
export function offsetOf(root: TreeNode, point: Point, side: 'start' | 'end'): number | null {
  if (!isInside(point.node, root)) return null;
  const piece = pieceAround(point.node, root);
  if (piece) return offsetInPiece(piece, point);
  if (side === 'start') {
    const next = pieceFrom(root, point, 'after');
    return next ? startOf(next) : null;
  }
  const previous = pieceFrom(root, point, 'before');
  return previous ? (startOf(previous) ?? 0) + (previous.textContent?.length ?? 0) : null;
}

/**
 * The selected stretch as the spans of an item: one for each block it touches (an item does not cover the gap between
 * paragraphs), without white space at their ends. Empty where nothing is selected.
 */
export function selectedSpans(text: string, blocks: readonly Span[], start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (const block of blocks) {
    let from = Math.max(start, block.start);
    let to = Math.min(end, block.end);
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) spans.push({ start: from, end: to });
  }
  return spans;
}
