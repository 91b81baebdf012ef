import { Readings } from '../domain/readings.ts';
import { headlineKey } from '../text/layout/piece.ts';
import { type HtmlBlock, readHtmlBlocks } from './html-blocks.ts';
import { isTakenOut, tellHtmlChanges } from './html-changes.ts';
import { type PageData, pageDataOf } from './html-data.ts';
import { headlineOf } from './html-headline.ts';
import { type NotesOfPage, takeNotes } from './html-notes.ts';
import { pickStory } from './html-pick.ts';
import { chooseStory, hintsWithin, proseOf } from './html-story.ts';
import { type HtmlElement, type HtmlParent, parseHtml } from './html-tree.ts';
import { bodyOf, visibilityOf } from './html-visible.ts';
import { decodeText } from './plain-text.ts';
import { hasTags, hasUtf16Mark } from './sniff.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';

/**
 * Decodes a page by its byte order mark, or the encoding it declares, or else like any text. @throws UnreadableStory
 */
export function decodeHtml(bytes: Uint8Array): { text: string; notices: string[] } {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})/i.exec(start)?.[1];
  if (declared !== undefined && !hasUtf16Mark(bytes) && !/^utf-?(?:8|16)/i.test(declared)) {
    try {
      return { text: new TextDecoder(declared, { fatal: true }).decode(bytes), notices: [] };
    } catch {
      // An unknown or a wrong name: read it like any text.
    }
  }
  return decodeText(bytes);
}

/** Its story; a story of all that it shows, whatever it looks like; or just what it shows, as evidence. */
type WantedOfPage = 'story' | 'whole' | 'evidence';

/**
 * Reads a `.html` file or page (`extension` is what it is named, for the message): the story's paragraphs without
 * scripts, navigation and forms, with captions and sidebars set aside.
 * @throws UnreadableStory
 */
export function readHtml(
  bytes: Uint8Array,
  extension = 'html',
  most = maxTextBytes,
  wanted: WantedOfPage = 'story',
): StoryText {
  const { text, notices } = decodeHtml(bytes);
  if (!hasTags(text)) {
    throw new UnreadableStory(
      'wrong_type',
      `This file is named .${extension} but is plain text. Give it the ending .txt and upload it again, or paste the story.`,
    );
  }
  return { ...readHtmlText(text, most, wanted), notices };
}

/** The same for a page that is already decoded. @throws UnreadableStory */
export function readHtmlText(html: string, most = maxTextBytes, wanted: WantedOfPage = 'story'): StoryText {
  const document = parseHtml(html);
  const { notes, markOf } = takeNotes(document);
  const data = pageDataOf(document);
  const body = bodyOf(document);
  const { isUnseen: isHidden, isUnhidden } = visibilityOf(document);
  // Of a story its changes are accepted; what is evidence stays as the page shows it.
  const isUnseen = (element: HtmlElement) =>
    markOf(element) !== undefined || isHidden(element) || (wanted !== 'evidence' && isTakenOut(element));
  const readings = new Readings();
  const all = readHtmlBlocks(body, { isUnseen, markOf, asideReasonOf: () => undefined });
  const shown = all.reduce((length, { plain }) => length + plain, 0);
  const picked =
    shown < 80 && (data.articleBody?.length ?? 0) > 200
      ? fromData(data, readings)
      : wanted === 'story'
        ? storyOf(body, all, { isUnseen, isHidden, markOf }, data, readings)
        : wholePage(all, data);
  if (wanted === 'whole') tellHtmlChanges(body, isHidden, readings);
  if (isUnhidden) readings.tell('unhidden', { words: picked.headline ?? '' });
  const paragraphs = picked.blocks.map(({ text, kind, asideReason, marks }) => ({
    text,
    ...(marks && { marks }),
    ...(kind && { kind }),
    ...(asideReason && { asideReason }),
  }));
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text on this page as it was saved. Open it in a browser, select the story, and paste it.',
    );
  }
  checkText(raw, most);
  return {
    raw,
    format: 'html',
    headline: picked.headline,
    paragraphs,
    notices: [],
    readings: readings.all(),
    notes,
  };
}

/** What of a page is not read, what of that it hides, and what of that stands for a note. */
type Seeing = Record<'isUnseen' | 'isHidden', (element: HtmlElement) => boolean> &
  Pick<NotesOfPage, 'markOf'>;

type PickedPage = { blocks: HtmlBlock[]; headline: string | undefined };

