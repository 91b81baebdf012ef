import { TABLE_FORMATS } from '@/lib/domain/tables.ts';

/** "As a table: CSV, XLSX": takes out what a list holds, all of it and not this page of it alone. */
export function TableLinks({
  table,
  words,
  query,
}: {
  table: 'register' | 'stories';
  /** What is taken: "All sources found". */
  words: string;
  /** What the list is narrowed down by. */
  query: Record<string, string>;
}) {
  const narrowed = new URLSearchParams(query).toString();
  return (
    <p className="mt-5 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-soft">
      <span>{words}, as a table:</span>
      {Object.entries(TABLE_FORMATS).map(([format, name]) => (
        <a
          key={format}
          href={`/api/tables/${table}.${format}${narrowed && `?${narrowed}`}`}
          className="inline-flex min-h-6 items-center text-pencil underline underline-offset-4"
        >
          {name}
        </a>
      ))}
    </p>
  );
}
