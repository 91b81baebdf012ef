import type { ReactNode } from 'react';
import { Link } from '../ui/link.tsx';
import { Wordmark } from '../ui/wordmark.tsx';
import { storiesAddress } from './addresses.ts';

/** The head of the pages that bring in a new text: which story it is for, and the next step. */
export function RevisionHeader({ of, children }: { of: string; children: ReactNode }) {
  return (
    <header className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b bg-paper px-4 py-2 lg:h-14 lg:flex-nowrap lg:px-5 lg:py-0">
      <Link href={storiesAddress} aria-label="Stet: all stories" className="-mx-1 rounded-sm px-1">
        <Wordmark />
      </Link>
      <h1 className="shrink-0 text-base font-semibold">New revision</h1>
      <p
        className="order-last w-full min-w-0 truncate text-sm text-soft lg:order-none lg:w-auto lg:flex-1"
        title={of}
      >
        {of}
      </p>
      <div className="ml-auto flex shrink-0 items-center gap-2">{children}</div>
    </header>
  );
}
