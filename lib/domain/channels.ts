/**
 * The ways to ask a party for comment that the contact log offers, in the order they are offered. The log stores these
 * words, and also keeps any others, just as they were typed. How a report says each is in its catalogues
 * (report/catalogue/).
 */

const WORDS = ['e-mail', 'telephone', 'in person', 'message', 'letter', 'web form', 'spokesperson'] as const;

/** As the log stores it. */
export type Channel = (typeof WORDS)[number];

export const CHANNELS: readonly string[] = WORDS;

/** The channel of a request until somebody chooses another. */
export const CHANNEL_AT_FIRST: string = WORDS[0];
