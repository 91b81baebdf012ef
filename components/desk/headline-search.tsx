import { TextField } from '../ui/field.tsx';
import { SEARCH_ID } from './search-id.ts';

/** Words of a headline to look for, on the desk and in the list of stories; `/` leads there. */
export function HeadlineSearch({
  query,
  error,
  className,
}: {
  query: string;
  error: string | undefined;
  className: string;
}) {
  return (
    <TextField
      id={SEARCH_ID}
      label="Search headlines"
      name="q"
      type="search"
      aria-keyshortcuts="/"
      defaultValue={query}
      error={error}
      className={className}
    />
  );
}
