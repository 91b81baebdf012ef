import type { BlockRole, Span } from '../words/types.ts';
import type { Mark } from './marks.ts';

/** What a block is in the story (see `BlockRole`), or `aside`: kept where it is and not read. */
export type BlockKind = BlockRole | 'aside';

/**
 * Why a block is set aside, that is, kept where it is but not read as part of the story.
 *
 * - `handle` a social-media account on a line of its own
 * - `credit` a photo credit, alone or at the end of its caption
 * - `caption` the caption of a picture (known only from HTML, Markdown and Word)
 * - `related` a pointer to another article
 * - `byline` who wrote, reported or edited the story
 * - `dateline` when it was published or updated
 * - `promotion` advertisements, newsletters, subscriptions
 * - `furniture` what belongs to the page, not to the story: share buttons, page numbers, addresses, rules
 * - `comment` what readers wrote below the story
 * - `struck` words that are struck through
 * - `box` a text box beside the story (Word)
 */
export type AsideReason =
  | 'handle'
  | 'credit'
  | 'caption'
  | 'related'
  | 'byline'
  | 'dateline'
  | 'promotion'
  | 'furniture'
  | 'comment'
  | 'struck'
  | 'box';

/** One block of a revision's text; a block never holds a line break. `asideReason` is null unless set aside. */
export type Block = Span & { kind: BlockKind; asideReason: AsideReason | null };

/**
 * The text of a revision and its blocks, in text order, with two line feeds between neighbours. `marks` are those of the
 * paragraphs that were given, as offsets into this text; left out where there are none.
 */
export type Layout = { text: string; blocks: Block[]; marks?: Mark[] };

/**
 * A paragraph that the format already identifies (HTML, Markdown, Word), with what the format says about it. If `kind`
 * is left out it is worked out from the words. `marks` are places in its text that are to be found again in the layout.
 */
export type GivenParagraph = {
  text: string;
  kind?: BlockKind;
  asideReason?: AsideReason;
  marks?: Mark[];
};
