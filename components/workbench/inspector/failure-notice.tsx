'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import type { Failure } from '../state/store.ts';

/** What was attempted, why it was not done, and who was first; what was typed stays where it is. */
export function FailureNotice({ failure }: { failure: Failure }) {
  const { commands, timeZone } = useWorkbenchContext();
  const [isShown, setIsShown] = useState<'no' | 'reading' | 'yes' | 'failed'>('no');
  const { conflict } = failure;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The inspector may be scrolled to where the person was typing.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const dismiss = (
    <Button size="sm" look="quiet" onClick={commands.dismiss}>
      Dismiss
    </Button>
  );
  if (!conflict) {
    return (
      <div ref={place} className="scroll-my-4">
        <Notice tone="error" title={`${failure.wanted}: not done`} actions={dismiss}>
          {failure.message}
          {failure.requestId && (
            <p className="mt-1 text-xs">
              For the operator: <code className="font-mono">{failure.requestId}</code>
            </p>
          )}
        </Notice>
      </div>
    );
  }
  return (
    <div ref={place} className="scroll-my-4">
      <Notice
        tone="warning"
        title="Somebody was first"
        actions={
          <>
            {isShown !== 'yes' && (
              <Button
                size="sm"
                disabled={isShown === 'reading'}
                onClick={() => {
                  setIsShown('reading');
                  void commands.refresh().then((isRead) => setIsShown(isRead ? 'yes' : 'failed'));
                }}
              >
                Show the current state
              </Button>
            )}
            {dismiss}
          </>
        }
      >
        {conflict.by} changed this at <Time iso={conflict.at} timeZone={timeZone} />: {conflict.what}. You
        wanted: {failure.wanted.charAt(0).toLowerCase() + failure.wanted.slice(1)}. It was not done; what you
        typed is kept.
        {isShown === 'yes' && <p className="mt-1 font-medium">Below is the current state. Decide again.</p>}
        {isShown === 'failed' && <p className="mt-1 font-medium">The current state could not be read.</p>}
      </Notice>
    </div>
  );
}
