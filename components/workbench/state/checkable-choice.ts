/** A source that quotes can be held against, now or as soon as its text is read. */
export type Checkable = { id: string; title: string; isBeingRead: boolean };

/** It as one of a choice; one whose text is being read is seen, and cannot be chosen yet. */
export const checkableChoice = ({ id, title, isBeingRead }: Checkable) => ({
  value: id,
  words: isBeingRead ? `${title} (its text is being read)` : title,
  isDisabled: isBeingRead,
});
