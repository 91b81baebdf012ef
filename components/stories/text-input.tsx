'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Question } from '@/lib/domain/errors.ts';
import { formatNumber, formatSize } from '@/lib/domain/wording.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { STORY_FILES } from './story-endings.ts';

type Props = {
  text: string;
  onText: (text: string) => void;
  /** A file that had been chosen before the page was reloaded. */
  restored?: File | null;
  onFile?: (file: File | null) => void;
  errors: { text?: string | undefined; file?: string | undefined };
  label: string;
  /** A question to be answered before the text is accepted: the surrounding form is then sent again with the answer. */
  asks?: Question | undefined;
};

type ChosenFile = { name: string; size: number };

/** The words of a story: pasted, or a file chosen or dropped. Fields `text` and `file` of the surrounding form. */
export function TextInput({ text, onText, errors, label, restored = null, onFile, asks }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [file, showFile] = useState<ChosenFile | null>(null);

  function setFile(chosen: File | null) {
    showFile(chosen);
    onFile?.(chosen);
  }

  useEffect(() => {
    if (!restored || !input.current) return;
    const transfer = new DataTransfer();
    transfer.items.add(restored);
    input.current.files = transfer.files;
    showFile(restored);
  }, [restored]);

  const { isOver, onDrag } = useFileDrop((files) => {
    const [dropped] = files;
    if (!dropped || !input.current) return;
    input.current.files = files;
    setFile(dropped);
  });

  return (
    // Dropping is a shortcut for the button below.
    <div
      {...onDrag}
      className={isOver ? 'rounded-md outline-2 outline-offset-4 outline-pencil outline-dashed' : ''}
    >
      <TextArea
        name="text"
        label={label}
        isSerif
        rows={14}
        required={!file}
        disabled={file !== null}
        placeholder={
          file ? 'The text is taken from the file.' : 'Paste the story here, or drop a file onto this page.'
        }
        className="[&_textarea]:max-h-[60dvh] [&_textarea]:min-h-64"
        value={file ? '' : text}
        error={asks ? undefined : errors.text}
        onChange={(event) => onText(event.target.value)}
      />
      <FileLine
        input={input}
        file={file}
        words={text.trim() === '' ? 0 : text.trim().split(/\s+/).length}
        isWrong={Boolean(errors.file && !asks)}
        onFile={setFile}
      />
      <AnswerFields asks={asks} title={errors.text ?? errors.file} />
      {errors.file && !asks && (
        <p id={FILE_ERROR_ID} role="alert" className="mt-1 text-xs font-medium text-disputed">
          {errors.file}
        </p>
      )}
    </div>
  );
}

const FILE_ERROR_ID = 'file-error';

/** The file that is used instead of pasted text, and how to choose one; otherwise how many words were pasted. */
function FileLine({
  input,
  file,
  words,
  isWrong,
  onFile,
}: {
  input: RefObject<HTMLInputElement | null>;
  file: ChosenFile | null;
  words: number;
  isWrong: boolean;
  onFile: (file: File | null) => void;
}) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      <input
        ref={input}
        type="file"
        name="file"
        accept={STORY_FILES}
        aria-label="Text file"
        aria-describedby={isWrong ? FILE_ERROR_ID : undefined}
        aria-invalid={isWrong || undefined}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
      <Button onClick={() => input.current?.click()}>{file ? 'Another file' : 'Choose a file'}</Button>
      {file ? (
        <>
          <span className="min-w-0 truncate text-ink">
            {file.name} <span className="figures text-soft">({formatSize(file.size)})</span>
          </span>
          <Button
            look="link"
            onClick={() => {
              if (input.current) input.current.value = '';
              onFile(null);
            }}
          >
            Paste instead
          </Button>
        </>
      ) : (
        <span>.docx, .odt, .rtf, .pdf, .html, .md, .txt, a mail (.eml), ninjs (.json) or Google’s .zip</span>
      )}
      {!file && words > 0 && (
        <span className="figures ml-auto">
          {formatNumber(words)} {words === 1 ? 'word' : 'words'}
        </span>
      )}
    </div>
  );
}

type Answer = { field: 'keep' | 'despite'; value: string; words: string };

/** What is asked about a text before it is read, and the answers to press, the likely one first. */
const QUESTIONS: Record<Question, { more: string; answers: readonly [Answer, ...Answer[]] }> = {
  little_left: {
    more: 'Nothing is stored yet. What should be read?',
    answers: [
      { field: 'keep', value: 'story', words: 'Put the story back' },
      { field: 'keep', value: 'as_read', words: 'Read it as it is' },
    ],
  },
  other_story: {
    more: 'Nothing is stored yet. Choose another file, or go on if it is the new text of this story.',
    answers: [{ field: 'despite', value: 'other_story', words: 'It is this story’s new text' }],
  },
  other_revision: {
    more: 'Nothing is stored yet. Choose another file, or see what it does to the check first.',
    answers: [{ field: 'despite', value: 'other_revision', words: 'See what it does all the same' }],
  },
};

/** The fields of the surrounding form that answer a question about its text, where one is asked. */
function AnswerFields({ asks, title }: { asks: Question | undefined; title: string | undefined }) {
  const fields = {
    keep: useRef<HTMLInputElement>(null),
    despite: useRef<HTMLInputElement>(null),
  };

  function answer({ field, value }: Answer) {
    const input = fields[field].current;
    if (!input) return;
    input.value = value;
    input.form?.requestSubmit();
    // The answer is for this text; the next one will be asked about afresh.
    input.value = '';
  }

  return (
    <>
      <input ref={fields.keep} type="hidden" name="keep" defaultValue="" />
      <input ref={fields.despite} type="hidden" name="despite" defaultValue="" />
      {asks && title && (
        <Notice
          tone="warning"
          title={title}
          className="mt-3"
          actions={QUESTIONS[asks].answers.map((one, i) => (
            <Button
              key={one.value}
              {...(i === 0 && asks === 'little_left' && { look: 'solid' as const })}
              onClick={() => answer(one)}
            >
              {one.words}
            </Button>
          ))}
        >
          <p role="alert">{QUESTIONS[asks].more}</p>
        </Notice>
      )}
    </>
  );
}
