'use client';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="pt-[12dvh]">
      <EmptyState
        isPage
        title="This page did not come up"
        action={<Button onClick={reset}>Try again</Button>}
      >
        What was saved before is safe.
        {error.digest && <> Tell your operator “{error.digest}” if it stays so.</>}
      </EmptyState>
    </main>
  );
}
