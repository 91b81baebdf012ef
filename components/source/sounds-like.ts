/** How words sound, as somebody types it for the search for their times: one word a line, "Zelensky: zuh LEN skee". */

export type Spelling = readonly [word: string, sounds: string];

/** What a kept text may have of them; as lib/evidence/schema.ts says. */
const MOST = { words: 200, word: 60, sounds: 120 };

/**
 * @returns the spellings by the word in lower case, the last of several for one word; or what is wrong with a line
 */
export function spellingsTyped(typed: string): { spellings: Spelling[] } | { error: string } {
  const spellings = new Map<string, string>();
  for (const line of typed.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, word = '', sounds = ''] = /^([^\s:=]+)\s*[:=]\s*(\S.*)$/u.exec(line) ?? [];
    if (!word || word.length > MOST.word || sounds.length > MOST.sounds || !/[a-z]/i.test(sounds))
      return {
        error: `“${line.slice(0, 60)}”: write one word, a colon, and how it sounds in plain letters.`,
      };
    spellings.set(word.toLowerCase(), sounds);
  }
  if (spellings.size > MOST.words) return { error: `Up to ${MOST.words} words can have one.` };
  return { spellings: [...spellings] };
}

export const typedSpellings = (spellings: readonly Spelling[]): string =>
  spellings.map(([word, sounds]) => `${word}: ${sounds}`).join('\n');
