'use client';
import { initials } from '../../ui/initials.ts';
import { useHere } from '../state/use-others.ts';

const MOST_SHOWN = 3;

/** Who else has the story open now, and at which item. */
export function HereNow({ numbers }: { numbers: ReadonlyMap<string, number> }) {
  const here = useHere();
  if (here.length === 0) return null;
  const placeOf = (itemId: string | null) => {
    const number = itemId === null ? undefined : numbers.get(itemId);
    return number === undefined ? '' : `, at item ${number}`;
  };
  return (
    <ul className="flex shrink-0 -space-x-1" aria-label="Here now">
      {here.slice(0, MOST_SHOWN).map(({ id, name, itemId }) => (
        <li
          key={id}
          title={`${name} is here${placeOf(itemId)}`}
          className="flex size-6 items-center justify-center rounded-full border-2 border-verified bg-sheet text-2xs font-semibold text-verified"
        >
          <span aria-hidden="true">{initials(name)}</span>
          <span className="sr-only">
            {name}
            {placeOf(itemId)}
          </span>
        </li>
      ))}
      {here.length > MOST_SHOWN && (
        <li
          className="flex h-6 items-center pl-2 text-2xs text-soft"
          title={here
            .slice(MOST_SHOWN)
            .map(({ name }) => name)
            .join(', ')}
        >
          +{here.length - MOST_SHOWN}
        </li>
      )}
    </ul>
  );
}
