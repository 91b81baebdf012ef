import type { BlockKind } from '@/lib/domain/vocabulary.ts';
import { asideLabel } from '@/lib/domain/what-was-read.ts';
import type { PreviewBlock } from '@/lib/revisions/view.ts';
import type { TextPiece } from '@/lib/text/anchors/mark-changes.ts';

/** The id of a block of the new text on the page. */
export const blockId = (ordinal: number) => `block-${ordinal}`;

const LOOK = {
  HEADLINE: 'text-2xl font-semibold leading-tight',
  SUBHEAD: 'text-xl font-semibold',
  PARAGRAPH: 'text-lg leading-relaxed',
  BLOCK_QUOTE: 'border-l-2 border-edge/50 pl-5 text-lg leading-relaxed',
  PULL_QUOTE: 'border-y border-rule py-3 text-lg leading-relaxed text-soft italic',
  POST: 'rounded-md border px-4 py-2 text-base leading-relaxed',
  TABLE: 'border-b border-rule pb-1 text-base',
  LIST: 'pl-5 -indent-4 text-lg leading-relaxed',
  CORRECTION: 'border-l-2 border-edge/50 pl-5 text-base leading-relaxed text-soft',
  ASIDE: 'border-l-3 border-rule pl-3.5 text-base text-soft italic',
} as const satisfies Record<BlockKind, string>;

/** A text as it would be saved, with what was added and removed since the previous revision where there is one. */
export function RevisedText({
  blocks,
  label = 'The new text',
}: {
  blocks: readonly PreviewBlock[];
  label?: string;
}) {
  return (
    <section aria-label={label} className="mt-6 space-y-3.5 font-serif text-pretty">
      {blocks.map(({ kind, asideReason, pieces }, i) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never change places
          key={i}
          id={blockId(i)}
          tabIndex={-1}
          className={`scroll-mt-20 rounded-xs focus:outline-2 focus:outline-offset-4 focus:outline-changed ${LOOK[kind]}`}
        >
          {pieces.map((piece, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Piece key={k} piece={piece} />
          ))}
          {kind === 'ASIDE' && (
            <span className="font-sans text-sm not-italic"> — {asideLabel(asideReason)}, set aside</span>
          )}
        </p>
      ))}
    </section>
  );
}

function Piece({ piece: { is, text } }: { piece: TextPiece }) {
  if (is === 'added') {
    return <ins className="rounded-xs bg-changed-wash px-0.5 text-changed no-underline">{text}</ins>;
  }
  if (is === 'removed') return <del className="text-soft decoration-1">{text}</del>;
  return text;
}
