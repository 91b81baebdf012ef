'use client';
import { type CSSProperties, memo, type RefObject, useMemo, useRef } from 'react';
import { formatNumber } from '@/lib/domain/wording.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { BlockView } from '@/lib/stories/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DOT } from '../../ui/dot.ts';
import { Time } from '../../ui/time.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { GalleyParagraph, type NumberedItem } from './galley-paragraph.tsx';
import { itemsByBlock, type Passage, passagesOf } from './passages.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useMarkChoice } from './use-mark-choice.ts';
import { useSelectedSpans } from './use-selected-spans.ts';

type MarkedByBlock = ReadonlyMap<string, readonly NumberedItem[]>;

/** The items of each block, as the same array as before where none of them changed. */
function useMarkedByBlock(
  view: WorkbenchView,
  items: readonly ItemView[],
  numbers: ReadonlyMap<string, number>,
  { openThreads, undecided }: Record<'openThreads' | 'undecided', ReadonlyMap<string, number>>,
): MarkedByBlock {
  const before = useRef<MarkedByBlock>(new Map());
  return useMemo(() => {
    const queries = new Map(view.mismatches.map((mismatch) => [mismatch.itemId, mismatch]));
    const byBlock = itemsByBlock(view.blocks, items);
    const made = new Map<string, readonly NumberedItem[]>();
    for (const block of view.blocks) {
      const marked = (byBlock.get(block.id) ?? []).map((item) => ({
        item,
        number: numbers.get(item.id) ?? 0,
        query: queries.get(item.id) ?? null,
        openThreads: openThreads.get(item.id) ?? 0,
        undecided: undecided.get(item.id) ?? 0,
      }));
      const old = before.current.get(block.id);
      const isSame =
        old?.length === marked.length &&
        old.every(
          (one, i) =>
            one.item === marked[i]?.item &&
            one.number === marked[i]?.number &&
            one.openThreads === marked[i]?.openThreads &&
            one.undecided === marked[i]?.undecided &&
            JSON.stringify(one.query) === JSON.stringify(marked[i]?.query),
        );
      made.set(block.id, isSame && old ? old : marked);
    }
    before.current = made;
    return made;
  }, [view.blocks, view.mismatches, items, numbers, openThreads, undecided]);
}

/** More than a tall screen shows. */
const PASSAGES_IN_SIGHT = 3;
/** Drawn within a few frames. */
const PASSAGES_AT_ONCE = 6;

const NONE: readonly string[] = [];
const NO_MARKS: readonly NumberedItem[] = [];

/** The passages to draw: those up to the chosen item at once, the others soon after. */
function usePassages(blocks: readonly BlockView[], live: ItemView | null): readonly Passage[] {
  const passages = useMemo(() => passagesOf(blocks), [blocks]);
  const next = live ? passages.findIndex(({ blocks: [first] }) => first && first.start > live.start) : 0;
  const count = useGrowing(passages.length, {
    least: next === -1 ? passages.length : Math.max(PASSAGES_IN_SIGHT, next + 1),
    step: PASSAGES_AT_ONCE,
  });
  return useMemo(() => passages.slice(0, count), [passages, count]);
}

