'use client';
import { useState } from 'react';
import { readPageAction } from '@/lib/revisions/actions.ts';
import type { PageRead } from '@/lib/revisions/view.ts';
import { useAction } from '../ui/use-action.ts';

export type PageOfLink = {
  /** Reads the page that a link leads to. */
  read: PageRead | null;
  /** What came, for the form to send. */
  file: File | null;
  isBusy: boolean;
  error: string | undefined;
  fetch: (link: string) => void;
  /** Another file was chosen, or text is pasted after all. */
  fileChosen: () => void;
};

/** A story taken from a link: what it was read as, and the file that the form then sends. */
export function usePageOfLink(): PageOfLink {
  const [page, setPage] = useState<{ read: PageRead; file: File } | null>(null);
  const { run, isBusy, fieldError, generalError } = useAction(readPageAction);
  return {
    read: page?.read ?? null,
    file: page?.file ?? null,
    isBusy,
    error: fieldError('link') ?? generalError,
    fetch: (link) => run({ link }, (read) => setPage({ read, file: fileOf(read) })),
    fileChosen: () => setPage(null),
  };
}

function fileOf({ file: { name, type, base64 } }: PageRead): File {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new File([bytes], name, { type });
}
