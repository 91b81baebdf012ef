import type { Sentence, Tone } from '@/lib/domain/in-the-way.ts';
import { ClockGlyph } from '../stories/awaiting-line.tsx';
import { DeskTime } from './desk-time.tsx';

const TONES: Record<Tone, string> = {
  disputed: 'font-medium text-disputed',
  changed: 'font-medium text-changed',
  pending: 'text-pending',
  verified: 'font-medium text-verified',
  quiet: 'text-soft',
};

/** What stands in the way, as sentences: the grave ones and what is awaited first, what is merely to be done below. */
export function Sentences({
  sentences,
  now,
  timeZone,
}: {
  sentences: readonly Sentence[];
  now: string;
  timeZone: string;
}) {
  const grave = sentences.filter(({ tone }) => tone !== 'quiet');
  const quiet = sentences.filter(({ tone }) => tone === 'quiet');
  const line = (some: readonly Sentence[]) =>
    some.length > 0 && (
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
        {some.map((one) => (
          <SentenceWords key={`${one.code} ${one.words}`} sentence={one} now={now} timeZone={timeZone} />
        ))}
      </p>
    );
  return (
    <>
      {line(grave)}
      {line(quiet)}
    </>
  );
}

function SentenceWords({ sentence, now, timeZone }: { sentence: Sentence; now: string; timeZone: string }) {
  const { code, tone, words, at, after } = sentence;
  const all = (
    <>
      {words}
      {at && (
        <>
          {' '}
          <DeskTime iso={at} timeZone={timeZone} now={now} />
        </>
      )}
      {after && ` ${after}`}
    </>
  );
  // Most have no sign before them: one element less for each, on pages with hundreds.
  if (!HAS_GLYPH.has(code)) return <span className={TONES[tone]}>{all}</span>;
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${TONES[tone]}`}>
      <SentenceGlyph code={code} />
      <span>{all}</span>
    </span>
  );
}

const HAS_GLYPH: ReadonlySet<Sentence['code']> = new Set(['HELD', 'OVERDUE', 'AWAITED', 'LAPSED', 'CLEAR']);

/** A shape before the colour; the words say the same, so it is hidden from screen readers. */
function SentenceGlyph({ code }: { code: Sentence['code'] }) {
  const place = 'size-3.5 self-center';
  if (code === 'HELD' || code === 'OVERDUE') return <ClockGlyph isOverdue className={place} />;
  if (code === 'AWAITED') return <ClockGlyph isOverdue={false} className={place} />;
  if (code === 'LAPSED') return <span aria-hidden="true" className="size-2 self-center bg-changed" />;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={place}>
      <path
        d="M3 8.5 6.5 12 13 4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
