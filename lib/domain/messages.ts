/**
 * What the newsroom's messages to Slack, Teams and Matrix say, and in which shape. Pure. A message holds no quote, no
 * source, no party and no name: what happened, a link to where one signs in, and the headline where the channel is to have it.
 */

export const MESSAGE_CHANNELS = ['SLACK', 'TEAMS', 'MATRIX'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
export const MESSAGE_CHANNEL_LABELS: Record<MessageChannel, string> = {
  SLACK: 'Slack',
  TEAMS: 'Microsoft Teams',
  MATRIX: 'Matrix',
};

/** What Teams' workflows take: their templates differ in whether the card stands alone or in a message. */
export const CARD_SHAPES = ['CARD', 'MESSAGE'] as const;
export type CardShape = (typeof CARD_SHAPES)[number];

/** When a channel has the headline; what is not published yet is news to whoever reads along. */
export const HEADLINE_CHOICES = ['NEVER', 'PUBLISHED', 'ALWAYS'] as const;
export type HeadlineChoice = (typeof HEADLINE_CHOICES)[number];
export const HEADLINE_LABELS: Record<HeadlineChoice, string> = {
  NEVER: 'Never',
  PUBLISHED: 'Where the report is public',
  ALWAYS: 'Always, also before anything is published',
};

type MessageRow = { label: string; words: string; isPublic: boolean };

export const MESSAGES = {
  PUBLISHED: { label: 'A report is published', words: 'A report was published.', isPublic: true },
  NEW_EDITION: {
    label: 'A new edition is published, as with a correction',
    words: 'A new edition of a report was published.',
    isPublic: true,
  },
  WITHDRAWN: { label: 'A report is withdrawn', words: 'A report was withdrawn.', isPublic: true },
  PUBLICATION_BLOCKED: {
    label: 'Publication is blocked',
    words: 'Publication of a story was blocked.',
    isPublic: false,
  },
  SIGN_OFF_LAPSED: {
    label: 'A sign-off lapses',
    words: 'The sign-off of a story lapsed: it has changed since.',
    isPublic: false,
  },
  REPLY_OVERDUE: {
    label: 'A reply is overdue',
    words: 'A deadline for a reply has passed without an answer.',
    isPublic: false,
  },
} as const satisfies Record<string, MessageRow>;

export type MessageKind = keyof typeof MESSAGES;
export const MESSAGE_KINDS = Object.keys(MESSAGES) as MessageKind[];
export const isMessageKind = (kind: string): kind is MessageKind => Object.hasOwn(MESSAGES, kind);

/** Whether a message of this kind has the headline. */
export function hasHeadline(kind: MessageKind, choice: HeadlineChoice): boolean {
  return choice === 'ALWAYS' || (choice === 'PUBLISHED' && MESSAGES[kind].isPublic);
}

export type MessageContent = { words: string; headline: string | null; link: string };

/** What the button or link is called. */
const OPEN = 'Open in Stet';

/** In Slack's text these three begin mentions and links (docs.slack.dev, “Escaping text”). */
const slackEscaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The body that each service takes. Nothing that stands in a headline mentions anybody or becomes a link of its own. */
export function messageBody(
  channel: MessageChannel,
  shape: CardShape,
  { words, headline, link }: MessageContent,
): object {
  const lines = headline === null ? [words] : [headline, words];
  if (channel === 'SLACK') {
    return {
      text: slackEscaped(lines.join('\n')),
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: lines.join('\n'), emoji: false } },
        { type: 'section', text: { type: 'mrkdwn', text: `<${link}|${OPEN}>` } },
      ],
    };
  }
  // `m.mentions` empty: an “@room” in a headline calls nobody (Matrix 1.7).
  if (channel === 'MATRIX') {
    return { msgtype: 'm.notice', body: [...lines, link].join('\n'), 'm.mentions': {} };
  }
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    // A text block would be read as Markdown; a run is not.
    body: lines.map((text) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] })),
    actions: [{ type: 'Action.OpenUrl', title: OPEN, url: link }],
  };
  if (shape === 'CARD') return card;
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Where a message to a Matrix room is put: the same transaction id twice is one message there. */
export function matrixAddress(homeserver: string, room: string, transaction: string): string {
  const base = homeserver.replace(/\/+$/, '');
  return `${base}/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${encodeURIComponent(transaction)}`;
}

/** What a page shows of an address: the server, and nothing of what lets one post there. */
export function shownOf(address: string): string {
  return `${URL.parse(address)?.origin ?? ''}/…`;
}

/** Seconds until the next attempt after so many: as Standard Webhooks has them, up to the next working day. */
const PAUSES_S = [5, 30, 300, 1_800, 7_200, 18_000, 36_000];
/** A service says at most this long when to come again. */
const LONGEST_S = 86_400;
/** What is refused is hardly taken the third time. */
const REFUSALS = 3;

/** What follows an attempt: it is sent, tried again in so many seconds, given up, or the channel is paused as well. */
export type Next = { is: 'sent' } | { is: 'again'; seconds: number } | { is: 'failed' } | { is: 'gone' };

/**
 * What follows from what came back.
 * @param came an HTTP status, or the code of what went wrong before there was one
 * @param attempts how often it has been tried, this time included
 * @param retryAfter as the service wrote it: seconds or a date
 */
export function afterAttempt(
  came: number | string,
  attempts: number,
  retryAfter: string | null,
  now: Date,
): Next {
  if (typeof came === 'number' && came >= 200 && came < 300) return { is: 'sent' };
  if (came === 410 || came === 404) return { is: 'gone' };
  const pause = PAUSES_S[attempts - 1];
  if (pause === undefined || !mayComeRight(came, attempts)) return { is: 'failed' };
  const asked = came === 429 || came === 503 ? secondsOf(retryAfter, now) : 0;
  return { is: 'again', seconds: Math.min(Math.max(pause, asked), LONGEST_S) };
}

function mayComeRight(came: number | string, attempts: number): boolean {
  if (typeof came === 'string') return ['unreachable', 'too_slow', 'unknown_name'].includes(came);
  if (came === 429 || came === 408 || came >= 500) return true;
  return came >= 400 && attempts < REFUSALS;
}

function secondsOf(written: string | null, now: Date): number {
  if (written === null) return 0;
  const seconds = /^\d+$/.test(written.trim())
    ? Number(written)
    : (Date.parse(written) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.ceil(Math.max(0, seconds)) : 0;
}
