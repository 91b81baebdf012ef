'use client';
import { memo, type ReactNode, useMemo } from 'react';
import type { Mismatch } from '@/lib/domain/gate.ts';
import { asideLabel } from '@/lib/domain/what-was-read.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { BlockView } from '@/lib/stories/view.ts';
import { itemLabel } from '../../item/item-words.ts';
import { QueryMark } from '../../item/query-mark.tsx';
import { shownStatus } from '../../item/shown-status.ts';
import { StatusGlyph } from '../../item/status-glyph.tsx';
import { ThreadsMark } from '../../threads/threads-mark.tsx';
import { proposedSources } from '../state/proposals.ts';
import { HereMark } from './here-mark.tsx';
import { afterFirstWord, markLevels, type Segment, segmentBlock } from './segments.ts';

const MAX_LEVEL = 2;

/** `query`: set where the contact log does not support what this non-response says. */
export type NumberedItem = {
  item: ItemView;
  number: number;
  query: Mismatch | null;
  openThreads: number;
  /** Proposed sources to be decided. */
  undecided: number;
};

type Marks = {
  byId: ReadonlyMap<string, NumberedItem>;
  levels: ReadonlyMap<string, number>;
  chosenId: string | null;
  pickedIds: readonly string[];
  tabStopId: string | null;
};

/** Blocks other than paragraphs of the story: how they look, and what a small line above calls them. */
const APART: Partial<Record<BlockView['kind'], { look: string; label: string | null }>> = {
  BLOCK_QUOTE: { look: 'mb-[1.15em] border-l-2 border-edge/50 pl-5', label: null },
  PULL_QUOTE: { look: 'my-6 border-y border-rule py-3 text-soft italic', label: 'Pull quote' },
  POST: { look: 'mb-[1.15em] rounded-md border bg-sheet px-4 py-2.5', label: 'Embedded post' },
  TABLE: {
    look: 'border-b border-rule py-1 text-base has-[+:not([data-kind=TABLE])]:mb-[1.15em]',
    label: null,
  },
  LIST: { look: 'mb-1.5 pl-5 -indent-4 has-[+:not([data-kind=LIST])]:mb-[1.15em]', label: null },
  CORRECTION: { look: 'my-5 border-l-2 border-pending pl-4 text-base', label: 'Correction' },
};

type ParagraphProps = {
  block: BlockView;
  /** The whole revision, which offsets index. */
  text: string;
  marked: readonly NumberedItem[];
  /** Only where they are in this paragraph, otherwise null or empty. */
  chosenId: string | null;
  pickedIds: readonly string[];
  tabStopId: string | null;
  onPutBack: ((blockId: string) => void) | null;
};

/** One paragraph, redrawn only when an item in it changes, or when one becomes or stops being chosen. */
export const GalleyParagraph = memo(
  function GalleyParagraph({
    block,
    text,
    marked,
    chosenId,
    pickedIds,
    tabStopId,
    onPutBack,
  }: ParagraphProps) {
    const { segments, byId, levels } = useMemo(() => {
      const items = marked.map(({ item }) => item);
      return {
        segments: segmentBlock(block, items),
        byId: new Map(marked.map((one) => [one.item.id, one])),
        levels: markLevels(items),
      };
    }, [block, marked]);
    if (block.kind === 'ASIDE') return <Aside block={block} text={text} onPutBack={onPutBack} />;
    const marks: Marks = { byId, levels, chosenId, pickedIds, tabStopId };
    return (
      <Paragraph block={block}>
        {segments.map((segment) => (
          <Stretch key={segment.start} segment={segment} text={text} marks={marks} />
        ))}
      </Paragraph>
    );
  },
  (before, after) =>
    before.block === after.block &&
    before.text === after.text &&
    before.marked === after.marked &&
    before.chosenId === after.chosenId &&
    before.tabStopId === after.tabStopId &&
    before.onPutBack === after.onPutBack &&
    before.pickedIds.join() === after.pickedIds.join(),
);

/** A line that is not part of the story, with a button to put it back. */
function Aside({ block, text, onPutBack }: Pick<ParagraphProps, 'block' | 'text' | 'onPutBack'>) {
  return (
    <p
      data-block={block.id}
      className="my-5 border-l-2 border-rule pl-4 font-serif text-base text-soft italic"
    >
      {text.slice(block.start, block.end)}{' '}
      <span className="font-sans text-xs not-italic">
        — set aside, not part of the story ({asideLabel(block.asideReason)})
        {onPutBack && (
          <>
            {' · '}
            <button
              type="button"
              onClick={() => onPutBack(block.id)}
              className="inline-flex min-h-6 items-center text-pencil underline underline-offset-2"
            >
              put back
            </button>
          </>
        )}
      </span>
    </p>
  );
}

