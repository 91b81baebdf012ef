'use client';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';

/** The sentence that the contact log now supports, to be copied: the text itself changes only with a new revision. */
export function ProposedWording({ wording, className = '' }: { wording: string | null; className?: string }) {
  const [isCopied, setIsCopied] = useState(false);
  if (!wording) {
    return (
      <p className={`rounded-md bg-disputed-wash px-3 py-2 text-sm text-disputed ${className}`}>
        The log supports no such sentence now.
      </p>
    );
  }
  return (
    <div className={`rounded-md bg-verified-wash px-3 py-2 ${className}`}>
      <p className="text-base text-verified">
        Supported now: <span className="font-serif">“{wording}”</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        <Button
          size="sm"
          look="link"
          onClick={async () => {
            setIsCopied(await copied(wording));
          }}
        >
          Copy the proposed wording
        </Button>
        <span aria-live="polite" className="text-xs text-soft">
          {isCopied && 'Copied. Use it in a new revision of the text.'}
        </span>
      </div>
    </div>
  );
}

/** Copies words to the clipboard; false where the browser does not allow it. */
export async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}
