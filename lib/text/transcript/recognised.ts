/** What recognisers write beside the words: which they are, and the times of single words. */
import type { WordPart } from './records.ts';
import type { Recogniser } from './types.ts';

/** What whisper.cpp writes among its tokens and nobody says: "[_BEG_]", "[_TT_150]". */
const SPECIAL = /^\s*\[_[A-Z0-9_]+\]\s*$/u;

const bare = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/**
 * A segment's words one by one, put together from what a recogniser gives times to: words, or tokens that are parts of
 * words.
 * @param words all of the segment
 * @returns undefined where they have no times, or are not all of it
 */
export function wordParts(parts: readonly Omit<WordPart, 'joint'>[], words: string): WordPart[] | undefined {
  const given = parts.filter((part) => part.words !== '' && !SPECIAL.test(part.words));
  if (given.filter(({ from }) => from !== undefined).length < 2) return undefined;
  const isAll = (joint: string) => bare(given.map((part) => part.words).join(joint)) === bare(words);
  if (isAll('')) return tokensJoined(given);
  return isAll(' ') ? given.map((part) => ({ ...part, words: part.words.trim(), joint: ' ' })) : undefined;
}

/** A word begins where a token has a space before it; in a script without spaces each token is a word. */
function tokensJoined(tokens: readonly Omit<WordPart, 'joint'>[]): WordPart[] {
  const hasSpaces = tokens.some(({ words }, i) => i > 0 && /^\s/u.test(words));
  const all: WordPart[] = [];
  for (const { words, from, to } of tokens) {
    const last = all.at(-1);
    if (last && hasSpaces && !/^\s/u.test(words)) {
      last.words += words.trimEnd();
      last.to = to ?? last.to;
    } else all.push({ words: words.trim(), from, to, joint: hasSpaces ? ' ' : '' });
  }
  return all;
}

/**
 * By what only it writes: whisper.cpp's head, WhisperX's list of words, the likelihoods of Whisper's segments; and by the
 * confidence that other machines give their words. Null: a person may have written it.
 */
export function recogniserOf(root: unknown, text: string): Recogniser | null {
  const names = typeof root === 'object' && root !== null && !Array.isArray(root) ? root : {};
  if ('transcription' in names && 'systeminfo' in names) return 'whisper_cpp';
  if ('word_segments' in names) return 'whisperx';
  // What tells them apart stands with every segment, so with the first ones.
  const head = text.slice(0, 200_000);
  if (/"(?:avg_logprob|no_speech_prob)"\s*:/u.test(head)) return 'whisper';
  return /"(?:confidence|conf|probability|score)"\s*:/u.test(head) ? 'other' : null;
}