function storyOf(
  body: HtmlParent,
  all: readonly HtmlBlock[],
  { isUnseen, isHidden, markOf }: Seeing,
  data: PageData,
  readings: Readings,
): PickedPage {
  const { root, isKept } = chooseStory(body, all, isUnseen, data);
  tellHtmlChanges(root, isHidden, readings);
  const keptOwners = new Set(all.filter(isKept).map(({ owner }) => owner));
  const inStory = readHtmlBlocks(root, { isUnseen, markOf, asideReasonOf: hintsWithin(root, isUnseen) });
  const near = nearStory(all, isKept);
  const headline = headlineOf(
    data,
    all.filter((block) => isHeading(block) || near.has(block)),
    near,
  );
  const keptTexts = new Set(all.filter(isKept).map(({ text }) => text));
  const picked = pickStory(
    inStory,
    (block) => keptOwners.has(block.owner) && keptTexts.has(block.text),
    headline,
  );
  const key = headlineKey(headline ?? '');
  const leading = captionsAbove(
    all,
    inStory,
    all.findIndex((block) => isHeading(block) && headlineKey(block.text) === key),
    isKept,
  );
  const taken = new Set(leading.map(({ owner }) => owner));
  const left = [...picked.outside, ...outsideOf(all, inStory)].filter(({ owner }) => !taken.has(owner));
  for (const { text } of left)
    if (text.length >= 25 && headlineKey(text) !== key) readings.tell('outside', { words: text });
  for (const { text } of picked.repeated) readings.tell('repeated', { words: text });
  return { blocks: [...leading, ...oneHeadline(picked.blocks, headline)], headline };
}

/** Captions of pictures between the headline and the part that holds the text: set aside, but not left out. */
function captionsAbove(
  all: readonly HtmlBlock[],
  part: readonly HtmlBlock[],
  headlineAt: number,
  isKept: (block: HtmlBlock) => boolean,
): HtmlBlock[] {
  const inPart = new Set(part.map(({ owner }) => owner));
  const first = all.findIndex((block) => isKept(block) && proseOf(block) > 0 && inPart.has(block.owner));
  if (headlineAt === -1 || first === -1) return [];
  return all.slice(headlineAt, first).flatMap((block): HtmlBlock[] => {
    const isCaption = block.owner?.tagName === 'figcaption' && !inPart.has(block.owner);
    return isCaption ? [{ ...block, kind: 'aside', asideReason: 'caption' }] : [];
  });
}

const isHeading = ({ kind }: HtmlBlock) => kind === 'headline' || kind === 'subhead';

/** Blocks of the page that are not in the part. */
function outsideOf(all: readonly HtmlBlock[], part: readonly HtmlBlock[]): HtmlBlock[] {
  const owners = new Set(part.map(({ owner }) => owner));
  return all.filter(({ owner }) => !owners.has(owner));
}

/** Headings of the story, and the last ones above its first words. */
function nearStory(all: readonly HtmlBlock[], isKept: (block: HtmlBlock) => boolean): ReadonlySet<HtmlBlock> {
  const isText = (block: HtmlBlock) => isKept(block) && !isHeading(block) && proseOf(block) > 0;
  const first = all.findIndex(isText);
  if (first === -1) return new Set();
  let from = first;
  while (from > 0 && first - from < 12 && proseOf(all[from - 1] as HtmlBlock) === 0) from -= 1;
  return new Set(all.slice(from, first).filter((block) => block.linked === 0 && block.kind !== 'list'));
}

/** Everything that the page shows, in order; only lines of links are set aside. */
function wholePage(all: readonly HtmlBlock[], data: PageData): PickedPage {
  const headline = headlineOf(data, all.filter(isHeading), new Set());
  const blocks = all.map((block): HtmlBlock => {
    const isMenu = block.isItem && block.linked > 0 && block.plain <= 3;
    return isMenu ? { ...block, kind: 'aside', asideReason: 'related' } : block;
  });
  return { blocks: oneHeadline(blocks, headline), headline };
}

/** The text that the page gives to search engines, where it shows none itself. */
function fromData(data: PageData, readings: Readings): PickedPage {
  readings.tell('from_data', { words: data.headline ?? data.title });
  const blocks = (data.articleBody ?? '').split(/\n+/).flatMap((line): HtmlBlock[] => {
    const text = line.trim();
    return text === ''
      ? []
      : [{ text, owner: null, plain: text.length, linked: 0, pieces: [text], isItem: false }];
  });
  return { blocks, headline: headlineOf(data, [], new Set()) };
}

/** Only the chosen headline is one; other main headings become subheads. */
function oneHeadline(blocks: readonly HtmlBlock[], headline: string | undefined): HtmlBlock[] {
  const key = headlineKey(headline ?? '');
  const chosen = blocks.findIndex((block) => isHeading(block) && headlineKey(block.text) === key);
  return blocks.map((block, at) => {
    if (at === chosen) return { ...block, kind: 'headline' };
    return block.kind === 'headline' ? { ...block, kind: 'subhead' } : block;
  });
}
