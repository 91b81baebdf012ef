'use client';
import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect } from 'react';
import { isDeskThere } from '@/components/live/desk-there.ts';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';

const LOOK_EVERY_MS = 3_000;
/** What fails again this soon is no matter of the connection: then it is left to a person. */
const ONCE_IN_MS = 60_000;
let triedAt = Number.NEGATIVE_INFINITY;

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const again = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  // The server's own faults have a digest. Without one the answer broke off, as where the server was killed in the middle.
  const isBroken = error.digest === undefined;
  useEffect(() => {
    if (!isBroken || Date.now() - triedAt < ONCE_IN_MS) return;
    let isOver = false;
    const timer = setInterval(async () => {
      if (!(await isDeskThere()) || isOver) return;
      clearInterval(timer);
      triedAt = Date.now();
      again();
    }, LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isBroken, again]);
  return (
    <main className="pt-[12dvh]">
      <WindowTitle>Not shown</WindowTitle>
      <EmptyState
        isPage
        title="This page did not come up"
        action={<Button onClick={again}>Try again</Button>}
      >
        What was saved before is safe.
        {error.digest && <> Tell your operator “{error.digest}” if it stays so.</>}
      </EmptyState>
    </main>
  );
}
