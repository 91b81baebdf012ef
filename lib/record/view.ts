/** One event of the record as a screen shows it. */
export type RecordedEvent = {
  seq: string;
  at: string;
  by: string;
  words: string;
  story: string | null;
  hash: string;
};
