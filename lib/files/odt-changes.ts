/** The tracked changes of an OpenDocument text (ODF 1.3, part 3, section 5.5), for telling them as a Word file's are. */
import { MOST_GATHERED, type Readings } from '../domain/readings.ts';

type Change = { how: 'taken_out'; words: string } | { how: 'put_in'; from: number; to: number };

/**
 * Regions at the head of the text say what each change is, and hold the words that were taken out; signs in the text
 * say where. What took words out of others that were put in is one change: those stand in no text any more.
 */
export class OdtChanges {
  readonly #gone = new Map<string, string>();
  readonly #come = new Set<string>();
  readonly #begun = new Map<string, number>();
  readonly #found: Change[] = [];

  takesOut(id: string): void {
    if (!this.#gone.has(id)) this.#gone.set(id, '');
  }

  putsIn(id: string): void {
    this.#come.add(id);
  }

  /** Adds words that a change took out. */
  read(id: string, words: string): void {
    const known = this.#gone.get(id) ?? '';
    if (known.length < MOST_GATHERED) this.#gone.set(id, known + words);
  }

  /** Here stood what it took out. */
  stood(id: string): void {
    const words = this.#gone.get(id);
    if (words !== undefined) this.#found.push({ how: 'taken_out', words });
    this.#gone.delete(id);
  }

  /** @param at how much of the text comes before */
  begin(id: string, at: number): void {
    if (this.#come.has(id)) this.#begun.set(id, at);
  }

  end(id: string, at: number): void {
    const from = this.#begun.get(id);
    if (from !== undefined) this.#found.push({ how: 'put_in', from, to: at });
    this.#begun.delete(id);
  }

  /** Tells them in the order of the text, those without a place last; one that changed no words is none. */
  tell(text: string, readings: Readings): void {
    for (const id of [...this.#gone.keys()]) this.stood(id);
    for (const change of this.#found) {
      const words =
        change.how === 'taken_out'
          ? change.words
          : text.slice(change.from, Math.min(change.to, change.from + MOST_GATHERED));
      if (/\S/u.test(words)) readings.tell('tracked_change', { words, how: change.how });
    }
  }
}
