import type { RevisionPreview } from '@/lib/stories/revision-view.ts';

/** What of the text that came in is the story, and what was set aside. */
export function RevisionRead({ preview }: { preview: RevisionPreview }) {
  const { words, paragraphs, setAside } = preview;
  return (
    <section aria-labelledby="what-was-read">
      <h2 id="what-was-read" className="font-serif text-xl font-semibold">
        What was read
      </h2>
      <ul className="mt-3 divide-y rounded-md border bg-sheet px-4 text-sm">
        <li className="figures py-2.5">
          <strong className="font-semibold">
            {words.toLocaleString('en-GB')} {words === 1 ? 'word' : 'words'}
          </strong>{' '}
          in {paragraphs} {paragraphs === 1 ? 'paragraph is' : 'paragraphs are'} the story
        </li>
        {setAside.length > 0 && (
          <li className="figures py-2.5">
            Set aside: {setAside.map(({ reason, count }) => `${count} × ${reason}`).join(', ')}
          </li>
        )}
      </ul>
    </section>
  );
}
