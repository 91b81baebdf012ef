'use client';
import { useEffect, useState } from 'react';
import { listCheckableSourcesAction } from '@/lib/checks/actions.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Checkable, checkableChoice } from '../state/checkable-choice.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { type CheckCounts, checkAll } from './check-all.ts';

type State =
  | { step: 'choosing' }
  | { step: 'running'; done: number; of: number }
  | { step: 'finished'; counts: CheckCounts }
  | { step: 'failed'; message: string };

/** Checks every quote of the story against one transcript or document, and shows the progress. */
export function CheckAllDialog({ storyId, onClose }: { storyId: string; onClose: () => void }) {
  const { commands, beingRead } = useWorkbenchContext();
  const [sources, setSources] = useState<Checkable[] | null>(null);
  const [sourceId, setSourceId] = useState('');
  const [state, setState] = useState<State>({ step: 'choosing' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was being read may be there now
  useEffect(() => {
    void listCheckableSourcesAction({ storyId }).then((result) => {
      if (!result.ok) return setState({ step: 'failed', message: result.error.message });
      setSources(result.data.sources);
      const first = result.data.sources.find(({ isBeingRead }) => !isBeingRead);
      setSourceId((chosen) => chosen || (first?.id ?? ''));
    });
  }, [storyId, beingRead]);

  async function start() {
    setState({ step: 'running', done: 0, of: 0 });
    try {
      const { counts, items } = await checkAll(storyId, sourceId, (done, of) =>
        setState({ step: 'running', done, of }),
      );
      commands.receive(items);
      setState({ step: 'finished', counts });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The check was broken off.';
      setState({ step: 'failed', message });
    }
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Check all quotes"
      description="Each quote of the story is held against the words of one source. What is found is a proposal; no status changes."
    >
      {state.step === 'failed' && <Notice tone="error">{state.message}</Notice>}
      {sources?.length === 0 && (
        <p className="text-soft">
          No source has words yet. Open a source, and add a transcript or a document to it.
        </p>
      )}
      {sources && sources.length > 0 && state.step !== 'finished' && (
        <Select
          label="Source"
          value={sourceId}
          disabled={state.step === 'running'}
          choices={[
            ...(sourceId ? [] : [{ value: '', words: 'None has its words yet' }]),
            ...sources.map(checkableChoice),
          ]}
          onChange={(event) => setSourceId(event.target.value)}
        />
      )}
      {state.step === 'running' && <Progress {...state} />}
      {state.step === 'finished' && (
        <div role="status">
          <Found counts={state.counts} />
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{state.step === 'finished' ? 'Done' : 'Cancel'}</Button>
        {state.step !== 'finished' && (
          <Button look="solid" disabled={!sourceId || state.step === 'running'} onClick={() => void start()}>
            Check all quotes
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Progress({ done, of }: { done: number; of: number }) {
  return (
    <div className="mt-4">
      <progress className="h-2 w-full" value={done} max={Math.max(1, of)} aria-label="Quotes checked" />
      <p role="status" className="figures mt-1 text-sm text-soft">
        {of === 0 ? 'Reading the source …' : `${done} of ${of} quotes`}
      </p>
    </div>
  );
}

function Found({ counts }: { counts: CheckCounts }) {
  const lines = [
    [counts.verbatim, 'word for word', 'text-verified'],
    [counts.trimmed, 'trimmed, openly', 'text-verified'],
    [counts.misattributed, 'given to somebody else by the source', 'text-disputed'],
    [counts.altered, 'altered', 'text-disputed'],
    [counts.not_found, 'not found in the source', 'text-disputed'],
  ] as const;
  return (
    <ul className="border-t">
      {lines.map(([count, words, tone]) => (
        <li key={words} className="flex gap-3 border-b py-2">
          <span className={`figures w-8 text-right font-semibold ${count > 0 ? tone : 'text-soft'}`}>
            {count}
          </span>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