/** The words of a block, styled by its kind. */
function Paragraph({ block, children }: { block: BlockView; children: ReactNode }) {
  if (block.kind === 'HEADLINE') {
    return (
      <h2
        data-block={block.id}
        className="mb-3 font-serif text-3xl font-semibold tracking-tight [&_.margin-number]:mt-2 [&_.margin-number]:tracking-normal"
      >
        {children}
      </h2>
    );
  }
  if (block.kind === 'SUBHEAD') {
    return (
      <h3
        data-block={block.id}
        className="mt-8 mb-2 font-serif text-xl font-semibold [&_.margin-number]:mt-0.5"
      >
        {children}
      </h3>
    );
  }
  const apart = APART[block.kind];
  if (apart) {
    return (
      <div data-block={block.id} data-kind={block.kind} className={`font-serif text-galley ${apart.look}`}>
        {apart.label && (
          <span aria-hidden="true" className="block font-sans text-2xs text-soft not-italic select-none">
            {apart.label}
          </span>
        )}
        <p className="[&_.margin-number]:mt-[0.2rem]">{children}</p>
      </div>
    );
  }
  return (
    <p
      data-block={block.id}
      className="mb-[1.15em] font-serif text-galley text-pretty [&_.margin-number]:mt-[0.2rem]"
    >
      {children}
    </p>
  );
}

function Stretch({ segment, text, marks }: { segment: Segment; text: string; marks: Marks }) {
  if (segment.itemIds.length === 0) {
    return <span data-start={segment.start}>{text.slice(segment.start, segment.end)}</span>;
  }
  const cut = segment.opens.length > 0 ? afterFirstWord(text, segment) : segment.end;
  let inner: ReactNode = (
    <>
      <span data-start={segment.start}>{text.slice(segment.start, cut)}</span>
      {segment.opens.map((id) => (
        <MarginNumber key={id} id={id} marks={marks} />
      ))}
      {cut < segment.end && <span data-start={cut}>{text.slice(cut, segment.end)}</span>}
    </>
  );
  for (const id of segment.itemIds.toReversed()) {
    const marked = marks.byId.get(id);
    if (!marked) continue;
    inner = (
      <span
        className="mark"
        data-mark-target={id}
        data-status={shownStatus(marked.item)}
        data-queried={marked.query ? '' : undefined}
        data-level={Math.min(marks.levels.get(id) ?? 0, MAX_LEVEL)}
        data-chosen={marks.chosenId === id ? '' : undefined}
        data-picked={marks.pickedIds.includes(id) ? '' : undefined}
      >
        {inner}
      </span>
    );
  }
  return inner;
}

/** An asterisk, as a footnote has it: at the item stands a source that a note of the draft proposes. */
function ProposalGlyph() {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5 shrink-0 text-pencil">
      <path
        d="M5 1v8M1.5 3l7 4M8.5 3l-7 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

function MarginNumber({ id, marks }: { id: string; marks: Marks }) {
  const marked = marks.byId.get(id);
  if (!marked) return null;
  const isChosen = marks.chosenId === id;
  return (
    <>
      <button
        type="button"
        id={`number-${id}`}
        data-number={id}
        tabIndex={marks.tabStopId === id ? 0 : -1}
        aria-current={isChosen || undefined}
        aria-label={`${itemLabel(marked.item, marked.number)}${marked.undecided > 0 ? `, ${proposedSources(marked.undecided)}` : ''}`}
        className={`margin-number flex h-6 items-center justify-end gap-1.5 rounded-sm pr-0.5 font-sans text-2xs font-normal not-italic ${isChosen ? 'font-semibold text-ink' : 'text-soft'}`}
      >
        <HereMark isSilent itemId={id} />
        {marked.undecided > 0 && <ProposalGlyph />}
        <span className="figures">{marked.number}</span>
        <StatusGlyph status={shownStatus(marked.item)} className="size-4.5" />
      </button>
      {marked.query && <QueryMark query={marked.query} number={marked.number} />}
      {marked.openThreads > 0 && (
        <ThreadsMark
          itemId={id}
          number={marked.number}
          count={marked.openThreads}
          isTabStop={marks.tabStopId === id}
          isBeside={marked.query === null}
        />
      )}
    </>
  );
}
