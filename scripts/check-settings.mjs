/**
 * Ends with 1, and says why, where settings that Stet cannot start with are set. A program of its own: the rule is in
 * TypeScript, and the Node that `npm start` was called with may be one that reads none.
 */
import { env } from '../lib/env.ts';

try {
  void env.mail;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
