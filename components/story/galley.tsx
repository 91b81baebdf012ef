'use client';
import { type KeyboardEvent, type MouseEvent, type RefObject, useMemo, useRef } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DOT } from '../ui/dot.ts';
import { Time } from '../ui/time.tsx';
import { GalleyParagraph, type NumberedItem } from './galley-paragraph.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useSelectedSpans } from './use-selected-spans.ts';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

function touches(item: ItemView, block: { start: number; end: number }): boolean {
  return item.spans.some((span) => span.start < block.end && block.start < span.end);
}

/** The items of each block, as the same array as before where none of them changed. */
function useMarkedByBlock(
  view: WorkbenchView,
  items: readonly ItemView[],
  numbers: ReadonlyMap<string, number>,
): Map<string, readonly NumberedItem[]> {
  const before = useRef(new Map<string, readonly NumberedItem[]>());
  return useMemo(() => {
    const live = items.filter((item) => !item.isCut);
    const made = new Map<string, readonly NumberedItem[]>();
    for (const block of view.blocks) {
      const marked = live
        .filter((item) => item.start < block.end && block.start < item.end && touches(item, block))
        .map((item) => ({
          item,
          number: numbers.get(item.id) ?? 0,
          query: view.mismatches.find(({ itemId }) => itemId === item.id) ?? null,
        }));
      const old = before.current.get(block.id);
      const isSame =
        old?.length === marked.length &&
        old.every(
          (one, i) =>
            one.item === marked[i]?.item &&
            one.number === marked[i]?.number &&
            JSON.stringify(one.query) === JSON.stringify(marked[i]?.query),
        );
      made.set(block.id, isSame && old ? old : marked);
    }
    before.current = made;
    return made;
  }, [view.blocks, view.mismatches, items, numbers]);
}

const NONE: readonly string[] = [];

export function Galley({
  view,
  items,
  numbers,
  chosen,
  pickedIds,
  onChoose,
  scrollRef,
}: {
  view: WorkbenchView;
  items: readonly ItemView[];
  numbers: ReadonlyMap<string, number>;
  chosen: ItemView | null;
  pickedIds: readonly string[];
  onChoose: (itemId: string) => void;
  scrollRef: RefObject<HTMLDivElement | null>;
}) {
  const { commands, can, timeZone } = useWorkbenchSurroundings();
  const textRef = useRef<HTMLDivElement>(null);
  const markedByBlock = useMarkedByBlock(view, items, numbers);
  const { story, revision, blocks } = view;
  const chosenId = chosen && !chosen.isCut ? chosen.id : null;
  const tabStopId = chosenId ?? items.find((item) => !item.isCut)?.id ?? null;
  const { selection, clear } = useSelectedSpans(textRef, revision.text, blocks, can.annotate || can.revise);
  const hasHeadline = blocks.some((block) => block.kind === 'HEADLINE');

  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element)) return;
    const number = event.target.closest<HTMLElement>('[data-number]');
    if (number?.dataset.number) return onChoose(number.dataset.number);
    if (!(window.getSelection()?.isCollapsed ?? true)) return;
    const chain: string[] = [];
    for (
      let mark = event.target.closest<HTMLElement>('[data-mark-target]');
      mark;
      mark = mark.parentElement?.closest<HTMLElement>('[data-mark-target]') ?? null
    ) {
      if (mark.dataset.markTarget) chain.push(mark.dataset.markTarget);
    }
    // A second press on the same words goes to the item around it: nested items are all reachable.
    const at = chosenId === null ? -1 : chain.indexOf(chosenId);
    const next = chain[(at + 1) % chain.length];
    if (next) onChoose(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) return extend(event);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = [...(textRef.current?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at === -1 || !next?.dataset.number) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    onChoose(next.dataset.number);
  }

  /** Selecting by keyboard: Shift and an arrow from where the chosen item begins, word by word. */
  function extend(event: KeyboardEvent) {
    const selected = window.getSelection();
    const root = textRef.current;
    if (!selected || !root) return;
    event.preventDefault();
    if (!selected.anchorNode || !root.contains(selected.anchorNode)) {
      const start = chosenId && root.querySelector(`[data-mark-target="${chosenId}"] [data-start]`);
      const from = (start || root.querySelector('[data-start]'))?.firstChild;
      if (!from) return;
      selected.collapse(from, 0);
    }
    selected.modify(
      'extend',
      event.key === 'ArrowRight' ? 'forward' : 'backward',
      event.ctrlKey || event.metaKey ? 'character' : 'word',
    );
  }

  const facts = (
    <p className="mb-6 border-b pb-5 text-sm text-soft">
      {[story.byline, story.desk].filter(Boolean).join(DOT)}
      {(story.byline || story.desk) && DOT}
      {story.deadline && (
        <>
          for <Time iso={story.deadline} timeZone={timeZone} />
          {DOT}
        </>
      )}
      <span className="figures">{revision.wordCount.toLocaleString('en-GB')} words</span>
    </p>
  );

  return (
    <div ref={scrollRef} className="@container/galley relative h-full overflow-y-auto overscroll-contain">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: presses on marks bubble up here; the numbers in the margin are their buttons for the keyboard */}
      <div
        ref={textRef}
        onClick={onClick}
        onKeyDown={onKeyDown}
        lang={story.language === 'und' ? undefined : story.language}
        className="mx-auto max-w-[41.75rem] py-8 pr-5 pl-15 sm:py-10 sm:pr-6 @min-[33rem]/galley:pl-22"
      >
        {!hasHeadline && (
          <>
            <h2 className="mb-3 font-serif text-3xl font-semibold tracking-tight">{story.headline}</h2>
            {facts}
          </>
        )}
        {blocks.map((block) => {
          const marked = markedByBlock.get(block.id) ?? [];
          const isHere = (id: string | null) => id !== null && marked.some((one) => one.item.id === id);
          const picked = pickedIds.length > 0 ? pickedIds.filter(isHere) : NONE;
          const paragraph = (
            <GalleyParagraph
              key={block.id}
              block={block}
              text={revision.text}
              marked={marked}
              chosenId={isHere(chosenId) ? chosenId : null}
              pickedIds={picked}
              tabStopId={isHere(tabStopId) ? tabStopId : null}
              onPutBack={can.revise ? commands.putBack : null}
            />
          );
          return block.kind === 'HEADLINE' ? (
            <div key={block.id}>
              {paragraph}
              {facts}
            </div>
          ) : (
            paragraph
          );
        })}
      </div>
      {selection && (
        <SelectionBar
          selection={selection}
          text={revision.text}
          blocks={blocks}
          chosen={chosen && !chosen.isCut ? chosen : null}
          onDone={clear}
        />
      )}
    </div>
  );
}
