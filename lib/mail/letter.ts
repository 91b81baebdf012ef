/**
 * What a mail says. By default no word of a story is in it: how many things of which kind wait, and where. No quote, no
 * source, no party and no name ever; the headline where the newsroom wants it so.
 */
import { NOTICE_KINDS, type NoticeKind } from '../domain/notices.ts';

export type MailedNotice = {
  kind: NoticeKind;
  count: number;
  /** Null: it belongs to no story. */
  storyId: string | null;
  itemId: string | null;
  /** Null where mails do not name stories. */
  headline: string | null;
};

/** What happened, in words that give nothing away. */
function mailLine(kind: NoticeKind, count: number): string {
  const one = count === 1;
  const words: Record<NoticeKind, string> = {
    ASSIGNED: one ? 'Something was assigned to you' : `${count} items were assigned to you`,
    MENTIONED: one ? 'You were mentioned in a note' : `You were mentioned in ${count} notes`,
    REPLIED: one ? 'There is a reply in a thread of yours' : `There are ${count} replies in threads of yours`,
    REPLY_OVERDUE: one ? 'A reply is overdue' : `${count} replies are overdue`,
    VERDICT_LAPSED: one ? 'A verdict of yours lapsed' : `${count} of your verdicts lapsed`,
    SIGN_OFF_LAPSED: one ? 'A sign-off of yours lapsed' : `${count} of your sign-offs lapsed`,
    LEGAL_HOLD: one
      ? 'Publication of a story was blocked'
      : `Publication of stories was blocked ${count} times`,
    PUBLISHED: one ? 'An edition was published' : `${count} editions were published`,
  };
  return words[kind];
}

export type Said = { subject: string; text: string; html: string };
export type Block = { headline: string | null; lines: { words: string; href: string }[] };

/**
 * @param notices at least one
 * @param links of Stet itself, without a trailing slash, and of the page that ends such mails
 */
export function letterOf(
  notices: readonly MailedNotice[],
  links: { address: string; unsubscribe: string },
): Said {
  const blocks = blocksOf(notices, links.address);
  const lines = blocks.flatMap((block) => block.lines);
  const [first] = blocks;
  const about = blocks.length === 1 && first?.headline ? `: ${first.headline}` : '';
  const subject =
    lines.length === 1 ? `${lines[0]?.words}${about}` : `${lines.length} notices for you${about}`;
  const kinds = [...new Set(notices.map(({ kind }) => NOTICE_KINDS[kind].label))].join(', ');
  const why = `You get this mail because of what you chose under “By mail” in your account (${kinds}).`;
  return { subject, ...setOut(blocks, why, links) };
}

/**
 * Blocks of lines as a mail has them, in both its forms, with why one gets it and how to get no more.
 * @param links without `unsubscribe` of a mail that comes once and is not chosen in the account
 */
export function setOut(
  blocks: readonly Block[],
  why: string,
  { address, unsubscribe }: { address: string; unsubscribe?: string },
): { text: string; html: string } {
  const account = `${address}/account`;
  const ways =
    unsubscribe === undefined
      ? { text: '', html: '' }
      : {
          text: `\nChange that: ${account}\nNo more mails of these kinds: ${unsubscribe}`,
          html: ` <a href="${escaped(account)}">Change that</a> or <a href="${escaped(unsubscribe)}">get no more mails of these kinds</a>.`,
        };
  const text = [
    ...blocks.map(({ headline, lines: own }) =>
      [...(headline ? [headline] : []), ...own.map(({ words, href }) => `${words}:\n${href}`)].join('\n\n'),
    ),
    `All notices: ${address}/inbox`,
    `-- \n${why}${ways.text}`,
  ].join('\n\n');
  const html = [
    '<!doctype html><html lang="en"><body style="font-family:sans-serif">',
    ...blocks.map(
      ({ headline, lines: own }) =>
        `${headline ? `<h2 style="font-size:1.1em">${escaped(headline)}</h2>` : ''}<ul>${own
          .map(({ words, href }) => `<li><a href="${escaped(href)}">${escaped(words)}</a></li>`)
          .join('')}</ul>`,
    ),
    `<p><a href="${escaped(`${address}/inbox`)}">All notices</a></p>`,
    `<p style="color:#555;font-size:.9em">${escaped(why)}${ways.html}</p>`,
    '</body></html>',
  ].join('\n');
  return { text: `${text}\n`, html };
}

/** By story, and in each by kind: of one kind one line, which leads to the item where there is only one. */
export function blocksOf(notices: readonly MailedNotice[], address: string): Block[] {
  return [...grouped(notices, ({ storyId }) => storyId ?? '')].map(([storyId, ofStory]) => ({
    headline: ofStory[0]?.headline ?? null,
    lines: [...grouped(ofStory, ({ kind }) => kind)].map(([kind, same]) => ({
      words: mailLine(
        kind,
        same.reduce((sum, { count }) => sum + count, 0),
      ),
      href: hrefOf(address, storyId, same.length === 1 ? (same[0]?.itemId ?? null) : null),
    })),
  }));
}

function hrefOf(address: string, storyId: string, itemId: string | null): string {
  if (storyId === '') return `${address}/inbox`;
  return `${address}/stories/${storyId}${itemId ? `?item=${itemId}` : ''}`;
}

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
