'use client';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';

/** A link that nobody can read again, to be copied now. */
export function LinkShownOnce({
  link,
  title,
  children,
  onClose,
}: {
  link: string;
  title: string;
  /** What it does, and for how long. */
  children: ReactNode;
  onClose: () => void;
}) {
  const [isCopied, setIsCopied] = useState(false);
  const shown = useRef<HTMLParagraphElement>(null);

  /** Without https a browser gives pages no clipboard: then the link is selected, and the keyboard copies it. */
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  }

  return (
    <Notice
      tone="good"
      title={title}
      actions={
        <>
          <Button size="sm" onClick={copy}>
            {isCopied ? 'Copied' : 'Copy link'}
          </Button>
          <Button size="sm" look="quiet" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <p ref={shown} className="mt-2 rounded-sm bg-sheet px-2 py-1.5 font-mono text-xs break-all select-all">
        {link}
      </p>
    </Notice>
  );
}
