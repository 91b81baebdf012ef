import type { RevisionPreview } from '@/lib/revisions/view.ts';
import { WhatWasReadList } from './what-was-read.tsx';

/**
 * Which of the incoming text is the story, and what was set aside. Nothing is saved yet, so nothing can be put back.
 */
export function RevisionRead({ preview }: { preview: RevisionPreview }) {
  return (
    <section aria-labelledby="what-was-read">
      <h2 id="what-was-read" className="font-serif text-xl font-semibold">
        What was read
      </h2>
      <WhatWasReadList read={preview.read} onPutBack={null} originalHref={null} className="mt-3" />
    </section>
  );
}
