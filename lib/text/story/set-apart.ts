import type { Analysis } from '../analysis/analysis.ts';
import { isDocument } from '../knowledge/documents.ts';
import { weekdays } from '../knowledge/months.ts';
import { looksLikeListItem } from '../layout/line-shape.ts';
import { phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { StoryBlock } from './story-blocks.ts';

/** One speaker's words, set apart without marks: the paragraphs of a letter quoted in full, a post. */
export type SetApart = { contents: TokenRange[]; speaker: TokenRange | null; cue: TokenRange | null };

const FIRST_PERSON = /\b(?:I|me|my|mine|we|our|us|myself|dear)\b/i;
const OPENS_QUOTED = /^\s*["“„«‘]/;
const LIST_NEXT = /\b(?:following|as follows|these|include|includes|including|below)\b[^.!?]{0,40}:\s*$/i;
/** How letters begin and end. */
const SALUTATION = /^(?:dear|to) [^.!?]{2,60}[,:]?$/i;
const SIGN_OFF =
  /^(?:yours|sincerely|regards|respectfully|cordially|love|with (?:best|kind|warm)|(?:best|kind|warm|many) (?:regards|wishes|thanks))\b[^.!?]{0,40},?$/i;
/** The most paragraphs a letter can have. */
const LONGEST_LETTER = 30;
/** How much of an introduction's end a platform and a day can take, in characters. */
const POST_TAIL = 120;
/** Verbs after which words may be set apart. */
const SPEAKS =
  /^(?:said|says|wrote|writes|read|reads|posted|tweeted|added|adds|continued|stated|states|replied|responded|told|tells|explained|recalled|began|begins|concluded|answered|declared|warned|testified|announced)$/;
/** Where posts appear, at the end of what introduces one. */
const PLATFORM =
  /\b(?:on|to|via|in) (?:(?:an?|his|her|their|its|the) )?(?:(?:\w+ ){0,2}?(?:Instagram|Facebook|Twitter|X|TikTok|Threads|Bluesky|Telegram|WhatsApp|LinkedIn|Truth Social|Mastodon|YouTube|Weibo|Snapchat|social media|(?:web)?site))\b[^.!?:]{0,40}:$/i;
const POSTS =
  /^(?:posted|posts|shared|shares|published|issued|released|uploaded|tweeted|put|took|takes|turned|wrote|writes|apologi[sz]ed|hit|addressed)$/;
const AUTHOR = /[—–-]\s*([^—–\n]{2,60}?)\s\(@\w{1,30}\)/u;
const AUTHOR_FIRST = /^([^:\n]{2,60}?)\s\(@\w{1,30}\)(?:\s+[^:\n]{0,30})?:\s+/u;

/**
 * The block quotations and posts of a story: those given by layout, otherwise the paragraphs after one that ends with a
 * cue and a colon, for as long as they are in the first person. `taken` marks the tokens that already are somebody's
 * words.
 */
export function wordsSetApart(
  analysis: Analysis,
  blocks: readonly StoryBlock[],
  taken: (token: number) => boolean,
): SetApart[] {
  const found: SetApart[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as StoryBlock;
    if (taken(block.from)) continue;
    if (block.role === 'post') {
      found.push(postOf(analysis, block));
      continue;
    }
    const before = blocks[at - 1];
    if (block.role === 'block_quote') {
      let end = at;
      while (blocks[end]?.role === 'block_quote') end++;
      const intro = before?.text.trimEnd().endsWith(':') ? speakerOf(analysis, before) : null;
      // anything that opens with quotation marks is read as a quotation
      if (!OPENS_QUOTED.test(block.text)) {
        const after = intro ? null : signedBy(analysis, blocks[end - 1] as StoryBlock);
        found.push({
          contents: blocks.slice(at, end).map(({ from, to }) => ({ from, to })),
          speaker: intro?.speaker ?? after,
          cue: intro?.cue ?? null,
        });
      }
      at = end - 1;
      continue;
    }
    if (block.role !== 'paragraph' || before?.role !== 'paragraph' || !opensQuotation(before, block))
      continue;
    const intro =
      speakerOf(analysis, before) ?? (FIRST_PERSON.test(block.text) ? cameFrom(analysis, before) : null);
    if (!intro?.cue) continue;
    let end = at + 1;
    const own = FIRST_PERSON.test(block.text);
    const signed = SALUTATION.test(block.text) ? signOffAfter(blocks, at) : -1;
    if (signed > 0) end = signed;
    else while (own && goesOn(blocks[end])) end++;
    const speaker = intro.speaker && writerOf(analysis, intro.speaker, blocks[end]);
    found.push({ ...intro, speaker, contents: blocks.slice(at, end).map(({ from, to }) => ({ from, to })) });
    at = end - 1;
  }
  return found;
}

/** Whether `text` is whole sentences without marks after a paragraph whose closing colon does not announce a list. */
function opensQuotation(before: StoryBlock, { text }: StoryBlock): boolean {
  if (!/:$/.test(before.text.slice(-2)) || LIST_NEXT.test(before.text.slice(-120))) return false;
  if (SALUTATION.test(text)) return true;
  return (
    !OPENS_QUOTED.test(text) &&
    !text.startsWith('<') &&
    !looksLikeListItem(text) &&
    /[.!?…]$/.test(text.slice(-2))
  );
}

/** The paragraph that ends a letter ("Yours,"), or -1. */
function signOffAfter(blocks: readonly StoryBlock[], at: number): number {
  for (let k = at + 1; k < Math.min(blocks.length, at + LONGEST_LETTER); k++)
    if (SIGN_OFF.test(blocks[k]?.text ?? '')) return k;
  return -1;
}

function goesOn(block: StoryBlock | undefined): boolean {
  if (block?.role !== 'paragraph' || OPENS_QUOTED.test(block.text)) return false;
  return FIRST_PERSON.test(block.text) && !/["“”]/.test(block.text) && /[.!?…]$/.test(block.text.slice(-2));
}

/** The speaker in a paragraph that ends with a colon: the subject of its last verb of saying, or the letter's owner. */
function speakerOf(
  { tokens, tags, layout, quotationOf }: Analysis,
  { to, text }: StoryBlock,
): { speaker: TokenRange | null; cue: TokenRange | null } | null {
  const sentence = layout.sentences[layout.sentenceOf[to - 1] ?? 0];
  if (!sentence) return null;
  const { lower } = tokens;
  const isPost = PLATFORM.test(text.trimEnd().slice(-POST_TAIL));
  for (let k = to - 1; k > sentence.from; k--) {
    const low = lower[k] ?? '';
    const puts = isPost && POSTS.test(low);
    if (!(SPEAKS.test(low) || puts) || tags[k] === Tag.gerund || (quotationOf[k] ?? -1) >= 0) continue;
    // "noted the sparse attendance:" already has its words
    const next = lower[k + 1] ?? '';
    const t = tags[k + 1];
    const isOpen = next === ':' || t === Tag.preposition || t === Tag.adverb || t === Tag.to;
    if (!isOpen && !puts && !/^(?:told|tells|wrote)$/.test(low)) continue;
    const phrase = phraseBefore(tokens, tags, k, sentence.from);
    if (!phrase) continue;
    let end = k;
    while (
      end > phrase.to &&
      (tags[end - 1] === Tag.mark || tags[end - 1] === Tag.adverb || tags[end - 1] === Tag.auxiliary)
    )
      end--;
    // "in a letter on Wednesday Dr Marsh said"
    const from =
      weekdays.has(lower[phrase.from] ?? '') && phrase.to - phrase.from > 1 ? phrase.from + 1 : phrase.from;
    return { speaker: { from, to: end }, cue: { from: k, to: k + 1 } };
  }
  // "The statement from the board in full:"
  for (let k = sentence.from; k < to; k++) {
    if (!isDocument(lower[k] ?? '')) continue;
    const by = /^(?:by|from)$/.test(lower[k + 1] ?? '') ? phraseStartingAt(tokens, tags, k + 2, to) : null;
    return { speaker: by, cue: { from: k, to: k + 1 } };
  }
  return null;
}

/** "Just in from the council:", "And this from Ada Holm:": whom the next paragraphs came from, or null. */
function cameFrom({ tokens, tags, layout }: Analysis, { to }: StoryBlock) {
  const sentence = layout.sentences[layout.sentenceOf[to - 1] ?? 0];
  if (!sentence) return null;
  let from = sentence.from;
  while (from < to && IS_HERE.test(tokens.lower[from] ?? '')) from++;
  if (tokens.lower[from] !== 'from' || from === sentence.from) return null;
  const speaker = phraseStartingAt(tokens, tags, from + 1, to);
  return speaker && tokens.lower[speaker.to] === ':' ? { speaker, cue: { from, to: from + 1 } } : null;
}

const IS_HERE =
  /^(?:just|in|and|this|now|more|here|is|has|come|comes|came|a|an|,|word|reaction|reply|response|statement|update)$/;

/**
 * The writer of what a document says: its owner ("the firm’s letter"), under the name that the next paragraph gives
 * with another description ("The landlord, Norvane Homes, said …"); nobody where only a document speaks. A person stays
 * as is.
 */
function writerOf(
  { tokens, tags }: Analysis,
  { from, to }: TokenRange,
  next: StoryBlock | undefined,
): TokenRange | null {
  const { lower } = tokens;
  // "the notice at the gate said": a document, wherever it hangs
  if (tags[from - 1] === Tag.preposition && isDocument(lower[from - 2] ?? '')) {
    const isOf = /^(?:from|by)$/.test(lower[from - 1] ?? '');
    return isOf ? { from, to } : null;
  }
  let head = from;
  while (head < to && !isDocument(lower[head] ?? '')) head++;
  if (head === to) return { from, to };
  const isHead =
    head + 1 >= to ||
    tags[head + 1] === Tag.mark ||
    tags[head + 1] === Tag.preposition ||
    lower[head + 1] === 'to';
  if (!isHead) return { from, to };
  let owner = head;
  while (owner > from && tags[owner] !== Tag.possessive) owner--;
  if (owner === from) {
    const by = /^(?:by|from)$/.test(lower[head + 1] ?? '')
      ? phraseStartingAt(tokens, tags, head + 2, to)
      : null;
    return by;
  }
  const isNamed = tags[owner - 1] === Tag.name;
  if (isNamed || !next || lower[next.from] !== 'the') return { from, to: owner };
  const described = phraseStartingAt(tokens, tags, next.from, next.to);
  if (!described || lower[described.to] !== ',') return { from, to: owner };
  let end = described.to + 1;
  while (tags[end] === Tag.name) end++;
  const isBeside = end > described.to + 1 && lower[end] === ',';
  return isBeside ? { from: described.to + 1, to: end } : { from, to: owner };
}

/** "— Ada Holm" at the end of a block quotation. */
function signedBy({ tokens }: Analysis, { from, to }: StoryBlock): TokenRange | null {
  for (let k = to - 2; k > from && k > to - 8; k--)
    if (/^[—–]$/.test(tokens.word[k] ?? '')) return { from: k + 1, to };
  return null;
}

function postOf(analysis: Analysis, block: StoryBlock): SetApart {
  const { tokens } = analysis;
  const start = tokens.start[block.from] ?? 0;
  const range = (from: number, to: number): TokenRange => {
    let a = block.from;
    while (a < block.to && (tokens.end[a] ?? 0) <= start + from) a++;
    let b = a;
    while (b < block.to && (tokens.start[b] ?? 0) < start + to) b++;
    return { from: a, to: b };
  };
  const { text } = block;
  const tail = Math.max(0, text.length - 140);
  const last = AUTHOR.exec(text.slice(tail));
  if (last?.[1] && tail + last.index > 0) {
    const at = tail + last.index;
    const name = text.indexOf(last[1], at);
    return { contents: [range(0, at)], speaker: range(name, name + last[1].length), cue: null };
  }
  const first = AUTHOR_FIRST.exec(text.slice(0, 140));
  if (first?.[1]) {
    return { contents: [range(first[0].length, text.length)], speaker: range(0, first[1].length), cue: null };
  }
  return { contents: [{ from: block.from, to: block.to }], speaker: null, cue: null };
}
