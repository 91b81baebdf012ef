'use client';
import type { TeamMember, Way } from '@/lib/desk/view.ts';
import { WAYS } from '@/lib/desk/view.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { HeadlineSearch } from './headline-search.tsx';

export type ShownFilters = { query: string; desk: string; person: string; way: Way | null };

/** Which stories the desk shows; all of it is in the address, so that it can be kept and sent. */
export function DeskFilters({
  filters: { query, desk, person, way },
  desks,
  team,
  error,
}: {
  filters: ShownFilters;
  desks: readonly string[];
  team: readonly TeamMember[];
  error: string | undefined;
}) {
  const people = team.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return (
    <search>
      <form
        action="/desk"
        className="mb-6 grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap"
        // A choice needs no button; words do.
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
        }}
      >
        <HeadlineSearch query={query} error={error} className="col-span-2 min-w-44 flex-1" />
        <Select
          label="In the way"
          name="way"
          defaultValue={way ?? ''}
          choices={[
            { value: '', words: 'Anything' },
            ...Object.entries(WAYS).map(([value, words]) => ({ value, words })),
          ]}
          className="min-w-0 sm:w-36"
        />
        <Select
          label="Person"
          name="person"
          defaultValue={person}
          choices={[
            { value: '', words: 'Everybody' },
            ...people.map(({ id, name }) => ({ value: id, words: name })),
          ]}
          className="min-w-0 sm:w-36"
        />
        {desks.length > 0 && (
          <Select
            label="Desk"
            name="desk"
            defaultValue={desk}
            choices={[
              { value: '', words: 'All desks' },
              ...desks.map((name) => ({ value: name, words: name })),
            ]}
            className="min-w-0 sm:w-32"
          />
        )}
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
