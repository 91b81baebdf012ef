'use client';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Span } from '@/lib/domain/vocabulary.ts';
import type { BlockView } from '@/lib/stories/view.ts';
import { offsetOf, selectedSpans, type TreeNode } from './selection-offsets.ts';

export type StorySelection = {
  spans: Span[];
  /** Where it is drawn, in the scrolling galley's own coordinates. */
  place: { top: number; bottom: number; left: number; width: number };
};

/** What is selected of the story's text, by mouse, touch or keyboard; null where nothing is. */
export function useSelectedSpans(
  rootRef: RefObject<HTMLElement | null>,
  text: string,
  blocks: readonly BlockView[],
  isWanted: boolean,
) {
  const [selection, setSelection] = useState<StorySelection | null>(null);

  useEffect(() => {
    if (!isWanted) return;
    let frame = 0;
    let isPressed = false;
    function read() {
      const root = rootRef.current;
      const selected = window.getSelection();
      if (!root || !selected || selected.rangeCount === 0 || selected.isCollapsed) {
        // Focusing a field ends the selection, but what the field is for must stay visible.
        if (!(document.activeElement instanceof HTMLInputElement)) setSelection(null);
        return;
      }
      const range = selected.getRangeAt(0);
      // Nodes have what TreeNode requires; only their read-only types are wider.
      const startNode = range.startContainer as unknown as TreeNode;
      const endNode = range.endContainer as unknown as TreeNode;
      const tree = root as unknown as TreeNode;
      const start = offsetOf(tree, { node: startNode, offset: range.startOffset }, 'start');
      const end = offsetOf(tree, { node: endNode, offset: range.endOffset }, 'end');
      const parts = blocks.filter((block) => block.kind !== 'ASIDE');
      const spans = start === null || end === null ? [] : selectedSpans(text, parts, start, end);
      const frameOf = root.parentElement;
      if (spans.length === 0 || !frameOf) return setSelection(null);
      const box = range.getBoundingClientRect();
      const around = frameOf.getBoundingClientRect();
      setSelection({
        spans,
        place: {
          top: box.top - around.top + frameOf.scrollTop,
          bottom: box.bottom - around.top + frameOf.scrollTop,
          left: box.left - around.left + box.width / 2,
          width: around.width,
        },
      });
    }
    function later() {
      cancelAnimationFrame(frame);
      // While the mouse is still dragging, the bar would be in the way.
      if (!isPressed) frame = requestAnimationFrame(read);
    }
    function onDown(event: PointerEvent) {
      isPressed = event.pointerType === 'mouse';
    }
    function onUp() {
      isPressed = false;
      later();
    }
    document.addEventListener('selectionchange', later);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('pointerup', onUp);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', later);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('pointerup', onUp);
    };
  }, [rootRef, text, blocks, isWanted]);

  const clear = useCallback(() => {
    window.getSelection()?.removeAllRanges();
    setSelection(null);
  }, []);
  return { selection, clear };
}
