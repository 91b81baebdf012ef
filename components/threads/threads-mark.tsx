'use client';

/** In the margin of the story, beside an item: how many threads on it are open. Pressed, it shows them (`data-threads`). */
export function ThreadsMark({
  itemId,
  number,
  count,
  isTabStop,
  isBeside,
}: {
  itemId: string;
  number: number;
  count: number;
  isTabStop: boolean;
  /** Before the number of the item, where nothing else stands; otherwise below it. */
  isBeside: boolean;
}) {
  return (
    <button
      type="button"
      data-threads={itemId}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`Item ${number}: ${count === 1 ? 'one open thread' : `${count} open threads`}`}
      className={`margin-number flex h-6 items-center justify-end rounded-sm pr-0.5 text-pencil ${isBeside ? 'margin-query' : ''}`}
    >
      {/* Drawn, not written: its name says it, and words of the story must stay words of the story. */}
      <span
        aria-hidden="true"
        data-count={count > 9 ? '9+' : count}
        className="figures relative flex h-4 min-w-4.5 items-center justify-center rounded-[4px] border border-pencil bg-sheet px-0.5 font-sans text-[0.625rem] leading-none font-semibold not-italic before:content-[attr(data-count)]"
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 6 5"
          className="absolute top-[calc(100%-1px)] left-1 h-1.25 w-1.5"
        >
          <path d="M0 0h6L0.6 5z" className="fill-sheet stroke-none" />
          <path d="M0.6 0v4.4L5.6 0.6" fill="none" stroke="currentColor" />
        </svg>
      </span>
    </button>
  );
}
