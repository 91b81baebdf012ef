'use client';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';

export default function NotFound() {
  return (
    <main className="pt-[12dvh]">
      <WindowTitle>Nothing here</WindowTitle>
      <EmptyState
        isPage
        title="There is nothing at this address"
        action={
          <Link href="/stories" className="text-pencil underline underline-offset-4">
            To the stories
          </Link>
        }
      >
        It may have been moved, or it is not for your role to see.
      </EmptyState>
    </main>
  );
}
