/**
 * The engine, by its three functions. Everything else in this folder is how they work.
 *
 * - {@link extract} reads a story: who is reported to have said what, and what there is to check.
 * - {@link compare} finds a quote in a source and says word by word how faithful it is.
 * - {@link reanchor} finds spans of an old text again in a new one.
 *
 * Every offset, given or returned, counts UTF-16 code units of the text that was given (`text.slice(start, end)`), from its
 * beginning and with an exclusive end, unless a type says otherwise. The same input gives the same result, in time
 * proportional to its length. The engine asks no network, no clock and no chance, changes nothing, keeps nothing from one call
 * to the next, and throws on no text, whatever it is: what it cannot read it leaves out, and every find of `extract` says
 * why it was made and how sure it is. It never decides whether something is true.
 *
 * `extract` opens the fitted weights beside it at its first English story (weights/read.ts), and so needs Node;
 * it throws where they are not whole. What runs in a
 * browser, or must start at once, imports `compare/compare.ts` or `anchors/reanchor.ts` itself, which need nothing.
 */
export { type Reanchored, reanchor } from './anchors/reanchor.ts';
export { compare } from './compare/compare.ts';
export type {
  Candidate,
  CompareOptions,
  Comparison,
  ComparisonClass,
  Edit,
  EditSide,
} from './compare/types.ts';
export { extract } from './extract.ts';
export type {
  Attribution,
  AttributionType,
  BlockRole,
  Extraction,
  ExtractOptions,
  FoundItem,
  ItemKind,
  Mention,
  NonResponseOutcome,
  PartyMention,
  Reason,
  Span,
  Speaker,
} from './words/types.ts';
