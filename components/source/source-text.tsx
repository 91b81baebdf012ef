'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextArea } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { setSourceTextAction } from '@/lib/evidence/actions.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { CueList, cueLines } from './media-player.tsx';

/** The words of a source, which quotes are held against: read, or pasted and corrected by hand. */
export function SourceText({
  sourceId,
  text,
  canChange,
  isPlayedAbove,
}: {
  sourceId: string;
  text: TextView | null;
  canChange: boolean;
  /** The transcript stands with its recording already. */
  isPlayedAbove: boolean;
}) {
  const [isChanging, setIsChanging] = useState(false);
  if (isChanging) return <TextForm {...{ sourceId, text }} onDone={() => setIsChanging(false)} />;
  return (
    <>
      {text ? (
        isPlayedAbove ? (
          <p className="text-sm text-soft">The transcript stands with its recording above.</p>
        ) : (
          <Words text={text} />
        )
      ) : (
        <p className="text-sm text-soft">
          No words yet that a quote could be held against. Add a transcript or a document, or paste the words.
        </p>
      )}
      {canChange && (
        <Button size="sm" className="mt-3" onClick={() => setIsChanging(true)}>
          {text ? 'Correct the text' : 'Paste the words'}
        </Button>
      )}
    </>
  );
}

function Words({ text }: { text: TextView }) {
  if (text.form === 'transcript') return <CueList cues={cueLines(text.text, text.places)} />;
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
  onDone,
}: {
  sourceId: string;
  text: TextView | null;
  onDone: () => void;
}) {
  const router = useRouter();
  const { run, isBusy, fieldError, generalError } = useAction(setSourceTextAction);
  const [words, setWords] = useState(() => (text ? asTyped(text) : ''));

  function submit(event: FormEvent) {
    event.preventDefault();
    run({ sourceId, text: words, basedOn: text?.sha256 ?? null }, () => {
      onDone();
      router.refresh();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <TextArea
        label="Words of the source"
        hint="Plain text, or a transcript with timecodes as SRT or WebVTT: then a quote plays from its words."
        isSerif
        rows={10}
        className="[&_textarea]:max-h-[60dvh]"
        value={words}
        error={fieldError('text')}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save the text
        </Button>
      </div>
    </form>
  );
}

/** A transcript goes back into a form in which its times can be typed. */
function asTyped({ text, form, places }: TextView): string {
  if (form !== 'transcript') return text;
  const cues = places.map(([start = 0, end = 0, fromMs = 0, toMs = 0], i) =>
    [i + 1, `${stamp(fromMs)} --> ${stamp(toMs)}`, text.slice(start, end)].join('\n'),
  );
  return `${cues.join('\n\n')}\n`;
}

const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
