import type { AsideReason, BlockKind } from './block.ts';
import type { Mark } from './marks.ts';

/** A block in the making: its text, the length of its last line, and what is known about its kind so far. */
export type Piece = {
  text: string;
  lastLine: number;
  /** Empty lines before it; undefined where the format supplied paragraphs. */
  gap?: number;
  /** The column its lines were broken at; undefined where lines were whole paragraphs. */
  width?: number;
  kind?: BlockKind;
  asideReason?: AsideReason;
  marks?: Mark[];
};

/** Letters and figures only, lower-cased: two headlines are the same if their keys are. */
export function headlineKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
