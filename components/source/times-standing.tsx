import { Time } from '@/components/ui/time.tsx';
import type { TextView } from '@/lib/evidence/view.ts';

/** Who found the times of these words, and in which file. */
export function TimesStanding({
  aligned: { fileName, sha256, by, at },
  isThere,
  timeZone,
}: {
  aligned: NonNullable<TextView['aligned']>;
  /** The recording plays with the words. */
  isThere: boolean;
  timeZone: string;
}) {
  return (
    <p className="mb-3 text-sm text-soft">
      Times found in “{fileName}” <span className="font-mono text-xs">(SHA-256 {sha256.slice(0, 12)}…)</span>
      {by && ` by ${by}`}, <Time iso={at} timeZone={timeZone} />. They were made by a program.
      {!isThere && ' That recording does not play here any more, so neither do the words.'}
    </p>
  );
}
