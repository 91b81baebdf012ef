'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import type { FileView, TextView } from '@/lib/evidence/view.ts';

// Most who open a source want something else: loaded when it is asked for.
const FindTimes = dynamic(() => import('./find-times.tsx').then((module) => module.FindTimes), {
  ssr: false,
});

type Props = { sourceId: string; text: TextView; recording: FileView };

/** Offers to find when the words of a source are spoken. */
export function AskForTimes({ sourceId, text, recording }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  if (isAsked) return <FindTimes {...{ sourceId, text, recording }} onDone={() => setIsAsked(false)} />;
  return (
    <Button size="sm" className="mt-3" onClick={() => setIsAsked(true)}>
      {text.form === 'transcript' ? 'Find the times again' : 'Find the times of these words'}
    </Button>
  );
}
