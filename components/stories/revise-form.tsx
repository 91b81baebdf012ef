'use client';
import { useRef } from 'react';
import { Button, buttonClass } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Failure } from '../ui/use-action.ts';
import { storyAddress } from './addresses.ts';
import { forgetText, keptTextKey } from './kept-text.ts';
import { RevisedText } from './revised-text.tsx';
import { RevisionEffects } from './revision-effects.tsx';
import { RevisionHeader } from './revision-header.tsx';
import { RevisionRead } from './revision-read.tsx';
import { TextInput } from './text-input.tsx';
import { useKeptText, useRevision } from './use-new-text.ts';

const FORM = 'new-text';
const NO_FIELDS: Record<string, string> = {};

type Revision = ReturnType<typeof useRevision>;

/** A new text for a story, in two steps: the text, then what it would do to the check. Only then is it saved. */
export function ReviseForm({
  storyId,
  memberId,
  headline,
  revisionId,
  number,
  currentText,
}: {
  storyId: string;
  memberId: string;
  headline: string;
  /** The story's current revision, its number and its text. */
  revisionId: string;
  number: number;
  currentText: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const key = keptTextKey(memberId, storyId);
  const { text, file, restored, keep } = useKeptText(key, currentText, number);
  const revision = useRevision(storyId, key, form);
  const { preview, refusal } = revision;
  const next = number + 1;

  function change(what: { text?: string; file?: File | null }) {
    revision.textChanged();
    keep(what);
  }

  return (
    <>
      <RevisionHeader of={`${headline} · revision ${next}${file ? `, from ${file.name}` : ''}`}>
        <Steps revision={revision} next={next} storyId={storyId} onCancel={() => void forgetText(key)} />
      </RevisionHeader>
      <main>
        <form
          id={FORM}
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            void revision.read();
          }}
          hidden={preview !== null}
          className="mx-auto max-w-3xl space-y-4 px-4 py-6"
        >
          <input type="hidden" name="storyId" value={storyId} />
          <input type="hidden" name="revisionId" value={revisionId} />
          {refusal && !refusal.asks && !preview && <Refused refusal={refusal} onGoOn={revision.goOn} />}
          {restored && !refusal && (
            <Restored
              revision={restored.revision}
              number={number}
              onFresh={() => void forgetText(key).then(() => window.location.reload())}
            />
          )}
          <p className="text-base text-soft">
            Next you see what the new text does to the check, item by item. Nothing is stored before you save
            it.
          </p>
          <TextInput
            label={`The text of revision ${next}`}
            text={text}
            onText={(typed) => change({ text: typed })}
            restored={restored?.file ?? null}
            onFile={(chosen) => change({ file: chosen })}
            errors={refusal?.fields ?? NO_FIELDS}
            asks={refusal?.asks}
          />
        </form>
        <Effects revision={revision} />
      </main>
    </>
  );
}

/** The buttons: back, cancel, and the next step, which is first to see what the text does and then to save it. */
function Steps({
  revision: { preview, busy, backToText, save },
  next,
  storyId,
  onCancel,
}: {
  revision: Revision;
  next: number;
  storyId: string;
  onCancel: () => void;
}) {
  return (
    <>
      {preview && (
        <Button look="quiet" disabled={busy !== null} onClick={backToText}>
          Back to the text
        </Button>
      )}
      <Link href={storyAddress(storyId)} className={buttonClass()} onClick={onCancel}>
        Cancel
      </Link>
      {preview ? (
        <Button look="solid" disabled={busy !== null} isBusy={busy === 'saving'} onClick={() => void save()}>
          {busy === 'saving' ? 'Saving…' : `Save revision ${next}`}
        </Button>
      ) : (
        <Button type="submit" form={FORM} look="solid" disabled={busy !== null} isBusy={busy === 'reading'}>
          {busy === 'reading' ? 'Reading the story…' : 'See what it does'}
        </Button>
      )}
    </>
  );
}

/** What the new text would do to the check. */
function Effects({ revision: { preview, isFresh, refusal, anew, giveAnew } }: { revision: Revision }) {
  if (!preview) return null;
  return (
    <div className="grid lg:min-h-[calc(100dvh-3.5rem)] lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <div className="max-lg:order-2 max-lg:border-t px-4 py-6 lg:px-14 lg:py-8">
        <RevisionRead preview={preview} />
        <RevisedText blocks={preview.blocks} />
      </div>
      <div className="bg-sheet px-4 py-6 lg:border-l lg:px-7 lg:py-8">
        {isFresh && (
          <Notice tone="warning" title="Nothing was saved yet" className="mb-4">
            The story’s items changed while you looked. This is what the text does to them now.
          </Notice>
        )}
        {refusal && (
          <Notice tone="error" title="Nothing was saved" className="mb-4">
            {refusal.message}
          </Notice>
        )}
        <RevisionEffects preview={preview} anew={anew} onAnew={giveAnew} />
      </div>
    </div>
  );
}

function Refused({ refusal, onGoOn }: { refusal: Failure; onGoOn: () => void }) {
  const isConflict = refusal.code === 'conflict';
  return (
    <Notice
      tone={isConflict ? 'warning' : 'error'}
      title={isConflict ? 'Somebody was first' : 'Nothing was stored'}
      actions={isConflict && <Button onClick={onGoOn}>Go on from the story as it is now</Button>}
    >
      {refusal.message}
      {isConflict && <p className="mt-1">Your text is kept here, as you typed or chose it.</p>}
    </Notice>
  );
}

function Restored({ revision, number, onFresh }: { revision: number; number: number; onFresh: () => void }) {
  return (
    <Notice
      tone={revision === number ? 'info' : 'warning'}
      title="Your text from before is here"
      actions={<Button onClick={onFresh}>Begin with the story’s text instead</Button>}
    >
      {revision === number
        ? 'It was kept in this browser and is not saved yet.'
        : `It was made from revision ${revision}; the story is at revision ${number} by now. What others changed since is not in it: look at what it does before you save it.`}
    </Notice>
  );
}
