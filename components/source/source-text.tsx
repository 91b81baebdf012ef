'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextArea } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm, useOwnDraft } from '@/components/ui/use-form.ts';
import { setSourceTextAction } from '@/lib/evidence/actions.ts';
import type { SetTextInput } from '@/lib/evidence/schema.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { asTyped } from '@/lib/text/transcript/typed.ts';
import { cueLines } from './cue-lines.ts';
import { CueList } from './cue-list.tsx';
import { SpokenWords } from './spoken-words.tsx';

/** The words of a source, which quotes are checked against: extracted, or pasted and corrected by hand. */
export function SourceText({
  sourceId,
  text,
  isBeingRead,
  canChange,
  isPlayedAbove,
  onRead,
}: {
  sourceId: string;
  text: TextView | null;
  /** The text of one of its files, and it may become that of the source. */
  isBeingRead: boolean;
  canChange: boolean;
  /** The transcript is already shown with its recording. */
  isPlayedAbove: boolean;
  /** Called with what could not be read of a saved text, or null if everything could. */
  onRead: (notice: string | null) => void;
}) {
  const [isChanging, setIsChanging] = useState(false);
  if (isChanging) return <TextForm {...{ sourceId, text, onRead }} onDone={() => setIsChanging(false)} />;
  return (
    <>
      {text ? (
        isPlayedAbove ? (
          <p className="text-sm text-soft">The transcript stands with its recording above.</p>
        ) : (
          <Words text={text} />
        )
      ) : isBeingRead ? (
        <p role="status" className="text-sm text-soft">
          Its text is being read, and appears here by itself.
        </p>
      ) : (
        <p className="text-sm text-soft">
          No words yet that a quote could be held against. Add a transcript or a document, or paste the words.
        </p>
      )}
      {canChange && (
        <Button size="sm" className="mt-3 mr-2" onClick={() => setIsChanging(true)}>
          {text ? 'Correct the text' : 'Paste the words'}
        </Button>
      )}
    </>
  );
}

function Words({ text }: { text: TextView }) {
  if (text.form === 'transcript') return <CueList lines={cueLines(text)} />;
  if (text.turns.length > 0 || text.form === 'lines') return <SpokenWords text={text} />;
  const pages =
    text.form === 'pages'
      ? text.places.map(([start = 0, end = 0, page = 1]) => ({
          page,
          start,
          words: text.text.slice(start, end),
        }))
      : [{ page: 0, start: 0, words: text.text }];
  return (
    <section
      aria-label="Words of the source"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="max-h-[26rem] overflow-y-auto border-y py-3"
    >
      {pages.map(({ page, start, words }) => (
        <div key={start} className="mb-4 last:mb-0">
          {page > 0 && <p className="eyebrow mb-1">Page {page}</p>}
          <p className="max-w-[66ch] font-serif text-lg leading-relaxed whitespace-pre-wrap">{words}</p>
        </div>
      ))}
    </section>
  );
}

function TextForm({
  sourceId,
  text,
  onRead,
  onDone,
}: {
  sourceId: string;
  text: TextView | null;
  onRead: (notice: string | null) => void;
  onDone: () => void;
}) {
  const router = useRouter();
  const now = text?.sha256 ?? null;
  // The text that the form was begun on, though another may come in while somebody types; who was told of that may insist.
  const [begun, setBegun] = useState<{ on: string | null } | null>({ on: now });
  const { draft, set, submit, isBusy, errors, message } = useForm(
    async (input: SetTextInput) => {
      const result = await setSourceTextAction(input);
      if (result.ok || result.error.code !== 'conflict') return result;
      setBegun(null);
      router.refresh();
      return result;
    },
    useOwnDraft(() => ({ words: text ? typedWords(text) : '' })),
  );
  const onSubmit = submit(
    () => ({ sourceId, text: draft.words, basedOn: begun ? begun.on : now }),
    ({ notice }) => {
      onRead(notice);
      onDone();
      router.refresh();
    },
  );

  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      {message && <Notice tone="error">{message}</Notice>}
      <TextArea
        label="Words of the source"
        hint="The words before stay as an earlier version; verdicts and sign-offs that rest on them lapse. Plain text, or a transcript of any kind: with timecodes a quote plays from its words, with the speakers’ names Stet compares who says it."
        isSerif
        rows={10}
        className="[&_textarea]:max-h-[60dvh]"
        value={draft.words}
        error={errors.text}
        onChange={(event) => set({ words: event.target.value })}
      />
      <FormActions>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save the text
        </Button>
      </FormActions>
    </form>
  );
}

/** Turns a transcript back into a form in which its times and speakers can be typed. */
function typedWords({ text, form, places, turns }: TextView): string {
  const cues =
    form === 'transcript'
      ? places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }))
      : [];
  return asTyped({
    text,
    cues,
    turns: turns.map(([start, end, label, name]) => ({ start, end, label, ...(name && { name }) })),
  });
}
