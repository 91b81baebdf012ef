import type { Edit } from '@/lib/text/compare/types.ts';

/**
 * The printed words above, the source's below, with what differs marked in both: a wavy line where it counts, a
 * thin one where it does not (a filler left out, another spelling). Each difference is also said in words for
 * whoever does not see the marks.
 */
export function WordDifference({
  edits,
  before,
  after,
}: {
  edits: readonly Edit[];
  before: string;
  after: string;
}) {
  return (
    <dl className="grid gap-2">
      <div>
        <dt className="eyebrow">Printed</dt>
        <dd className="font-serif text-lg leading-snug break-words">
          {edits.map((edit) => (
            <Side key={`p${edit.quote.start} ${edit.source.start}`} edit={edit} side="quote" />
          ))}
        </dd>
      </div>
      <div>
        <dt className="eyebrow">Source</dt>
        <dd className="font-serif text-lg leading-snug break-words">
          {before && <span className="text-soft">…{before}</span>}
          {edits.map((edit) => (
            <Side key={`s${edit.quote.start} ${edit.source.start}`} edit={edit} side="source" />
          ))}
          {after && <span className="text-soft">{after}…</span>}
        </dd>
      </div>
    </dl>
  );
}

function Side({ edit, side }: { edit: Edit; side: 'quote' | 'source' }) {
  const { text } = edit[side];
  if (text === '') return null;
  if (edit.kind === 'equal') return text;
  if (edit.excused) {
    return <span className="underline decoration-soft decoration-dotted underline-offset-4">{text}</span>;
  }
  const words = side === 'quote' ? 'printed differently' : 'in the source only like this';
  return (
    <mark
      className={`rounded-xs underline decoration-disputed decoration-wavy decoration-1 underline-offset-4 ${edit.sense ? 'bg-disputed-wash font-semibold text-disputed' : 'bg-disputed-wash text-ink'}`}
    >
      <span className="sr-only">[{words}: </span>
      {text}
      <span className="sr-only">]</span>
    </mark>
  );
}
