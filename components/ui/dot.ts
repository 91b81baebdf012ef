/** Between two facts on one line. Held to the words before it, so that a line may end with it and none begins with it. */
export const DOT = '\u00a0· ';
