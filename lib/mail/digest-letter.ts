/** What the digest says: counts and links, what is overdue first. No word of a story. */
import { type Block, blocksOf, type MailedNotice, type Said, setOut } from './letter.ts';

export type Digest = {
  /** Requests for comment of theirs whose deadline passed without an answer. */
  repliesOverdue: number;
  itemsOverdue: number;
  storiesOverdue: number;
  itemsToday: number;
  storiesToday: number;
  itemsLater: number;
  storiesLater: number;
  notices: readonly MailedNotice[];
};

/** Null where there is nothing to say: a digest is never empty. */
export function digestLetter(digest: Digest, links: { address: string; unsubscribe: string }): Said | null {
  const href = `${links.address}/work`;
  const lines = (...words: (string | null)[]) =>
    words.flatMap((line) => (line === null ? [] : { words: line, href }));
  const overdue = lines(
    counted(
      digest.repliesOverdue,
      'reply that you asked for is',
      'replies that you asked for are',
      'overdue',
    ),
    counted(
      digest.itemsOverdue,
      'item of yours is',
      'items of yours are',
      'past its time',
      'past their time',
    ),
    counted(
      digest.storiesOverdue,
      'story of yours is',
      'stories of yours are',
      'past its time',
      'past their time',
    ),
  );
  const waiting = lines(
    counted(digest.itemsToday, 'item of yours is', 'items of yours are', 'due today'),
    counted(digest.storiesToday, 'story of yours is', 'stories of yours are', 'due today'),
    counted(digest.itemsLater, 'more item waits', 'more items wait', 'for you'),
    counted(digest.storiesLater, 'more story waits', 'more stories wait', 'for you'),
  );
  const blocks: Block[] = [
    ...(overdue.length > 0 ? [{ headline: 'Overdue', lines: overdue }] : []),
    ...(waiting.length > 0 ? [{ headline: 'Waits for you', lines: waiting }] : []),
    ...blocksOf(digest.notices, links.address).map((block) => ({
      ...block,
      headline: block.headline ?? 'Unread notices',
    })),
  ];
  const [first] = blocks.flatMap((block) => block.lines);
  if (!first) return null;
  const why = 'You get this digest because of what you chose under “By mail” in your account.';
  const rest = blocks.flatMap((block) => block.lines).length - 1;
  return {
    subject: rest === 0 ? `Your day: ${first.words}` : `Your day: ${first.words}, and more`,
    ...setOut(blocks, why, links),
  };
}

function counted(count: number, one: string, many: string, end: string, endMany = end): string | null {
  if (count === 0) return null;
  return count === 1 ? `1 ${one} ${end}` : `${count} ${many} ${endMany}`;
}
