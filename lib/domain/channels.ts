/**
 * How a party is asked for comment, in one row for each way that the contact log offers. The log keeps the words, and other
 * words than these are kept too, as they were typed. A new channel is a row here and nothing else.
 */

type ChannelRow = {
  /** What the log keeps and a person reads. */
  words: string;
  /** "Asked by e-mail on 3 May": as a report tells it. */
  asked: string;
};

/** A way that a request takes: by it. */
const by = (words: string): ChannelRow => ({ words, asked: `by ${words}` });

/** In the order in which they are offered; a new request begins with the first. */
const ROWS: readonly [ChannelRow, ...ChannelRow[]] = [
  by('e-mail'),
  by('telephone'),
  { words: 'in person', asked: 'in person' },
  by('message'),
  by('letter'),
  by('web form'),
  by('spokesperson'),
];

export const CHANNELS: readonly string[] = ROWS.map(({ words }) => words);

/** The channel of a request until somebody says otherwise. */
export const CHANNEL_AT_FIRST = ROWS[0].words;

/**
 * "by e-mail", "in person": how somebody was asked.
 * @param kept the channel as the log keeps it, of the list or typed; nothing is said of an empty one.
 */
export function askedBy(kept: string): string {
  if (kept === '') return '';
  return (ROWS.find(({ words }) => words === kept) ?? by(kept)).asked;
}
