'use client';
import { useRef } from 'react';
import { formatNumber } from '@/lib/domain/wording.ts';
import type { PageRead } from '@/lib/revisions/view.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { RevisedText } from './revised-text.tsx';
import type { PageOfLink } from './use-page-of-link.ts';
import { WhatWasReadList } from './what-was-read.tsx';

/** Takes the story from its address. Within the form that brings it in, so that Enter reads the page and sends nothing. */
export function FromLink({ page }: { page: PageOfLink }) {
  const link = useRef<HTMLInputElement>(null);
  const read = () => !page.isBusy && page.fetch(link.current?.value ?? '');
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
      <TextField
        ref={link}
        name="link"
        label="From a link"
        inputMode="url"
        placeholder="https://"
        hint="A page, a text or a PDF on the public internet. The server opens it once, without cookies."
        error={page.error}
        className="min-w-0 flex-1 basis-72"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          read();
        }}
      />
      <Button className="sm:mt-5" isBusy={page.isBusy} disabled={page.isBusy} onClick={read}>
        {page.isBusy ? 'Reading the page…' : 'Read the page'}
      </Button>
    </div>
  );
}

/** What a page was read as, before it is brought in. */
export function PageAsRead({ read: { link, read, blocks, more, items } }: { read: PageRead }) {
  const found = `${formatNumber(items)} ${items === 1 ? 'item' : 'items'}`;
  return (
    <section aria-labelledby="page-as-read">
      <h2 id="page-as-read" className="font-serif text-xl font-semibold">
        What was read
      </h2>
      <p role="status" className="mt-1 text-sm break-words text-soft">
        From {link}. Nothing is stored yet; {found} would be found in it.
      </p>
      <WhatWasReadList read={read} onPutBack={null} originalHref={null} className="mt-3" />
      {/* A scrolling part must be reachable by keyboard. */}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys
        tabIndex={0}
        aria-label="The story as it was read"
        className="mt-3 max-h-96 overflow-y-auto rounded-md border bg-sheet px-4 pb-4"
      >
        <RevisedText blocks={blocks} label="The text" />
        {more > 0 && <p className="mt-3 text-sm text-soft">And {formatNumber(more)} paragraphs more.</p>}
      </section>
    </section>
  );
}
