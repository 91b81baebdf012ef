/**
 * A story as a Word file with its check, taken out to go on with in Word and brought back as a revision: which kinds there
 * are, and the signs by which Stet knows its own file again. The signs stand in files that are out of our hands: they stay
 * as they are for good.
 */
import type { AsideReason } from '../text/layout/block.ts';
import { type BlockKind, STATUS_LABELS } from './vocabulary.ts';

/** What is in each, as the record says it. */
export const WORD_DRAFTS = { checked: 'the checked draft', footnoted: 'the footnoted draft' } as const;

export type WordDraftKind = keyof typeof WORD_DRAFTS;

export const WORD_DRAFT_KINDS = Object.keys(WORD_DRAFTS) as [WordDraftKind, ...WordDraftKind[]];

/** Where a file was taken from: which story, and the number of its revision then. */
export type TakenFrom = { storyId: string; revision: number };

/** The custom properties of the file that say so. */
export const STORY_PROPERTY = 'StetStory';
export const REVISION_PROPERTY = 'StetRevision';

/** @returns null where the properties are not those of a file of Stet's */
export function takenFrom(properties: ReadonlyMap<string, string>): TakenFrom | null {
  const storyId = properties.get(STORY_PROPERTY)?.trim().toLowerCase() ?? '';
  const revision = properties.get(REVISION_PROPERTY)?.trim() ?? '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(storyId) || !/^[1-9]\d{0,8}$/.test(revision))
    return null;
  return { storyId, revision: Number(revision) };
}

/** What the style of a paragraph keeps of it, for kinds that Word has no style of its own for. */
type KeptInStyle = { kind: 'post' | 'table' | 'list' | 'correction' | 'aside'; asideReason?: AsideReason };

const STYLE_KINDS = ['post', 'table', 'list', 'correction'] as const;

const ASIDE_REASONS = [
  'handle',
  'credit',
  'caption',
  'related',
  'byline',
  'dateline',
  'promotion',
  'furniture',
  'comment',
  'struck',
  'box',
] as const satisfies readonly AsideReason[];

/** "Stet list", "Stet aside credit": the style of a paragraph of this kind; null where Word's own styles say it. */
export function stetStyle(kind: BlockKind, asideReason: string | null): string | null {
  const own = STYLE_KINDS.find((one) => one === kind.toLowerCase());
  if (own) return `Stet ${own}`;
  if (kind !== 'ASIDE') return null;
  const reason = ASIDE_REASONS.find((one) => one === asideReason);
  return reason ? `Stet aside ${reason}` : 'Stet aside';
}

/** What the name or the id of such a style says; null for every other. */
export function keptInStyle(name: string): KeptInStyle | null {
  const [, said] = /^stet([a-z]{3,30})$/.exec(name.toLowerCase().replace(/[\s_-]/g, '')) ?? [];
  if (said === undefined) return null;
  const kind = STYLE_KINDS.find((one) => one === said);
  if (kind) return { kind };
  if (!said.startsWith('aside')) return null;
  const asideReason = ASIDE_REASONS.find((one) => said === `aside${one}`);
  return { kind: 'aside', ...(asideReason && { asideReason }) };
}

/** A name has room for one figure more: Word takes forty characters. What has more pieces is found by its words. */
const MOST_PIECES = 10;

/** The bookmark of one piece of an item's words, counted from 0; null for a piece beyond those that have one. */
export function bookmarkOf(itemId: string, piece: number): string | null {
  if (piece >= MOST_PIECES) return null;
  return `stet_${itemId.replaceAll('-', '')}${piece === 0 ? '' : `_${piece}`}`;
}

/** What a bookmark of ours marks; null for anybody else's. */
export function itemOfBookmark(name: string): { itemId: string; piece: number } | null {
  const [, hex, piece = '0'] = /^stet_([0-9a-f]{32})(?:_([1-9]))?$/.exec(name) ?? [];
  if (hex === undefined) return null;
  const itemId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { itemId, piece: Number(piece) };
}

/** Who Word says wrote the comments of ours. */
export const OWN_AUTHOR = 'Stet';

/** "DISPUTED · item 12": how the comment on an item begins. Read first, and in words. */
export const commentHead = (status: keyof typeof STATUS_LABELS, number: number): string =>
  `${STATUS_LABELS[status].toUpperCase()} · item ${number}`;

/** How a note of a thread begins. */
export const NOTE_HEAD = 'Note in Stet · ';

/** "Source 3 (Stet)": how a footnote begins. Word numbers footnotes anew; the source keeps its own number. */
export const footnoteHead = (number: number): string => `Source ${number} (Stet)`;

/** What stands for the sources that are named to nobody outside, all of them together. */
export const UNNAMED_FOOTNOTE = 'A source that is not named (Stet)';

const OWN_COMMENT = new RegExp(
  `^(?:(?:${Object.values(STATUS_LABELS)
    .map((label) => label.toUpperCase())
    .join('|')}) · item \\d|${NOTE_HEAD})`,
);

/** Whether a comment is one that Stet wrote into a file, whatever program saved that since. */
export const isOwnComment = ({ author, words }: { author: string; words: string }): boolean =>
  author.trim() === OWN_AUTHOR && OWN_COMMENT.test(words.trim());

/** The same of a footnote, which has no author. */
export const isOwnFootnote = ({ words }: { words: string }): boolean =>
  /^Source \d{1,6} \(Stet\)/.test(words.trim()) || words.trim().startsWith(UNNAMED_FOOTNOTE);
