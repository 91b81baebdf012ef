/** Names as people see them: for who may be called what, and which passwords say no more than a name. Pure. */
import { looksOf, visible } from './spelling.ts';

/** Two names with one look are one name to whoever reads them: letters and figures alone, look-alikes as one. */
export function lookOfName(name: string): string {
  return looksOf(visible(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, ''));
}

/**
 * Whether a password says little more than a name: the name with at most four other characters around it, however it is
 * written. A longer one with a name among other words is no name.
 */
export function isHardlyMoreThan(password: string, name: string): boolean {
  const look = lookOfName(name);
  const given = lookOfName(password);
  return look.length >= 4 && given.includes(look) && given.length - look.length <= 4;
}
