import type { PersonView } from '@/lib/stories/view.ts';
import { initials } from '../ui/initials.ts';

/** Who works on the story, as initials; full names for screen readers and on hovering. */
export function People({ people, max = 4 }: { people: readonly PersonView[]; max?: number }) {
  if (people.length === 0) return null;
  return (
    <ul className="flex -space-x-1" aria-label="People on this story">
      {people.slice(0, max).map((person) => (
        <li
          key={person.id}
          title={person.name}
          className="flex size-6 items-center justify-center rounded-full border border-paper bg-pencil-wash text-2xs font-semibold text-pencil"
        >
          <span aria-hidden="true">{initials(person.name)}</span>
          <span className="sr-only">{person.name}</span>
        </li>
      ))}
      {people.length > max && (
        <li className="flex h-6 items-center pl-2 text-2xs text-soft">+{people.length - max}</li>
      )}
    </ul>
  );
}
