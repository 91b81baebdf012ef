import { mix } from './surface.ts';

/** More features than anything can have. */
export const MOST = 110;

/** Hashed features of one thing, as they are put together. One list serves for many things, one after another. */
export class FeatureList {
  readonly ids = new Int32Array(MOST);
  count = 0;

  /** Adds the feature of a template with its values. */
  put(template: number, a: number, b?: number, c?: number): void {
    this.ids[this.count++] = mix(template, a, b, c);
  }
}
