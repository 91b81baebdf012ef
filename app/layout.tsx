import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Awake } from '@/components/awake/awake.tsx';
import { keepEarlyPresses } from '@/components/awake/early-presses.ts';
import { PageLinks } from '@/components/awake/page-links.tsx';
import { UpdateNotice } from '@/components/awake/update-notice.tsx';
import { placeNow } from '@/lib/live/heard.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Stet', template: '%s · Stet' },
  description: 'The quote-verification desk for newsrooms.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#151410' },
  ],
};

// Every page carries a nonce of its own in its policy, so none is rendered in advance.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Before anything that the page shows is read.
  const heard = placeNow();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" data-heard={heard} suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own function, written into the page as it stands
          dangerouslySetInnerHTML={{ __html: `(${keepEarlyPresses.toString()})()` }}
        />
      </head>
      <body>
        {children}
        <PageLinks />
        <Awake />
        <UpdateNotice />
      </body>
    </html>
  );
}
