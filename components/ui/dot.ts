/** Separates two facts on one line. Bound to the words before it: a line may end with it but never begins with it. */
export const DOT = '\u00a0· ';
