'use client';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { whenUpdated } from '../ui/updated.ts';
import { bringBackTyped, hasSecretTyping, keepTyped, noteTyping } from './kept-fields.ts';

/** A page that stayed open while Stet was updated says so, and takes what was typed along into the new one. */
export function UpdateNotice() {
  const [shown, setShown] = useState<{ hasSecret: boolean } | null>(null);
  useEffect(() => {
    const stops = [
      noteTyping(),
      bringBackTyped(),
      whenUpdated(() => setShown({ hasSecret: hasSecretTyping() })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  if (!shown) return null;
  return (
    <div className="pointer-events-auto fixed inset-x-4 bottom-4 z-[100] mx-auto max-w-md shadow-lg">
      <Notice
        tone="error"
        title="Stet was updated; what you typed is kept"
        actions={
          <Button
            onClick={() => {
              keepTyped();
              window.location.reload();
            }}
          >
            Reload
          </Button>
        }
      >
        Reload the page to go on.
        {shown.hasSecret && (
          <>
            {' '}
            Only who a confidential source is stays out of this browser’s storage: note it down before you
            reload.
          </>
        )}
      </Notice>
    </div>
  );
}
