'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';

/** A link that is shown only once: Stet sends no mail, so the administrator passes it on. */
export function LinkToHandOn({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Notice
      tone="good"
      title={`Hand this link to ${name}`}
      actions={
        <>
          <Button
            size="sm"
            onClick={async () => {
              await navigator.clipboard.writeText(link);
              setIsCopied(true);
            }}
          >
            {isCopied ? 'Copied' : 'Copy link'}
          </Button>
          <Button size="sm" look="quiet" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>With it they set a password. It works once, for seven days, and is not shown again.</p>
      <p className="mt-2 rounded-sm bg-sheet px-2 py-1.5 font-mono text-xs break-all select-all">{link}</p>
    </Notice>
  );
}
