/** The tracked changes of rich text (RTF 1.9.1, "Character Revision Mark Properties"), for telling them as a Word file's are. */
import { MOST_GATHERED, type Readings } from '../domain/readings.ts';

/** What is suggested about a group's words, by whom and when: the control words that say it, with their values. */
export type RtfRevision = Readonly<Partial<Record<RevisionWord, number>>>;

const REVISION_WORDS = [
  'revised',
  'revauth',
  'revdttm',
  'deleted',
  'revauthdel',
  'revdttmdel',
  'mvf',
  'mvt',
  'mvauth',
  'mvdate',
] as const;
type RevisionWord = (typeof REVISION_WORDS)[number];

export const isRevisionWord = (name: string): name is RevisionWord =>
  REVISION_WORDS.some((known) => known === name);

/** Suggested to be taken out, or moved away: no words of the text as it reads with all accepted. */
export const isGone = ({ deleted = 0, mvf = 0 }: RtfRevision): boolean => deleted !== 0 || mvf !== 0;

type Change = { how: 'put_in' | 'taken_out' | 'moved'; whose: string };

function changeOf(revision: RtfRevision): Change | null {
  const { deleted = 0, mvt = 0, mvf = 0, revised = 0 } = revision;
  const moved = `${revision.mvauth} ${revision.mvdate}`;
  if (deleted !== 0) return { how: 'taken_out', whose: `${revision.revauthdel} ${revision.revdttmdel}` };
  // A move is told where its words are now.
  if (mvf !== 0) return null;
  if (mvt !== 0) return { how: 'moved', whose: moved };
  return revised !== 0 ? { how: 'put_in', whose: `${revision.revauth} ${revision.revdttm}` } : null;
}

/** Neighbouring groups of one kind by one person at one time are one change, as in the program that wrote them. */
export class RtfChanges {
  readonly #readings: Readings;
  #open: (Change & { words: string }) | null = null;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  /** Words of the document come, in their order. */
  read(words: string, revision: RtfRevision): void {
    const change = changeOf(revision);
    if (change?.how !== this.#open?.how || change?.whose !== this.#open?.whose) {
      this.finish();
      this.#open = change && { ...change, words: '' };
    }
    if (this.#open !== null && this.#open.words.length < MOST_GATHERED) this.#open.words += words;
  }

  finish(): void {
    if (this.#open !== null && this.#open.words.trim() !== '')
      this.#readings.tell('tracked_change', { words: this.#open.words, how: this.#open.how });
    this.#open = null;
  }
}