export function Galley({
  view,
  items,
  numbers,
  chosen,
  pickedIds,
  openThreads,
  undecided,
  onChoose,
  onThreads,
  scrollRef,
}: {
  view: WorkbenchView;
  items: readonly ItemView[];
  numbers: ReadonlyMap<string, number>;
  chosen: ItemView | null;
  pickedIds: readonly string[];
  /** How many threads of each item are open. */
  openThreads: ReadonlyMap<string, number>;
  /** How many proposed sources at each item are to be decided. */
  undecided: ReadonlyMap<string, number>;
  onChoose: (itemId: string) => void;
  onThreads: (itemId: string) => void;
  scrollRef: RefObject<HTMLDivElement | null>;
}) {
  const { can } = useWorkbenchContext();
  const textRef = useRef<HTMLDivElement>(null);
  const markedByBlock = useMarkedByBlock(view, items, numbers, { openThreads, undecided });
  const { story, revision, blocks } = view;
  const live = chosen && !chosen.isCut ? chosen : null;
  const chosenId = live?.id ?? null;
  const tabStopId = chosenId ?? items.find((item) => !item.isCut)?.id ?? null;
  const { selection, clear } = useSelectedSpans(textRef, revision.text, blocks, can.annotate || can.revise);
  const { onClick, onKeyDown } = useMarkChoice({ textRef, chosenId, onChoose, onThreads });
  const passages = usePassages(blocks, live);
  const hasHeadline = blocks.some((block) => block.kind === 'HEADLINE');

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
            <StoryFacts view={view} />
          </>
        )}
        {passages.map((passage) => {
          const isHere = (id: string | null) => id !== null && isIn(passage, id, markedByBlock);
          return (
            <GalleyPassage
              key={passage.id}
              {...{ passage, view, markedByBlock }}
              chosenId={isHere(chosenId) ? chosenId : null}
              pickedIds={pickedIds.some(isHere) ? pickedIds : NONE}
              tabStopId={isHere(tabStopId) ? tabStopId : null}
            />
          );
        })}
      </div>
      {selection && (
        <SelectionBar
          selection={selection}
          text={revision.text}
          blocks={blocks}
          chosen={live}
          onDone={clear}
        />
      )}
    </div>
  );
}

/** Whether an item stands in a passage. */
function isIn({ blocks }: Passage, itemId: string, marked: MarkedByBlock): boolean {
  return blocks.some((block) => marked.get(block.id)?.some(({ item }) => item.id === itemId));
}

/** A few paragraphs, drawn again only when something in them changes. */
const GalleyPassage = memo(function GalleyPassage({
  passage,
  markedByBlock,
  ...shown
}: {
  passage: Passage;
  markedByBlock: MarkedByBlock;
  view: WorkbenchView;
  chosenId: string | null;
  pickedIds: readonly string[];
  tabStopId: string | null;
}) {
  return (
    <div className="passage" style={{ '--lines': passage.lines } as CSSProperties}>
      {passage.blocks.map((block) => (
        <GalleyBlock
          key={block.id}
          block={block}
          marked={markedByBlock.get(block.id) ?? NO_MARKS}
          {...shown}
        />
      ))}
    </div>
  );
});

/** A block of the story. It is told what is chosen and picked only where that is inside it. */
function GalleyBlock({
  view,
  block,
  marked,
  chosenId,
  pickedIds,
  tabStopId,
}: {
  view: WorkbenchView;
  block: BlockView;
  marked: readonly NumberedItem[];
  chosenId: string | null;
  pickedIds: readonly string[];
  tabStopId: string | null;
}) {
  const { commands, can } = useWorkbenchContext();
  const isHere = (id: string | null) => id !== null && marked.some((one) => one.item.id === id);
  const paragraph = (
    <GalleyParagraph
      block={block}
      text={view.revision.text}
      marked={marked}
      chosenId={isHere(chosenId) ? chosenId : null}
      pickedIds={pickedIds.length > 0 ? pickedIds.filter(isHere) : NONE}
      tabStopId={isHere(tabStopId) ? tabStopId : null}
      onPutBack={can.revise ? commands.putBack : null}
    />
  );
  if (block.kind !== 'HEADLINE') return paragraph;
  return (
    <div>
      {paragraph}
      <StoryFacts view={view} />
    </div>
  );
}

/** Who wrote it, when it is due, and how long it is. */
function StoryFacts({ view: { story, revision } }: { view: WorkbenchView }) {
  const { timeZone } = useWorkbenchContext();
  return (
    <p className="mb-6 border-b pb-5 text-sm text-soft">
      {[story.byline, story.desk].filter(Boolean).join(DOT)}
      {(story.byline || story.desk) && DOT}
      {story.deadline && (
        <>
          for <Time iso={story.deadline} timeZone={timeZone} />
          {DOT}
        </>
      )}
      <span className="figures">{formatNumber(revision.wordCount)} words</span>
    </p>
  );
}
