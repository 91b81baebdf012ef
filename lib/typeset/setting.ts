/** What is asked of the processes that set a PDF or draw pictures, and what they say of the outcome. */

/** A file in lib/typeset/templates. */
type Template = 'report.typ' | 'binder.typ' | 'call-sheets.typ';

export type Setting = {
  template: Template;
  /** What the template reads: words as data, never as markup. */
  data: unknown;
  /** Files that lie beside the template, by name: what it attaches. */
  files: Record<string, string>;
  /** When the file says that it was made, in milliseconds: given, so that the same input is the same bytes. */
  at: number;
  /** A folder with an operator's own fonts; empty: none. */
  fonts: string;
};

export type HowSet = {
  /** PDF/UA-1; null where a character has no glyph in any font, which that standard forbids. */
  standard: 'ua-1' | null;
  /** Those characters, as "U+C11C". */
  lacking: string[];
};

/** Pictures for links to what is published, 1200 by 630: one for each of `pictures`, which picture.typ reads. */
export type Drawing = { pictures: readonly unknown[]; fonts: string };

/** Of one picture: its bytes, null where a character has no glyph in any font, and those characters. */
export type HowDrawn = { size: number | null; lacking: string[] };

/** A thousand statements take seven seconds and 500 MB on a quiet machine. */
export const typesetLimits = {
  /** How many are set at the same time; others wait. */
  atOnce: 1,
  /** CPU time: what else the machine does meanwhile does not count. */
  computingMilliseconds: 60_000,
  /** By the clock, before a machine busy with other things is given up on. */
  waitMilliseconds: 300_000,
  heapMegabytes: 512,
  /** Resident, with what lies outside of the heap, which is nearly all. */
  memoryBytes: 1_500 * 1_048_576,
  /** Far more than any report; what is larger is no report any more. */
  outputBytes: 128 * 1_048_576,
};
