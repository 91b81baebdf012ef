'use client';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

/** Copies a text; where the browser does not allow that, shows it to be copied by hand. */
export function CopyButton({ text, about, children }: { text: string; about: string; children: ReactNode }) {
  const [state, setState] = useState<'before' | 'copied' | 'refused'>('before');
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        onClick={async () => {
          try {
            await navigator.clipboard.writeText(text);
            setState('copied');
          } catch {
            setState('refused');
          }
        }}
      >
        {children}
        <span className="sr-only"> {about}</span>
      </Button>
      <span aria-live="polite" className="text-xs text-soft">
        {state === 'copied' && 'Copied.'}
        {state === 'refused' && 'Your browser does not let this be copied: select it here.'}
      </span>
      {state === 'refused' && (
        <textarea
          readOnly
          rows={4}
          value={text}
          aria-label={`To be copied, ${about}`}
          onFocus={(event) => event.currentTarget.select()}
          className="block w-full rounded-md border border-rule bg-sheet p-2 font-mono text-xs"
        />
      )}
    </span>
  );
}
