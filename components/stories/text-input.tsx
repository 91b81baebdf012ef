'use client';
import { type DragEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Question } from '@/lib/domain/errors.ts';
import { formatSize } from '@/lib/domain/wording.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

const STORY_FILES = '.txt,.md,.markdown,.html,.htm,.docx,.zip';

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
  const [isOver, setIsOver] = useState(false);

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

  function onDrop(event: DragEvent) {
    const dropped = event.dataTransfer.files[0];
    setIsOver(false);
    if (!dropped || !input.current) return;
    event.preventDefault();
    input.current.files = event.dataTransfer.files;
    setFile(dropped);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file; the same by the button below
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
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
      <AnswerField title={asks ? (errors.text ?? errors.file) : null} />
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
        <span>.txt, .md, .html, .docx or a .zip with one of them</span>
      )}
      {!file && words > 0 && (
        <span className="figures ml-auto">
          {words.toLocaleString('en-GB')} {words === 1 ? 'word' : 'words'}
        </span>
      )}
    </div>
  );
}

/**
 * Field `keep` of the surrounding form: how to read a text of which almost nothing is the story, where that is asked.
 */
function AnswerField({ title }: { title: string | null | undefined }) {
  const keep = useRef<HTMLInputElement>(null);

  function answer(choice: 'story' | 'as_read') {
    if (!keep.current) return;
    keep.current.value = choice;
    keep.current.form?.requestSubmit();
    // The answer is for this text; the next one will be asked about afresh.
    keep.current.value = '';
  }

  return (
    <>
      <input ref={keep} type="hidden" name="keep" defaultValue="" />
      {title !== null && (
        <Notice
          tone="warning"
          title={title}
          className="mt-3"
          actions={
            <>
              <Button look="solid" onClick={() => answer('story')}>
                Put the story back
              </Button>
              <Button onClick={() => answer('as_read')}>Read it as it is</Button>
            </>
          }
        >
          <p role="alert">Nothing is stored yet. What should be read?</p>
        </Notice>
      )}
    </>
  );
}
