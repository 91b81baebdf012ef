/** Names as people see them: for who may use which name, and which passwords are little more than a name. Pure. */
import { looksOf, visible } from './spelling.ts';

/** Two names that look the same are the same to a reader: letters and figures alone, look-alikes treated as one. */
export function lookOfName(name: string): string {
  return looksOf(visible(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, ''));
}

/**
 * Whether a password is little more than a name: the name with at most four other characters around it, however it is
 * written. A longer one with a name among other words does not count.
 */
export function isHardlyMoreThan(password: string, name: string): boolean {
  const look = lookOfName(name);
  const given = lookOfName(password);
  return look.length >= 4 && given.includes(look) && given.length - look.length <= 4;
}
