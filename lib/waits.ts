/** How long a change waits, in milliseconds, before it is refused. Every wait has an end. */

/** For its turn among the changes of this process. */
export const TURN_AT_MOST = 8_000;
/** For a connection, new or from the pool; for its turn to take one. */
export const CONNECTED_AT_MOST = 20_000;
/** For the rows of a story or source that another process has locked. */
export const HELD_AT_MOST = 4_000;
/** For any other lock: the record's, which every change needs, and what Postgres locks by itself. */
export const LOCKED_AT_MOST = 15_000;

/** A megabyte of text makes thousands of rows: more than fits into Prisma's five seconds on a small machine. */
export const SLOW = { timeout: 60_000, maxWait: 20_000 };
