'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextArea } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { unalignedWords } from '@/lib/domain/aligned.ts';
import { timecode } from '@/lib/domain/moments.ts';
import { alignTextAction } from '@/lib/evidence/actions.ts';
import type { FileView, TextView } from '@/lib/evidence/view.ts';
import { spellingsTyped, typedSpellings } from './sounds-like.ts';
import { type FoundTimes, useFindTimes } from './use-find-times.ts';

/** Finds when the words of a source are spoken in its recording, on this machine, and keeps that if somebody wants it. */
export function FindTimes({
  sourceId,
  text,
  recording,
  onDone,
}: {
  sourceId: string;
  text: TextView;
  recording: FileView;
  onDone: () => void;
}) {
  const { step, start, stop } = useFindTimes(recording.id);
  return (
    <section aria-label="Times of the words" className="mt-3 rounded-lg border bg-sheet p-3">
      {step.is === 'listening' ? (
        <Progress {...step} fileName={recording.fileName} onCancel={stop} />
      ) : step.is === 'found' ? (
        <Found sourceId={sourceId} fileId={recording.id} found={step.found} onDone={onDone} />
      ) : (
        <Ask
          {...{ text, recording }}
          failure={step.is === 'failed' ? step.message : null}
          onStart={(spellings) => void start(text, spellings)}
          onCancel={onDone}
        />
      )}
    </section>
  );
}

/** What it will do, and how words sound that are not said as they are written. */
function Ask({
  text,
  recording,
  failure,
  onStart,
  onCancel,
}: {
  text: TextView;
  recording: FileView;
  failure: string | null;
  onStart: (spellings: FoundTimes['spellings']) => void;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState(() => typedSpellings(text.aligned?.spellings ?? []));
  const [error, setError] = useState<string>();
  const isOnPages = text.form === 'pages' || text.form === 'lines';
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const read = spellingsTyped(typed);
        setError('error' in read ? read.error : undefined);
        if ('spellings' in read) onStart(read.spellings);
      }}
    >
      {failure && <Notice tone="error">{failure}</Notice>}
      <p className="max-w-[66ch] text-sm">
        Your browser listens to “{recording.fileName}” and looks for these words in it; the sound goes to no
        other service. It takes a tenth of the recording’s length or more. The words must be English.
        {isOnPages &&
          ' Pages and lines stay with the version that the words have now; the one with times has none.'}
      </p>
      <TextArea
        label="Sounds like (optional)"
        hint="For names: one word a line, a colon, and how it sounds. Zelensky: zuh LEN skee"
        rows={2}
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.target.value)}
      />
      <FormActions>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Listen
        </Button>
      </FormActions>
    </form>
  );
}

function Progress({
  heardMs,
  durationMs,
  fileName,
  onCancel,
}: {
  heardMs: number;
  durationMs: number | null;
  fileName: string;
  onCancel: () => void;
}) {
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="figures text-sm">
          {durationMs === null
            ? 'Opening the recording'
            : `${timecode(heardMs)} of ${timecode(durationMs)} listened to`}
        </p>
        <Button size="sm" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <progress
        aria-label={`Listening to ${fileName}`}
        className="mt-1.5 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-moz-progress-bar]:bg-pencil [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-pencil"
        max={1}
        {...(durationMs ? { value: Math.min(1, heardMs / durationMs) } : {})}
      />
    </div>
  );
}

/** What was found and what was not, to be kept or not. */
function Found({
  sourceId,
  fileId,
  found,
  onDone,
}: {
  sourceId: string;
  fileId: string;
  found: FoundTimes;
  onDone: () => void;
}) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(alignTextAction);
  const { text, words, of, stretches, spellings } = found;
  const keep = () =>
    run(
      {
        ...{ sourceId, fileId, textId: text.id },
        words: words.map(([at, fromMs, toMs]): [number, number, number] => [at, fromMs, toMs]),
        spellings: spellings.map(([word, sounds]): [string, string] => [word, sounds]),
      },
      () => {
        onDone();
        router.refresh();
      },
    );
  const missed = stretches.reduce((sum, one) => sum + one.words, 0);
  return (
    <div className="grid gap-2">
      <p role="status" className="figures text-sm font-medium">
        {words.length === 0
          ? 'None of these words was found in the recording.'
          : `${of - missed} of ${of} words have a time${stretches.length > 0 ? `; ${unalignedWords(stretches)} not aligned` : ''}.`}
      </p>
      {words.length > 0 && stretches.length > 0 && <NotAligned {...{ text, stretches }} />}
      {failure && <Notice tone="error">{failure.message}</Notice>}
      <FormActions>
        <Button look="quiet" disabled={isBusy} onClick={onDone}>
          Discard
        </Button>
        {words.length > 0 && (
          <Button look="solid" isBusy={isBusy} disabled={isBusy} onClick={keep}>
            Keep the times
          </Button>
        )}
      </FormActions>
    </div>
  );
}

/** More stretches than this say that the text is another one: nobody reads them one by one. */
const MOST_SHOWN = 50;

function NotAligned({ text, stretches }: Pick<FoundTimes, 'text' | 'stretches'>) {
  return (
    <>
      <p className="text-xs text-soft">
        Spoken otherwise than written, not spoken, or not clear. These words get no time:
      </p>
      <ul
        aria-label="Not aligned"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        className="max-h-48 divide-y overflow-y-auto border-y"
      >
        {stretches.slice(0, MOST_SHOWN).map(({ start, end }) => (
          <li key={start} className="py-1 font-serif break-words">
            {text.text.slice(start, end)}
          </li>
        ))}
        {stretches.length > MOST_SHOWN && (
          <li className="py-1 text-sm text-soft">and {stretches.length - MOST_SHOWN} more</li>
        )}
      </ul>
    </>
  );
}
