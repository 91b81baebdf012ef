import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Awake } from '@/components/awake/awake.tsx';
import { EarlyPresses } from '@/components/awake/keeps-early-presses.tsx';
import { placeNow } from '@/lib/live/heard.ts';
import ErrorPage from './error.tsx';
import NotFound from './not-found.tsx';
import './globals.css';

// What stands in for a page that fails or is not there. Used here it is of the script that all pages have; else each page loads
// it in a file of its own, and carries the second of them drawn.
void [ErrorPage, NotFound];

// Every page carries a nonce of its own in its policy, so none is rendered in advance.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Before anything that the page shows is read.
  const heard = placeNow();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" data-heard={heard} suppressHydrationWarning>
      <head>
        {/* What is the same for every page stands here: what Next gathers of all segments costs it more than the tags. */}
        <meta name="description" content="The quote-verification desk for newsrooms." />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#151410" />
        <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        <EarlyPresses nonce={nonce} />
      </head>
      <body>
        {children}
        <Awake />
      </body>
    </html>
  );
}
