'use client';
import { type CSSProperties, useEffect } from 'react';
import { ITEM_KINDS, isQuoted, KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemKind } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { BlockView } from '@/lib/stories/view.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import type { StorySelection } from './use-selected-spans.ts';

const OPEN_MARK = /^["“„«‚‘'「『]/;

/** Offered first: what the words look like. */
function kindsFor(words: string): ItemKind[] {
  const quotes = ITEM_KINDS.filter(isQuoted);
  const others = ITEM_KINDS.filter((kind) => !isQuoted(kind));
  return OPEN_MARK.test(words) ? [...quotes, ...others] : [...others, ...quotes];
}

const BAR_HEIGHT = 92;

export function SelectionBar({
  selection,
  text,
  blocks,
  chosen,
  onDone,
}: {
  selection: StorySelection;
  text: string;
  blocks: readonly BlockView[];
  chosen: ItemView | null;
  onDone: () => void;
}) {
  const { commands, can } = useWorkbenchContext();
  const { spans, place } = selection;
  const first = spans[0];
  const words = first ? text.slice(first.start, first.end) : '';
  const inOneBlock =
    spans.length === 1 && first
      ? blocks.find((block) => block.start <= first.start && first.end <= block.end)
      : undefined;
  const canSplit =
    chosen && first && chosen.spans.some((span) => span.start < first.start && first.start < span.end);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape') onDone();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onDone]);

  const isAbove = place.top > BAR_HEIGHT + 24;
  const half = Math.min(190, place.width / 2 - 8);
  const style = {
    '--bar-top': `${isAbove ? place.top - 8 : place.bottom + 10}px`,
    '--bar-left': `${Math.max(half + 8, Math.min(place.left, place.width - half - 8))}px`,
  } as CSSProperties;

  return (
    <div
      role="toolbar"
      aria-label="Selected words"
      style={style}
      onPointerDown={(event) => event.preventDefault()}
      className={`fixed inset-x-2 bottom-18 z-30 rounded-lg border bg-sheet p-2 shadow-float animate-appear lg:absolute lg:inset-x-auto lg:bottom-auto lg:top-(--bar-top) lg:left-(--bar-left) lg:w-96 lg:-translate-x-1/2 ${isAbove ? 'lg:-translate-y-full' : ''}`}
    >
      {can.annotate && (
        <div className="flex flex-wrap items-center gap-x-0.5 gap-y-0.5">
          <span className="px-1.5 text-xs text-soft">Make item:</span>
          {kindsFor(words).map((kind) => (
            <BarButton key={kind} onPress={() => void commands.make(spans, kind).then(onDone)}>
              {KIND_LABELS[kind]}
            </BarButton>
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-0.5 empty:hidden">
        {can.annotate && chosen && (
          <BarButton isQuiet onPress={() => void commands.change(chosen, { spans }).then(onDone)}>
            Use as the chosen item’s words
          </BarButton>
        )}
        {can.annotate && chosen && canSplit && first && (
          <BarButton isQuiet onPress={() => void commands.split(chosen, first.start).then(onDone)}>
            Split the item here
          </BarButton>
        )}
        {can.revise && inOneBlock && (
          <BarButton isQuiet onPress={() => void commands.setAside(inOneBlock.id).then(onDone)}>
            Set paragraph aside
          </BarButton>
        )}
      </div>
    </div>
  );
}

function BarButton({
  children,
  onPress,
  isQuiet = false,
}: {
  children: string;
  onPress: () => void;
  isQuiet?: boolean;
}) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={`min-h-10 rounded-sm px-2 text-sm hover:bg-hover lg:min-h-7 lg:px-1.5 lg:text-xs ${isQuiet ? 'text-pencil' : 'font-medium text-ink'}`}
    >
      {children}
    </button>
  );
}
