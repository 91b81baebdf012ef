'use client';
import { useMemo } from 'react';
import type { StoryListEntry } from '@/lib/desk/view.ts';
import { formatMoment } from '@/lib/domain/moments.ts';
import { STAGE_LABELS, type StoryStage } from '@/lib/domain/vocabulary.ts';
import { reportAddress } from '../stories/addresses.ts';
import { DOT } from '../ui/dot.ts';
import { Still } from '../ui/still.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { DeskTime } from './desk-time.tsx';
import { type Clock, drawingOnce } from './drawn-rows.ts';
import { type PackedRows, rowsOf } from './packed.ts';
import { storyRow, toldStory } from './story-row.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

const IS_OUT: ReadonlySet<StoryStage> = new Set(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']);

/**
 * The newsroom's stories, each as on the desk, with what it is and when it changed last. A client component, so that a
 * story travels to the browser as a few values: from the server it travelled as its HTML and as the same once more for
 * React, which was half of the page and most of its time.
 */
export function StoryList({
  stories: given,
  timeZone,
  now: serverNow,
}: Clock & { stories: PackedRows<StoryListEntry> }) {
  const stories = useMemo(() => rowsOf(given), [given]);
  const now = useMinute(serverNow);
  useDeskKeys();
  return <ul className="border-t">{stories.map((story) => lineOf(story, { now, timeZone }))}</ul>;
}

const lineOf = drawingOnce((story: StoryListEntry, clock) => {
  const isOut = IS_OUT.has(story.stage);
  return storyRow(
    toldStory(story, clock, {
      lead: isOut && <OutLead story={story} timeZone={clock.timeZone} />,
      about: <About {...{ story, clock, isOut }} />,
      standing: isOut && <Standing story={story} />,
    }),
  );
});

/** What it is and when it changed last. */
function About({ story, clock, isOut }: { story: StoryListEntry; clock: Clock; isOut: boolean }) {
  // What is signed off or out says so in a line of its own.
  const isUnderWay = !isOut && !story.signOff;
  const facts = [
    isUnderWay && STAGE_LABELS[story.stage],
    story.byline,
    story.desk,
    `revision ${story.revision}`,
  ];
  const line = (
    <p className="mt-0.5 text-sm text-soft">
      {facts.filter(Boolean).join(DOT)}
      {DOT}changed <DeskTime iso={story.changedAt} {...clock} />
      {/* Under way again, and out as it was. */}
      {!isOut && <ReportLink out={story.out} />}
    </p>
  );
  return story.out ? line : <Still>{line}</Still>;
}

/** When it came out, where the others have when they are due. */
function OutLead({ story, timeZone }: { story: StoryListEntry; timeZone: string }) {
  const at = story.out?.at ?? story.changedAt;
  return (
    <p>
      <time dateTime={at}>
        <span className="figures block font-serif text-xl leading-7 whitespace-nowrap text-soft sm:text-2xl">
          {formatMoment(at, timeZone, 'day')}
        </span>
        <span className="figures block text-xs text-soft">
          {formatMoment(at, timeZone, 'dated').slice(-11)}
        </span>
      </time>
    </p>
  );
}

/** That it is out, and where it can be read. */
function Standing({ story: { stage, out } }: { story: StoryListEntry }) {
  const tone =
    stage === 'WITHDRAWN' ? 'text-disputed' : stage === 'CORRECTED' ? 'text-changed' : 'text-verified';
  return (
    <p className="mt-1 text-sm">
      <span className={`font-medium ${tone}`}>{STAGE_LABELS[stage]}</span>
      <ReportLink out={out} />
    </p>
  );
}

/** Where its newest edition is read, if there is one. */
function ReportLink({ out }: Pick<StoryListEntry, 'out'>) {
  if (!out) return null;
  return (
    <>
      {DOT}
      <a
        href={reportAddress(out.slug)}
        className="text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
      >
        report, edition {out.edition}
      </a>
    </>
  );
}
