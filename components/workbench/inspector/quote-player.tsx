'use client';
import { type Ref, useEffect, useMemo, useState } from 'react';
import type { Stretch } from '@/lib/domain/listened.ts';
import { timecode } from '@/lib/domain/moments.ts';
import { readTextVersionAction } from '@/lib/evidence/actions.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import type { CheckView } from '@/lib/items/view.ts';
import { cueLines, linesAround } from '../../source/cue-lines.ts';
import { MediaPlayer, type PlayerHandle } from '../../source/media-player.tsx';
import { useAction } from '../../ui/use-action.ts';

/** What is shown of the transcript before and after the quote: enough to hear whether it is torn from its context. */
const AROUND_MS = 15_000;

/** Where a check found the words, and in which recording; null where there is nothing to play. */
export function playableOf(
  check: CheckView,
): { media: NonNullable<CheckView['media']>; stretch: Stretch } | null {
  const { media, fromMs, toMs } = check;
  if (!media || fromMs === null) return null;
  return { media, stretch: { fromMs, toMs: Math.max(toMs ?? fromMs, fromMs) } };
}

/** The recording of a source at the quote’s place, with the lines around it. It plays at once: somebody asked to hear it. */
export function QuotePlayer({
  check,
  ref,
  onHeard,
  onStretchEnd,
}: {
  check: CheckView;
  ref: Ref<PlayerHandle>;
  onHeard: () => void;
  onStretchEnd?: (() => void) | undefined;
}) {
  const [text, setText] = useState<TextView | null>(null);
  const [canKeep, setCanKeep] = useState(false);
  const { run, failure } = useAction(readTextVersionAction);
  const { sourceId, isStale } = check;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each source
  useEffect(() => {
    if (!isStale) {
      run({ sourceId }, (read) => {
        setText(read.text);
        setCanKeep(read.canChange);
      });
    }
  }, [sourceId, isStale]);
  const { fromMs = 0, toMs = 0 } = playableOf(check)?.stretch ?? {};
  const stretch = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs]);
  // Of a text that was replaced since, the times say nothing about this check.
  const lines = useMemo(
    () =>
      text?.form === 'transcript' && text.number === check.version
        ? linesAround(cueLines(text), stretch, AROUND_MS)
        : [],
    [text, check.version, stretch],
  );
  if (!check.media) return null;
  return (
    <div>
      <MediaPlayer
        {...check.media}
        {...{ ref, stretch, lines, onHeard }}
        {...(onStretchEnd && { onStretchEnd })}
        keep={canKeep ? { sourceId, name: check.sourceTitle, onKept: () => {} } : null}
        label={`${check.sourceTitle}, from ${timecode(fromMs)}`}
        isStartedAtOnce
      />
      {failure && (
        <p className="mt-1 text-xs text-soft">Its transcript is not shown here: {failure.message}</p>
      )}
    </div>
  );
}
