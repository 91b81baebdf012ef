/** A token as its owner sees it once it was made: never the token itself. */
export type StoryTokenView = {
  id: string;
  name: string;
  begins: string;
  madeAt: string;
  lastUsedAt: string | null;
};

/** What somebody's account says of their tokens. */
export type OwnStoryTokens = {
  tokens: StoryTokenView[];
  /** Where programs send stories. */
  address: string;
  can: { make: boolean };
};
