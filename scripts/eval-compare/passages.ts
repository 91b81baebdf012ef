/** What the ways of making cases share: the words of a passage, and replacing one with another. */
import type { MadeCase, Setting } from './made-case.ts';
import type { Random } from './random.ts';

export type Token = { text: string; start: number; end: number; core: string };

/** Words as a person counts them: split at white space; `core` is without surrounding marks. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    core: match[0].replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, ''),
  }));
}

export const quoteText = ({ material, passage }: Setting): string =>
  material.text.slice(passage.start, passage.end);

export function made(setting: Setting, way: string, quote: string, kind: MadeCase['class']): MadeCase {
  return {
    way,
    quote,
    source: setting.material.text,
    class: kind,
    place: kind === 'not_found' ? null : setting.passage,
  };
}

/** Replaces the core of `token` with `by`; an empty `by` removes the word and one space. */
export function replaceToken(text: string, token: Token, by: string): string {
  if (by === '') return `${text.slice(0, token.start)}${text.slice(token.end).replace(/^\s+/u, '')}`;
  const inside = token.text.indexOf(token.core);
  return `${text.slice(0, token.start + inside)}${by}${text.slice(token.start + inside + token.core.length)}`;
}

/** An inner word that the passage can lose or change without losing a mark. */
export function innerToken(
  tokens: readonly Token[],
  random: Random,
  fits: (token: Token) => boolean = () => true,
): Token | null {
  const inner = tokens.slice(1, -1).filter((token) => /^[\p{L}\p{N}’']+$/u.test(token.text) && fits(token));
  return inner.length > 0 ? random.pick(inner) : null;
}

export function isLong(setting: Setting, least = 7, most = 90): Token[] | null {
  const tokens = tokensOf(quoteText(setting));
  return tokens.length >= least && tokens.length <= most ? tokens : null;
}

export function foreignWord(setting: Setting, but: string, fits: RegExp): string {
  for (let tries = 0; tries < 60; tries++) {
    const token = setting.random.pick(tokensOf(setting.random.pick(setting.others).text.slice(0, 3000)));
    if (fits.test(token.text) && token.text.toLowerCase() !== but.toLowerCase()) return token.text;
  }
  return but === 'pewter' ? 'granite' : 'pewter';
}
