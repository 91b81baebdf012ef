/**
 * First half of the advisory lock that says that a process which runs jobs is alive; the second is a hash of the name
 * in which it takes them. The number only has to be the same everywhere.
 */
export const LIVES = 738_381;
