'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogActions } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm, useOwnDraft } from '@/components/ui/use-form.ts';
import { SOURCE_TYPE_LABELS } from '@/lib/domain/vocabulary.ts';
import { mergeSourcesAction, searchSourcesAction, unmergeSourceAction } from '@/lib/sources/actions.ts';
import type { SourcePageView, SourceView } from '@/lib/sources/view.ts';
import { hostOf } from './source-labels.ts';

/** Finds the duplicates of a source and merges them into it. */
export function MergeDialog({ source }: { source: SourcePageView }) {
  const [isOpen, setIsOpen] = useState(false);
  const search = useForm(
    searchSourcesAction,
    useOwnDraft(() => ({ query: source.title.split(/\s+/).slice(0, 3).join(' ') })),
  );
  const [found, setFound] = useState<SourceView[] | null>(null);
  const [chosen, setChosen] = useState<SourceView | null>(null);
  const merge = useMerge(source, () => {
    setIsOpen(false);
    setFound(null);
    setChosen(null);
  });
  const failure = search.refusal ?? merge.failure;
  const onSubmit = search.submit(
    () => {
      setChosen(null);
      return search.draft;
    },
    ({ sources }) => setFound(duplicatesAmong(sources, source.id)),
  );

  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        Merge a duplicate into it
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title="Merge a duplicate"
        description={`Evidence, files and text of the duplicate move to “${source.title}”. Sign-offs of stories that rest on the duplicate lapse. It can be undone.`}
      >
        <form onSubmit={onSubmit} className="flex items-end gap-2">
          <TextField
            label="Search the register"
            type="search"
            className="min-w-0 flex-1"
            value={search.draft.query}
            onChange={(event) => search.set({ query: event.target.value })}
          />
          <Button type="submit" isBusy={search.isBusy} disabled={search.isBusy}>
            Search
          </Button>
        </form>
        {failure && (
          <Notice tone="error" className="mt-3">
            {failure.message}
          </Notice>
        )}
        {found && <Found {...{ found, chosen }} timeZone={source.timeZone} onChoose={setChosen} />}
        <DialogActions>
          <Button onClick={() => setIsOpen(false)}>Cancel</Button>
          <Button
            look="solid"
            isBusy={merge.isBusy}
            disabled={!chosen || merge.isBusy}
            onClick={() => chosen && merge.run(chosen)}
          >
            Merge
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

/** What could be the same source: not the source itself, and nothing confidential. */
function duplicatesAmong(sources: readonly SourceView[], sourceId: string): SourceView[] {
  return sources.filter(({ id, isConfidential }) => id !== sourceId && !isConfidential).slice(0, 12);
}

/** Merges a duplicate into the source, and reloads the page. */
function useMerge(source: SourcePageView, onMerged: () => void) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(mergeSourcesAction);
  return {
    isBusy,
    failure,
    run: (duplicate: SourceView) =>
      run(
        {
          sourceId: source.id,
          version: source.version,
          duplicateId: duplicate.id,
          duplicateVersion: duplicate.version,
        },
        () => {
          onMerged();
          router.refresh();
        },
      ),
  };
}

function Found({
  found,
  chosen,
  timeZone,
  onChoose,
}: {
  found: readonly SourceView[];
  chosen: SourceView | null;
  timeZone: string;
  onChoose: (source: SourceView) => void;
}) {
  return (
    <fieldset className="mt-4">
      <legend className="eyebrow mb-1">
        {found.length === 0 ? 'Nothing else matches' : 'Which is the duplicate?'}
      </legend>
      <div className="divide-y border-y empty:border-0">
        {found.map((one) => (
          <label key={one.id} className="flex items-start gap-2.5 px-1 py-2 hover:bg-hover">
            <input
              type="radio"
              name="duplicate"
              className="mt-1 size-4 shrink-0"
              checked={chosen?.id === one.id}
              onChange={() => onChoose(one)}
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium break-words">{one.title}</span>
              <span className="text-xs text-soft">
                {[SOURCE_TYPE_LABELS[one.type], one.author, one.link && hostOf(one.link)]
                  .filter(Boolean)
                  .join(' · ')}
                {' · added '}
                <Time iso={one.addedAt} timeZone={timeZone} />
                {` by ${one.addedBy}, ${one.stories === 1 ? 'used in one story' : one.stories > 0 ? `used in ${one.stories} stories` : 'not used'}`}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What was merged into a source, each with a way to undo it. */
export function MergedList({ source }: { source: SourcePageView }) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(unmergeSourceAction);
  return (
    <>
      <ul className="divide-y border-y">
        {source.merged.map(({ id, title, version }) => (
          <li key={id} className="flex items-start justify-between gap-2 py-1.5 text-sm">
            <span className="min-w-0 break-words">{title}</span>
            {source.can.change && (
              <Button
                size="sm"
                look="quiet"
                disabled={isBusy}
                onClick={() => run({ sourceId: id, version }, () => router.refresh())}
              >
                Undo<span className="sr-only"> the merging of {title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure && <Notice tone="error">{failure.message}</Notice>}
    </>
  );
}
