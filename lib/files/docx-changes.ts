import type { Readings } from '../domain/readings.ts';
import { lastWords } from './docx-notes.ts';

type Left = 'struck' | 'hidden';

/**
 * Collects what is in a document but not in its finished text: words that tracked changes inserted, removed or moved,
 * and words that are struck through or hidden. Neighbouring runs of one kind are one passage.
 */
export class Changes {
  readonly #readings: Readings;
  readonly #changes: { how: 'put_in' | 'taken_out' | 'moved'; words: string }[] = [];
  /** What is being read belongs to the same passage as before until a run of another kind comes. */
  #left: { kind: Left; words: string; place: string } | undefined;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  begin(element: string): void {
    const how = element === 'ins' ? 'put_in' : element === 'moveTo' ? 'moved' : 'taken_out';
    this.#changes.push({ how, words: '' });
  }

  /** Adds words inside an open change. */
  read(text: string): void {
    const change = this.#changes.at(-1);
    if (change) change.words += text;
  }

  end(element: string): void {
    const change = this.#changes.pop();
    // A move is reported where its words are now.
    if (change === undefined || element === 'moveFrom' || change.words.trim() === '') return;
    this.#readings.tell('tracked_change', { words: change.words.trim(), how: change.how });
  }

  leaveOut(kind: Left, text: string, before: string): void {
    if (this.#left?.kind !== kind) {
      this.flush();
      const place = lastWords(before);
      this.#left = { kind, words: '', place: place === '' ? '' : `after “${place}”` };
    }
    if (this.#left) this.#left.words += text;
  }

  /** Words of the finished text end a passage that was left out. */
  flush(): void {
    const left = this.#left;
    this.#left = undefined;
    if (left === undefined || left.words.trim() === '') return;
    this.#readings.tell(left.kind, {
      words: left.words.trim(),
      ...(left.place !== '' && { place: left.place }),
    });
  }
}
