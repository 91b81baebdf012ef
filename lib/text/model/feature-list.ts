import { mixedIn, NO_SECOND, NO_THIRD, templateWith } from './surface.ts';

/** More features than anything can have; a multiple of four, as so many are hashed at once (list-kernel.ts). */
export const MOST = 112;

/** Bytes of one of a list's three columns, and of all. */
export const COLUMN_SIZE = MOST * Int32Array.BYTES_PER_ELEMENT;
export const LIST_SIZE = 3 * COLUMN_SIZE;

/** Features of one thing, as they are put together. One list serves for many things, one after another. */
export class FeatureList {
  count = 0;
  /** The template and first value of each feature as one number, and its second and third value. */
  private readonly firsts: Int32Array;
  private readonly seconds: Int32Array;
  private readonly thirds: Int32Array;

  /** In memory of its own, or at a place of that of a kernel: three columns of `MOST` numbers. */
  constructor(buffer: ArrayBuffer = new ArrayBuffer(LIST_SIZE), at = 0) {
    const column = (k: number) => new Int32Array(buffer, at + k * COLUMN_SIZE, MOST);
    this.firsts = column(0);
    this.seconds = column(1);
    this.thirds = column(2);
  }

  /** Adds the feature of a template with its values. */
  put(template: number, a: number, b = NO_SECOND, c = NO_THIRD): void {
    const at = this.count++;
    this.firsts[at] = templateWith(template, a);
    this.seconds[at] = b;
    this.thirds[at] = c;
  }

  /** The hash of each feature. */
  hashes(): Int32Array {
    return this.firsts
      .subarray(0, this.count)
      .map((first, i) => mixedIn(first, this.seconds[i] as number, this.thirds[i] as number));
  }
}
