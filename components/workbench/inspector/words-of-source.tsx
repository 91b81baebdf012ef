'use client';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { placeInWords } from '@/lib/domain/place-in-words.ts';
import { readTextVersionAction } from '@/lib/evidence/actions.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import type { CheckView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';

/** What was chosen in a source: its own words, and where they stand. */
export type ChosenWords = { excerpt: string; locator: string };

/**
 * The words of a source, to choose an excerpt from: a field, because a keyboard can choose in one as well as a mouse. Where the item was held against the source, it opens at the words that were found.
 */
export function WordsOfSource({
  sourceId,
  check,
  onChoose,
}: {
  sourceId: string;
  check: CheckView | undefined;
  onChoose: (words: ChosenWords) => void;
}) {
  const [text, setText] = useState<TextView | null>(null);
  const { run, isBusy, failure } = useAction(readTextVersionAction);
  if (!text) {
    return (
      <div>
        <Button
          size="sm"
          isBusy={isBusy}
          disabled={isBusy}
          onClick={() => run({ sourceId }, (read) => setText(read.text))}
        >
          {isBusy ? 'Opening its words …' : 'Choose from its words'}
        </Button>
        {failure && (
          <Notice tone="error" className="mt-2">
            {failure.message}
          </Notice>
        )}
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      {text.recogniser && !text.read && (
        <Notice tone="warning" title="Machine, unread">
          A recogniser heard these words, and nobody has read them against the recording. Listen before you
          choose some: an excerpt is printed as yours.
        </Notice>
      )}
      <Words text={text} found={foundIn(text, check)} onChoose={onChoose} />
    </div>
  );
}

/** Where the words of the item were found, if that was in this very text. */
function foundIn({ text, number }: TextView, check: CheckView | undefined) {
  if (!check || check.isStale || check.version !== number || check.passage === '') return null;
  const end = check.from + check.passage.length;
  return text.slice(check.from, end) === check.passage ? { start: check.from, end } : null;
}

function Words({
  text,
  found,
  onChoose,
}: {
  text: TextView;
  found: { start: number; end: number } | null;
  onChoose: (words: ChosenWords) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const opensAt = useRef(found);

  useEffect(() => {
    const place = opensAt.current;
    // A field scrolls to what is chosen in it when it gets the focus.
    if (place) field.current?.setSelectionRange(place.start, place.end);
    field.current?.focus();
  }, []);

  useEffect(() => {
    const element = field.current;
    // Not readOnly: Chromium moves no caret there by keys. So all that would change the words is refused one by one.
    const refuse = (event: Event) => event.preventDefault();
    element?.addEventListener('beforeinput', refuse);
    return () => element?.removeEventListener('beforeinput', refuse);
  }, []);

  function onSelect({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) {
    const chosen = trimmed(text.text, currentTarget.selectionStart, currentTarget.selectionEnd);
    if (chosen)
      onChoose({ excerpt: text.text.slice(chosen.start, chosen.end), locator: placeInWords(text, chosen) });
  }

  return (
    <TextArea
      ref={field}
      label="Its words: choose some to fill in excerpt and place"
      isSerif
      aria-readonly
      inputMode="none"
      spellCheck={false}
      rows={8}
      value={text.text}
      onChange={() => {}}
      onSelect={onSelect}
      className="[&_textarea]:field-sizing-fixed [&_textarea]:max-h-72"
    />
  );
}

/** A stretch without the blanks at its ends, or null where nothing else is in it. */
function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  return start < end ? { start, end } : null;
}
