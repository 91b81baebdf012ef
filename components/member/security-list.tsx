import { Time } from '@/components/ui/time.tsx';
import type { SecurityLine } from '@/lib/members/security-queries.ts';

/**
 * The security log, newest first: what failed or was refused, how often in that minute, on whose account, from where.
 */
export function SecurityList({ lines, timeZone }: { lines: SecurityLine[]; timeZone: string }) {
  if (lines.length === 0) return <p className="text-sm text-soft">Nothing was refused.</p>;
  return (
    <ol className="border-t">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-4 border-b py-2.5 text-sm sm:grid-cols-[9.5rem_1fr]">
          <p className="text-soft">
            <Time iso={line.lastAt} timeZone={timeZone} />
          </p>
          <p className="break-words">
            {line.what}
            {line.count > 1 && <span className="figures"> · {line.count} times</span>}
            <span className="text-soft">
              {line.account && ` · ${line.account}`}
              {line.address && ` · from ${line.address}`}
              {line.isMore && ' · more than there was room for, of several accounts in an hour'}
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
