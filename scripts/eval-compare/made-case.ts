/** What a made case is, and what it is made from. */
import type { Random } from './random.ts';

/** A text and the spans of passages in it that may serve as quotes. */
export type Material = { id: string; text: string; passages: { start: number; end: number }[] };

export type MadeCase = {
  way: string;
  quote: string;
  source: string;
  class: 'verbatim' | 'trimmed' | 'altered' | 'not_found';
  /** Where the quote comes from in the source; null for absent ones. */
  place: { start: number; end: number } | null;
};

/** A passage with the texts it may borrow from. */
export type Setting = {
  material: Material;
  passage: { start: number; end: number };
  others: readonly Material[];
  random: Random;
};
