/** From Prisma: not reached, closed, no connection free, a transaction that did not begin or end in time. */
const AWAY_IN_PRISMA = /^P(?:1001|1002|1008|1017|2024|2028)$/;
/** From Postgres: gone or starting, out of room or connections, a lock or statement that took too long. */
const AWAY_IN_POSTGRES = /^(?:08...|57P0[1-5]|57014|53...|55P03|25P03)$/;
const AWAY_IN_NODE = /^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/;

type Told = { codes: string[]; message: unknown };

/** Whether something is true of an error, or of one of its causes. */
function holdsOf(error: unknown, holds: (told: Told) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>;
  if (holds({ codes: [code, originalCode].map(String), message })) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return holdsOf(cause, holds, depth + 1) || holdsOf(inner, holds, depth + 1);
}

/** Whether an error means that the database is away, full or too slow, and says nothing about what was asked of it. */
export function isDatabaseAway(error: unknown): boolean {
  return holdsOf(error, saysAway);
}

/** Whether somebody else held what was needed for longer than the wait allowed. */
export function isHeldByAnother(error: unknown): boolean {
  return holdsOf(error, ({ codes }) => codes.includes('55P03'));
}

function saysAway({ codes, message }: Told): boolean {
  for (const known of codes) {
    if (AWAY_IN_PRISMA.test(known) || AWAY_IN_POSTGRES.test(known) || AWAY_IN_NODE.test(known)) return true;
  }
  // The driver gives these no code.
  return /^(?:Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
    `${message}`,
  );
}
