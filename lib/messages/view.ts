import type { CardShape, HeadlineChoice, MessageChannel, MessageKind } from '../domain/messages.ts';

export type DeliveryState = 'WAITING' | 'SENDING' | 'SENT' | 'FAILED';

type DeliveryLine = {
  id: string;
  /** Of what it tells. */
  label: string;
  at: string;
  state: DeliveryState;
  /** An HTTP status, or a code of ours; null before the first attempt. */
  outcome: string | null;
  attempts: number;
};

/** A channel as its page shows it: nothing of its secrets. */
export type ChannelView = {
  id: string;
  version: number;
  channel: MessageChannel;
  name: string;
  shape: CardShape;
  about: MessageKind[];
  headline: HeadlineChoice;
  shown: string;
  pausedAt: string | null;
  /** What came back that paused it; null where a person did. */
  pausedBecause: string | null;
  /** Newest first. */
  deliveries: DeliveryLine[];
};

/** What came back from a test. */
export type TestAnswer = {
  isSent: boolean;
  /** An HTTP status, or a code of ours. */
  outcome: string;
  /** The beginning of what the service said. */
  text: string;
};

/** What codes of ours mean, for whoever has to put it right. */
export const OUTCOME_WORDS: Record<string, string> = {
  bad_link: 'The address is none.',
  has_password: 'The address holds a password.',
  not_public: 'The address is not public, not https, or has an unusual port. Your operator can allow it.',
  unknown_name: 'The name of the server is not known.',
  unreachable: 'The server did not answer.',
  bad_certificate: 'The certificate of the server is not valid.',
  too_slow: 'The server took too long.',
  no_key: 'The key that opens the address is not at hand: your operator can tell.',
  paused: 'The channel was paused.',
  too_late: 'It waited for more than a day, so it is no news any more.',
};
