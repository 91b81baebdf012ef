'use client';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Question } from '@/lib/domain/errors.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

export const STORY_FILES = '.txt,.md,.markdown,.html,.htm,.docx';

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The words of a story: pasted, or a file chosen or dropped. Fields `text` and `file` of the form around it. */
export function TextInput({
  text,
  onText,
  errors,
  label,
  restored = null,
  onFile,
  asks,
}: {
  text: string;
  onText: (text: string) => void;
  /** A file that was chosen before the page was loaded anew. */
  restored?: File | null;
  onFile?: (file: File | null) => void;
  errors: { text?: string | undefined; file?: string | undefined };
  label: string;
  /** What has to be answered before the text is taken: the form around is sent again with the answer. */
  asks?: Question | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const [file, showFile] = useState<{ name: string; size: number } | null>(null);
  const [isOver, setIsOver] = useState(false);
  const words = text.trim() === '' ? 0 : text.trim().split(/\s+/).length;

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

  function answer(choice: 'story' | 'as_read') {
    if (!keep.current) return;
    keep.current.value = choice;
    keep.current.form?.requestSubmit();
    // The answer is about this text; the next one is asked about anew.
    keep.current.value = '';
  }

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
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <input
          ref={input}
          type="file"
          name="file"
          accept={STORY_FILES}
          aria-label="Text file"
          aria-describedby={errors.file && !asks ? 'file-error' : undefined}
          aria-invalid={errors.file && !asks ? true : undefined}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Button onClick={() => input.current?.click()}>{file ? 'Another file' : 'Choose a file'}</Button>
        {file ? (
          <>
            <span className="min-w-0 truncate text-ink">
              {file.name} <span className="figures text-soft">({sizeWords(file.size)})</span>
            </span>
            <Button
              look="link"
              onClick={() => {
                if (input.current) input.current.value = '';
                setFile(null);
              }}
            >
              Paste instead
            </Button>
          </>
        ) : (
          <span>.txt, .md, .html or .docx</span>
        )}
        {!file && words > 0 && (
          <span className="figures ml-auto">
            {words.toLocaleString('en-GB')} {words === 1 ? 'word' : 'words'}
          </span>
        )}
      </div>
      <input ref={keep} type="hidden" name="keep" defaultValue="" />
      {asks && (
        <Notice
          tone="warning"
          title={errors.text ?? errors.file}
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
      {errors.file && !asks && (
        <p id="file-error" role="alert" className="mt-1 text-xs font-medium text-disputed">
          {errors.file}
        </p>
      )}
    </div>
  );
}
