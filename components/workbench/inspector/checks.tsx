'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { timecode } from '@/lib/domain/moments.ts';
import { reasonBehind } from '@/lib/domain/reasons.ts';
import { QUOTATION_LABELS } from '@/lib/domain/vocabulary.ts';
import type { CheckView, ItemView } from '@/lib/items/view.ts';
import type { PlayerHandle } from '../../source/media-player.tsx';
import type { PlayerAct } from '../../source/player-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { keyOf } from '../keys/keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { verdictOf } from '../state/verdict.ts';
import {
  findingLabel,
  isAnothers,
  leftAside,
  placeLabel,
  senseChanges,
  speakerNotice,
  staleLabel,
} from './check-words.ts';
import { playableOf, QuotePlayer } from './quote-player.tsx';
import { SayListened, useListened } from './say-listened.tsx';
import { WordDifference } from './word-difference.tsx';

// Few quotes differ from a recording: loaded with the first that does.
const WhichHeard = dynamic(() => import('./which-heard.tsx').then((module) => module.WhichHeard));

/** What keys can ask of the recordings that a quote was found in. */
export type ListenHandle = { play: (act: PlayerAct | 'sayListened') => void };

/** The checks of a quote, each with the recording that its words were found in: one plays at a time. */
export function Checks({ item, ref }: { item: ItemView; ref: Ref<ListenHandle> }) {
  const { commands } = useWorkbenchContext();
  const [playing, setPlaying] = useState<{ sourceId: string; isInRow: boolean } | null>(null);
  const player = useRef<PlayerHandle>(null);
  const { isSaid, say, canSay, hear } = useListened(item);
  const playable = item.checks.filter((check) => playableOf(check) !== null);
  const at = playable.findIndex(({ sourceId }) => sourceId === playing?.sourceId);
  const after = at === -1 ? undefined : playable[at + 1];

  useImperativeHandle(ref, () => ({
    play: (act) => {
      if (act === 'sayListened') {
        const check = playable.find((one) => canSay(one) && !isSaid(one));
        if (check) say(check);
        else commands.announce('Play a quote in its recording to its end first; then say that you listened.');
        return;
      }
      const [first] = playable;
      if (at !== -1 && player.current) player.current[act]();
      else if (first && act === 'hear') setPlaying({ sourceId: first.sourceId, isInRow: false });
      else if (first) commands.announce(`Nothing is playing. ${keyOf('hear')} plays the words.`);
      else commands.announce('No recording in which these words were found.');
    },
  }));

  /** The next match, or a pause after the last. */
  function playNext() {
    if (after) setPlaying({ sourceId: after.sourceId, isInRow: true });
    else player.current?.hear();
  }

  return (
    <>
      {playable.length > 1 && playable[0] && (
        <Button
          size="sm"
          className="mb-3"
          onClick={() => setPlaying({ sourceId: playable[0]?.sourceId ?? '', isInRow: true })}
        >
          Play all {playable.length}, one after the other
        </Button>
      )}
      <ul className="grid gap-4">
        {item.checks.map((check) => {
          const isPlaying = check.sourceId === playing?.sourceId && playableOf(check) !== null;
          return (
            <li key={check.sourceId} className="border-t pt-3">
              <Check
                {...{ item, check }}
                onPlay={
                  playableOf(check) && !isPlaying
                    ? () => setPlaying({ sourceId: check.sourceId, isInRow: false })
                    : null
                }
              >
                {isPlaying && (
                  <QuotePlayer
                    {...{ check }}
                    ref={player}
                    onHeard={() => hear(check)}
                    onStretchEnd={playing.isInRow ? playNext : undefined}
                  />
                )}
                {canSay(check) && (
                  <SayListened {...{ check }} isSaid={isSaid(check)} onSay={() => say(check)} />
                )}
              </Check>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type CheckProps = { item: ItemView; check: CheckView; onPlay: (() => void) | null; children: ReactNode };

/** What one check found. `children`: its player, where it plays. */
function Check({ item, check, onPlay, children }: CheckProps) {
  const { can, timeZone, commands } = useWorkbenchContext();
  const changes = senseChanges(check.edits);
  const anothers = isAnothers(check);
  const isFair = !anothers && (check.outcome === 'verbatim' || check.outcome === 'trimmed');
  const place = placeLabel(check);
  const notice = speakerNotice(check);
  const aside = leftAside(check.edits);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        {!anothers && (
          <p className={`font-semibold ${isFair ? 'text-verified' : 'text-disputed'}`}>
            {findingLabel(check)}
          </p>
        )}
        <p className="text-xs text-soft">
          {check.sourceTitle}
          {place && <span className="font-mono"> {place}</span>}
        </p>
      </div>
      {check.isStale && (
        <Notice tone="warning">
          {staleLabel(check)}
          {can.manageSources && check.replacedBy !== null && (
            <Button
              size="sm"
              className="mt-2 block"
              onClick={() => void commands.checkQuote(item, check.sourceId)}
            >
              Check again
            </Button>
          )}
        </Notice>
      )}
      {check.isUnread && <UnreadWords sourceId={check.sourceId} />}
      {anothers && (
        <Notice tone="error" title={findingLabel(check)}>
          {item.speaker ? `The story gives them to ${item.speaker.name}.` : ''}
        </Notice>
      )}
      {notice && <Notice tone="warning">{notice}</Notice>}
      {changes.length > 0 && (
        <Notice tone="error" title="This changes the sense">
          What differs is {changes.join(', and ')}.
        </Notice>
      )}
      {check.edits.length > 0 && <WordDifference {...check} speakers={check.said?.speakers ?? []} />}
      {(check.media || check.heard.length > 0) && <WhichHeard {...{ item, check }} />}
      {aside.length > 0 && (
        <p className="text-xs text-soft">Shown with dots, and not counted: {aside.join('; ')}.</p>
      )}
      {check.others > 0 && (
        <p className="text-xs text-soft">
          {check.others === 1 ? 'One other place' : `${check.others} other places`} in the source came into
          question.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {onPlay && check.fromMs !== null && (
          <Button size="sm" aria-keyshortcuts={keyOf('hear')} onClick={onPlay}>
            Play from {timecode(check.fromMs)}
          </Button>
        )}
        {can.recordVerdict && !check.isStale && <Take item={item} check={check} isFair={isFair} />}
      </div>
      {children}
      <p className="text-xs text-soft">
        Checked by {check.by}, <Time iso={check.at} timeZone={timeZone} />. A proposal: nothing is decided by
        it.
      </p>
    </div>
  );
}

/** The words that it was held against are a machine's. */
function UnreadWords({ sourceId }: { sourceId: string }) {
  return (
    <Notice tone="warning" title="Machine, unread">
      A recogniser heard these words, and nobody has read them against the recording. Listen before you
      decide, or{' '}
      <Link href={`/sources/${sourceId}#words`} className="underline underline-offset-4">
        read them
      </Link>
      .
    </Notice>
  );
}

/** A button that accepts the proposal: as the answer where it is fair, as a dispute where it is not. */
function Take({ item, check, isFair }: { item: ItemView; check: CheckView; isFair: boolean }) {
  const { commands } = useWorkbenchContext();
  const verdict = verdictOf(item);
  if (isFair) {
    if (verdict.quotation === check.proposed)
      return <p className="text-xs text-soft">Taken as the answer.</p>;
    return (
      <Button
        size="sm"
        onClick={() => void commands.recordVerdict(item, { ...verdict, quotation: check.proposed })}
      >
        Was it said? “{QUOTATION_LABELS[check.proposed]}”
      </Button>
    );
  }
  if (verdict.status === 'DISPUTED' && verdict.quotation === check.proposed) return null;
  const reason = reasonBehind(check.proposed) ?? '';
  return (
    <Button
      size="sm"
      look="danger"
      onClick={() =>
        void commands.recordVerdict(item, {
          ...verdict,
          status: 'DISPUTED',
          reason,
          ticks: [],
          quotation: check.proposed,
        })
      }
    >
      Dispute: {reason}
    </Button>
  );
}
