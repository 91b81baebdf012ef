/**
 * The ways to ask a party for comment: one row for each that the contact log offers. The log stores the words, and also
 * keeps any others, just as they were typed. A new channel needs a row here and nothing else.
 */

type ChannelRow = {
  /** What the log stores and people read. */
  words: string;
  /** "Asked by e-mail on 3 May": as a report puts it. */
  asked: string;
};

/** A channel that reads as "by" it. */
const by = <Words extends string>(words: Words) => ({ words, asked: `by ${words}` });

/** In the order they are offered; a new request starts with the first. */
const ROWS = [
  by('e-mail'),
  by('telephone'),
  { words: 'in person', asked: 'in person' },
  by('message'),
  by('letter'),
  by('web form'),
  by('spokesperson'),
] as const satisfies readonly ChannelRow[];

/** As the log stores it. */
export type Channel = (typeof ROWS)[number]['words'];

export const CHANNELS: readonly string[] = ROWS.map(({ words }) => words);

/** The channel of a request until somebody chooses another. */
export const CHANNEL_AT_FIRST = ROWS[0].words;

/**
 * "by e-mail", "in person": how somebody was asked.
 * @param kept the channel as the log keeps it, of the list or typed; nothing is said of an empty one.
 */
export function askedBy(kept: string): string {
  if (kept === '') return '';
  return (ROWS.find(({ words }) => words === kept) ?? by(kept)).asked;
}
