'use client';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { SOURCE_TYPE_LABELS } from '@/lib/domain/vocabulary.ts';
import type { EvidenceView } from '@/lib/items/view.ts';
import { searchSourcesAction } from '@/lib/sources/actions.ts';
import { TextField } from '../../ui/field.tsx';

type Source = EvidenceView['source'];

const WAIT_MS = 180;

/** Sources in the register with similar titles, as a title is typed; and why none can be searched for, if so. */
function useSourcesNamed(query: string): { sources: Source[]; limited: string | undefined } {
  const [found, setFound] = useState<Source[]>([]);
  const [limited, setLimited] = useState<string>();
  useEffect(() => {
    if (query.length < 2) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      searchSourcesAction({ query }).then(
        (result) => {
          if (!isWanted) return;
          if (result.ok) setFound(result.data.sources.slice(0, 6));
          setLimited(!result.ok && result.error.code === 'limited' ? result.error.message : undefined);
        },
        // A failed search offers nothing: the title can be typed all the same.
        () => {},
      );
    }, WAIT_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return { sources: query.length >= 2 ? found : [], limited };
}

/** The title of a new source; as it is typed, known sources with a similar title are offered instead. */
export function SourceSearch({
  title,
  error,
  onTitle,
  onChoose,
}: {
  title: string;
  error: string | undefined;
  onTitle: (title: string) => void;
  onChoose: (source: Source) => void;
}) {
  const listId = useId();
  const [at, setAt] = useState(-1);
  const { sources, limited } = useSourcesNamed(title.trim());

  function onKeyDown(event: KeyboardEvent) {
    if (sources.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + sources.length + 1) % (sources.length + 1));
    }
    const chosen = sources[at];
    if (event.key === 'Enter' && chosen && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      onChoose(chosen);
    }
  }

  return (
    <div>
      <TextField
        autoFocus
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={sources.length > 0}
        aria-controls={listId}
        aria-activedescendant={sources[at] ? `${listId}-${at}` : undefined}
        label="Title"
        hint={sources.length > 0 ? undefined : 'Known sources are offered while you type.'}
        value={title}
        error={error ?? limited}
        onChange={(event) => {
          setAt(-1);
          onTitle(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Known sources"
        className={sources.length > 0 ? 'mt-1 rounded-md border' : ''}
      >
        {sources.map((source, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read in the field (combobox)
          <div
            key={source.id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onClick={() => onChoose(source)}
            className={`cursor-pointer px-2.5 py-1.5 text-sm ${i === at ? 'bg-pencil-wash' : 'hover:bg-hover'}`}
          >
            <span className="font-medium">{source.title}</span>{' '}
            <span className="text-xs text-soft">
              {SOURCE_TYPE_LABELS[source.type]}
              {source.author && ` · ${source.author}`}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
