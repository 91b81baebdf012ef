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

/** A thousand statements take eight seconds and 600 MB, the 5,000 that a story can have 38 seconds and 2.2 GB. */
export const typesetLimits = {
  /** How many are set at the same time; others wait. */
  atOnce: 1,
  /** CPU time: what else the machine does meanwhile does not count. */
  computingMilliseconds: 150_000,
  /** By the clock, before a machine busy with other things is given up on. */
  waitMilliseconds: 600_000,
  heapMegabytes: 512,
  /** Resident, with what lies outside of the heap, which is nearly all: everywhere, and where the machine has it. */
  memoryBytes: 1_500 * 1_048_576,
  mostMemoryBytes: 3_000 * 1_048_576,
  /** Far more than any report; what is larger is no report any more. */
  outputBytes: 128 * 1_048_576,
};

/**
 * The memory that one PDF may take: half of what the machine has left, within the two bounds, so that a report of 5,000
 * statements is made where there is room for it and takes it from nobody where there is not.
 */
export const memoryFor = (available: number): number =>
  Math.min(Math.max(typesetLimits.memoryBytes, available / 2), typesetLimits.mostMemoryBytes);
