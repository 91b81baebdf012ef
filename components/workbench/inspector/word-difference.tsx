import { Fragment } from 'react';
import type { CheckView } from '@/lib/items/view.ts';
import { sidePieces } from '@/lib/text/compare/side-pieces.ts';
import type { Edit, EditSide } from '@/lib/text/compare/types.ts';
import { surroundings } from './check-words.ts';

type Shown = Pick<CheckView, 'edits' | 'words' | 'passage' | 'from' | 'before' | 'after'> & {
  /** Who says it there, as the source calls them. */
  speakers: readonly string[];
};

/**
 * The printed words above, the source's below, with differences marked in both: a wavy line where they count, a dotted
 * one where they do not (a filler left out, another spelling). Each difference is also given in words for those who
 * cannot see the marks.
 */
export function WordDifference({ edits, words, passage, from, speakers, ...kept }: Shown) {
  const around = surroundings({ from, ...kept });
  return (
    <dl className="grid gap-2">
      <div>
        <dt className="eyebrow">Printed</dt>
        <dd className="font-serif text-lg leading-snug break-words">
          <Line edits={edits} side="quote" text={words} from={0} />
        </dd>
      </div>
      <div>
        <dt className="eyebrow">Source</dt>
        {speakers.length > 0 && (
          <dd className="text-sm font-semibold break-words">
            <span className="sr-only">Said by </span>
            {speakers.join(' · ')}
          </dd>
        )}
        <dd className="font-serif text-lg leading-snug break-words">
          <span className="text-soft">{around.before}</span>
          <Line edits={edits} side="source" text={passage} from={from} />
          <span className="text-soft">{around.after}</span>
        </dd>
      </div>
    </dl>
  );
}

/** One whole side: the edits plus the marks and spaces between them, taken from the text itself. */
function Line({
  edits,
  side,
  text,
  from,
}: {
  edits: readonly Edit[];
  side: 'quote' | 'source';
  text: string;
  from: number;
}) {
  return sidePieces(edits, side, text, from).map(({ text: plain, edit }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never change places
    <Fragment key={i}>
      {edit ? <Words edit={edit} of={edit[side]} isPrinted={side === 'quote'} /> : plain}
    </Fragment>
  ));
}

function Words({ edit, of, isPrinted }: { edit: Edit; of: EditSide; isPrinted: boolean }) {
  if (edit.kind === 'equal') return of.text;
  if (edit.excused) {
    return <span className="underline decoration-soft decoration-dotted underline-offset-4">{of.text}</span>;
  }
  return (
    <mark
      className={`rounded-xs bg-disputed-wash underline decoration-disputed decoration-wavy decoration-1 underline-offset-4 ${edit.sense ? 'font-semibold text-disputed' : 'text-ink'}`}
    >
      <span className="sr-only">[{isPrinted ? 'printed' : 'in the source'}: </span>
      {of.text}
      <span className="sr-only">]</span>
    </mark>
  );
}
