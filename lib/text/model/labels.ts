/**
 * What a unit can be: inside a content, cue or speaker, by its position there, or outside all of them. Outside
 * remembers what came last in the sentence, so that a cue can wait for its content over words in between.
 */
export const Label = {
  outside: 0,
  contentFirst: 1,
  contentInside: 2,
  contentLast: 3,
  contentOnly: 4,
  cueFirst: 5,
  cueInside: 6,
  speakerFirst: 7,
  speakerInside: 8,
  afterCue: 9,
  afterSpeaker: 10,
  afterContent: 11,
} as const;

export const LABELS = 12;

/** Whether label `b` may follow label `a` (-1: the start of a paragraph). */
export function mayFollow(a: number, b: number): boolean {
  const open = a === Label.contentFirst || a === Label.contentInside;
  if (b === Label.contentInside || b === Label.contentLast) return open;
  if (open) return false;
  const cue = a === Label.cueFirst || a === Label.cueInside;
  const speaker = a === Label.speakerFirst || a === Label.speakerInside;
  const content = a === Label.contentLast || a === Label.contentOnly;
  if (b === Label.cueInside) return cue;
  if (b === Label.speakerInside) return speaker;
  if (b === Label.afterCue) return cue || a === b;
  if (b === Label.afterSpeaker) return speaker || a === b;
  if (b === Label.afterContent) return content || a === b;
  return true;
}

/** Whether a paragraph may end with label `a`. */
export function mayEnd(a: number): boolean {
  return a !== Label.contentFirst && a !== Label.contentInside;
}
