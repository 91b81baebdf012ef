import { createHash } from 'node:crypto';

/** What is kept of a token that is shown once, in hex. A token is long and random, so one round is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
