'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { previewRevisionAction, reviseStoryAction } from '@/lib/revisions/actions.ts';
import type { RevisionPreview } from '@/lib/revisions/view.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { storyAddress } from './addresses.ts';
import { forgetText, keepText, keptText, keptTextKey } from './kept-text.ts';
import { RevisedText } from './revised-text.tsx';
import { RevisionEffects } from './revision-effects.tsx';
import { RevisionHeader } from './revision-header.tsx';
import { RevisionRead } from './revision-read.tsx';
import { TextInput } from './text-input.tsx';
import { rememberBroughtIn } from './use-what-was-read.ts';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];
type Busy = 'reading' | 'saving' | null;

const FORM = 'new-text';
const NO_FIELDS: Record<string, string> = {};

/** A new text for a story in two steps: the text, and what it would do to the check. Only then is it saved. */
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
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(currentText);
  const [file, setFile] = useState<File | null>(null);
  const [restored, setRestored] = useState<{ file: File | null; revision: number } | null>(null);
  const [preview, setPreview] = useState<RevisionPreview | null>(null);
  const [anew, setAnew] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isFresh, setIsFresh] = useState(false);
  const [busy, setBusy] = useState<Busy>(null);
  /** How the person wants a text read of which next to nothing is the story: asked once for each text. */
  const [reading, setReading] = useState('');
  const key = keptTextKey(memberId, storyId);

  // What was typed or chosen before the page was loaded anew.
  useEffect(() => {
    void keptText(key).then((kept) => {
      if (!kept) return;
      setText(kept.text);
      setRestored({ file: kept.file, revision: kept.revision });
      setFile(kept.file);
    });
  }, [key]);

  function keep(change: { text?: string; file?: File | null }) {
    const kept = { text, file, revision: number, ...change };
    setText(kept.text);
    setFile(kept.file);
    setReading('');
    void keepText(key, kept);
  }

  async function read(): Promise<ActionResult<RevisionPreview>> {
    const data = new FormData(form.current ?? undefined);
    const answer = String(data.get('keep') ?? '') || reading;
    data.set('keep', answer);
    setReading(answer);
    // The field is off while a file is chosen; what was typed before it is not sent beside it.
    const result = await previewRevisionAction(data).catch(unreached);
    if (result.ok) {
      setPreview(result.data);
      setRefusal(null);
      // What no longer lapses needs no verdict anew.
      const open = new Set(
        result.data.items.flatMap(({ id, canGiveAnew }) => (id && canGiveAnew ? [id] : [])),
      );
      setAnew((given) => new Set([...given].filter((id) => open.has(id))));
      window.scrollTo(0, 0);
    } else {
      setPreview(null);
      setRefusal(result.error);
    }
    return result;
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy('reading');
    setIsFresh(false);
    await read();
    setBusy(null);
  }

  async function save() {
    if (!preview || !form.current) return;
    setBusy('saving');
    const data = new FormData(form.current);
    data.set('keep', reading);
    data.set('seen', preview.seen);
    for (const id of anew) data.append('anew', id);
    const result = await reviseStoryAction(data).catch(unreached);
    if (result.ok) {
      await forgetText(key);
      rememberBroughtIn(storyId);
      router.push(storyAddress(storyId));
      return;
    }
    if (result.error.code === 'conflict') setIsFresh((await read()).ok);
    else setRefusal(result.error);
    setBusy(null);
  }

  const next = number + 1;
  return (
    <>
      <RevisionHeader of={`${headline} · revision ${next}${file ? `, from ${file.name}` : ''}`}>
        {preview && (
          <Button look="quiet" disabled={busy !== null} onClick={() => setPreview(null)}>
            Back to the text
          </Button>
        )}
        <Link href={storyAddress(storyId)} className={buttonClass()} onClick={() => void forgetText(key)}>
          Cancel
        </Link>
        {preview ? (
          <Button
            look="solid"
            disabled={busy !== null}
            isBusy={busy === 'saving'}
            onClick={() => void save()}
          >
            {busy === 'saving' ? 'Saving…' : `Save revision ${next}`}
          </Button>
        ) : (
          <Button type="submit" form={FORM} look="solid" disabled={busy !== null} isBusy={busy === 'reading'}>
            {busy === 'reading' ? 'Reading the story…' : 'See what it does'}
          </Button>
        )}
      </RevisionHeader>
      <main>
        <form
          id={FORM}
          ref={form}
          onSubmit={(event) => void onSubmit(event)}
          hidden={preview !== null}
          className="mx-auto max-w-3xl space-y-4 px-4 py-6"
        >
          <input type="hidden" name="storyId" value={storyId} />
          <input type="hidden" name="revisionId" value={revisionId} />
          {refusal && !refusal.asks && !preview && (
            <Refused
              refusal={refusal}
              onGoOn={() => {
                setRefusal(null);
                router.refresh();
              }}
            />
          )}
          {restored && !refusal && (
            <Restored
              revision={restored.revision}
              number={number}
              onFresh={() => {
                void forgetText(key).then(() => window.location.reload());
              }}
            />
          )}
          <p className="text-base text-soft">
            Next you see what the new text does to the check, item by item. Nothing is stored before you save
            it.
          </p>
          <TextInput
            label={`The text of revision ${next}`}
            text={text}
            onText={(typed) => keep({ text: typed })}
            restored={restored?.file ?? null}
            onFile={(chosen) => keep({ file: chosen })}
            errors={refusal?.fields ?? NO_FIELDS}
            asks={refusal?.asks}
          />
        </form>
        {preview && (
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
              <RevisionEffects
                preview={preview}
                anew={anew}
                onAnew={(id, isGiven) => {
                  const given = new Set(anew);
                  if (isGiven) given.add(id);
                  else given.delete(id);
                  setAnew(given);
                }}
              />
            </div>
          </div>
        )}
      </main>
    </>
  );
}

const unreached = (): { ok: false; error: Refusal } => ({
  ok: false,
  error: {
    code: 'unexpected',
    message: 'The server could not be reached. Your text is kept here; try again.',
  },
});

function Refused({ refusal, onGoOn }: { refusal: Refusal; onGoOn: () => void }) {
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
