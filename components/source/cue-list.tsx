'use client';
import { Fragment, type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { Stretch } from '@/lib/domain/listened.ts';
import { timecode } from '@/lib/domain/moments.ts';
import { type CueLine, partAt, type TimedWords, type UntimedWords } from './cue-lines.ts';

/** The speaker, as the source calls them, above the words: not part of what is said. */
export function SpeakerName({ children }: { children: string }) {
  return <strong className="block font-sans text-sm font-semibold break-words">{children}</strong>;
}

/**
 * The lines of a transcript with their times and speakers. Pressing words plays from there: from the word where the
 * transcript has its time, else from the line. In a line that has the focus, the arrows play the next and the previous word.
 */
export function CueList({
  lines,
  nowMs = -1,
  stretch = null,
  onPlay,
}: {
  lines: readonly CueLine[];
  nowMs?: number;
  stretch?: Stretch | null;
  onPlay?: (ms: number) => void;
}) {
  return (
    <section
      aria-label="Transcript"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="mt-2 max-h-[26rem] overflow-y-auto border-y"
    >
      <ol>
        {lines.map((line) => {
          const isNow = nowMs >= line.fromMs && nowMs < line.toMs;
          return (
            <Fragment key={`${line.fromMs} ${line.words}`}>
              {line.before && <NotAligned {...line.before} />}
              <li aria-current={isNow || undefined} className={isNow ? 'bg-pencil-wash' : ''}>
                {onPlay ? (
                  <PlayedLine {...{ line, onPlay, stretch }} nowMs={isNow ? nowMs : -1} />
                ) : (
                  <p className="flex gap-3 px-1 py-1">
                    <LineWords {...{ line, stretch }} nowMs={-1} />
                  </p>
                )}
              </li>
              {line.after && <NotAligned {...line.after} />}
            </Fragment>
          );
        })}
      </ol>
    </section>
  );
}

/** Words that were not found in the recording, in their place; of a mere note or a label that is not said. */
function NotAligned({ words, isSpoken }: UntimedWords) {
  return (
    <li className="flex gap-3 px-1 py-1">
      <span className="w-14 shrink-0" />
      <span className="min-w-0 font-serif text-lg leading-snug text-soft">
        {words}
        {isSpoken && <span className="ml-2 font-sans text-xs whitespace-nowrap">○ not aligned</span>}
      </span>
    </li>
  );
}

type LineProps = { line: CueLine; nowMs: number; stretch: Stretch | null };

function PlayedLine({ line, nowMs, stretch, onPlay }: LineProps & { onPlay: (ms: number) => void }) {
  function play({ target }: MouseEvent<HTMLButtonElement>) {
    const words = target instanceof Element ? target.closest<HTMLElement>('[data-from-ms]') : null;
    onPlay(Number(words?.dataset.fromMs ?? line.fromMs));
  }
  function step(event: KeyboardEvent<HTMLButtonElement>) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const at = line.parts.findLastIndex(({ fromMs }) => fromMs <= nowMs);
    onPlay((line.parts[Math.max(0, at + by)] ?? line.parts.at(-1) ?? line).fromMs);
  }
  return (
    <button
      type="button"
      onClick={play}
      onKeyDown={step}
      className="flex w-full gap-3 px-1 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="sr-only">Play from </span>
      <LineWords {...{ line, nowMs, stretch }} />
    </button>
  );
}

/** Drawn again only while it is being said. */
const LineWords = memo(function LineWords({ line, nowMs, stretch }: LineProps) {
  const said = line.parts.length > 1 ? partAt(line.parts, nowMs) : -1;
  return (
    <>
      <span className="figures w-14 shrink-0 pt-0.75 text-right font-mono text-xs text-soft">
        {timecode(line.fromMs)}
      </span>
      <span className="min-w-0 font-serif text-lg leading-snug">
        {line.speaker !== null && <SpeakerName>{line.speaker}</SpeakerName>}
        {line.parts.length > 1
          ? line.parts.map((part, i) => (
              <Words
                // biome-ignore lint/suspicious/noArrayIndexKey: the words of a line never change places
                key={i}
                part={part}
                isSaid={i === said}
                isQuote={isWithin(part, stretch)}
                isLast={i === line.parts.length - 1}
              />
            ))
          : line.words}
      </span>
    </>
  );
});

const isWithin = ({ fromMs, toMs }: TimedWords, stretch: Stretch | null): boolean =>
  stretch !== null && fromMs < stretch.toMs && toMs > stretch.fromMs;

function Words({
  part,
  isSaid,
  isQuote,
  isLast,
}: {
  part: TimedWords;
  isSaid: boolean;
  isQuote: boolean;
  isLast: boolean;
}) {
  return (
    <>
      <span
        data-from-ms={part.fromMs}
        className={`rounded-xs ${isSaid ? 'bg-pencil text-paper' : `hover:underline hover:underline-offset-4 ${isQuote ? 'bg-pencil-wash' : ''}`}`}
      >
        {part.words}
      </span>
      {!isLast && ' '}
    </>
  );
}
