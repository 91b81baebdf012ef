import type { ReactNode } from 'react';
import { Wordmark } from '@/components/ui/wordmark.tsx';

/** Pages shown before signing in: one narrow sheet. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[12dvh] pb-12">
      <main className="w-full max-w-88">
        <Wordmark className="text-3xl" />
        {children}
      </main>
    </div>
  );
}
