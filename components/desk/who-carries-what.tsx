import type { TeamMember } from '@/lib/desk/view.ts';
import { initials } from '../ui/initials.ts';
import { Link } from '../ui/link.tsx';

/** What each of the team carries, whoever carries most first; those who carry nothing are free, and said so together. */
export function WhoCarriesWhat({ team }: { team: readonly TeamMember[] }) {
  const busy = team.filter(({ items, stories }) => items + stories > 0);
  const free = team.filter(({ items, stories }) => items + stories === 0);
  const most = Math.max(1, ...busy.map(({ items }) => items));
  return (
    <section aria-labelledby="carries">
      <h2 id="carries" className="mb-1 text-xs font-semibold text-soft">
        Who carries what
      </h2>
      <ul>
        {busy.map((one) => (
          <Carrier key={one.id} one={one} most={most} />
        ))}
      </ul>
      <p className="mt-3 text-sm text-soft">{freeWords(busy.length, free)}</p>
    </section>
  );
}

function Carrier({ one, most }: { one: TeamMember; most: number }) {
  const { id, name, items, overdue } = one;
  return (
    <li className="flex items-center gap-3 border-b py-2.5">
      <span
        aria-hidden="true"
        className="flex size-7 shrink-0 items-center justify-center rounded-full bg-pencil-wash text-2xs font-semibold text-pencil"
      >
        {initials(name)}
      </span>
      <div className="min-w-0 flex-1">
        {/* A long name stands above its figures: of whom it is comes first. */}
        <div className="flex flex-wrap items-baseline justify-between gap-x-2">
          <Link
            href={`/desk?person=${id}`}
            className="max-w-full truncate rounded-sm text-sm underline-offset-4 hover:underline"
          >
            {name}
          </Link>
          <span
            className={`figures shrink-0 text-xs ${overdue > 0 ? 'font-medium text-disputed' : 'text-soft'}`}
          >
            {loadWords(one)}
          </span>
        </div>
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="mt-1.5 h-1 w-full">
          <rect width="100" height="4" rx="1" className="fill-rule" />
          <rect width={(items / most) * 100} height="4" rx="1" className="fill-pencil" />
        </svg>
      </div>
    </li>
  );
}

/** "19 items, 2 overdue": the worst that there is to say beside the figure. */
function loadWords({ items, overdue, today, stories }: TeamMember): string {
  const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
  if (items === 0) return counted(stories, 'story', 'stories');
  const due = overdue > 0 ? `, ${overdue} overdue` : today > 0 ? `, ${today} due today` : '';
  return counted(items, 'item', 'items') + due;
}

const MOST_NAMED = 6;

function freeWords(busy: number, free: readonly TeamMember[]): string {
  if (free.length === 0) return 'Everybody has something.';
  const names = free.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = free.length - names.length;
  const all = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
  return busy === 0 ? `Nobody has anything yet: ${all}.` : `Nothing to check: ${all}.`;
}
