import { describe, expect, it } from 'vitest';
import { markChanges } from './mark-changes.ts';

/** Added words in [brackets], removed ones in {braces}. */
function marked(before: string, after: string): string[] {
  const blocks = [...after.matchAll(/[^\n]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return markChanges(before, after, blocks).map((pieces) =>
    pieces
      .map(({ is, text }) => (is === 'added' ? `[${text}]` : is === 'removed' ? `{${text}}` : text))
      .join(''),
  );
}

const OLD = 'Corin Bell said the dam was safe.\n\nThe ferry is free.';

describe('markChanges', () => {
  it('leaves a text that is the same as it is', () => {
    expect(marked(OLD, OLD)).toEqual(['Corin Bell said the dam was safe.', 'The ferry is free.']);
    expect(marked(OLD, OLD.replace('safe.', 'safe!'))).toEqual([
      'Corin Bell said the dam was safe!',
      'The ferry is free.',
    ]);
  });

  it('sets words put in before those taken out', () => {
    expect(marked(OLD, OLD.replace('said', 'has never spoken of'))[0]).toBe(
      'Corin Bell [has never spoken of] {said} the dam was safe.',
    );
  });

  it('shows what was taken out at an end, and whole paragraphs', () => {
    expect(marked(OLD, 'The ferry is free.')).toEqual([
      '{Corin Bell said the dam was safe} The ferry is free.',
    ]);
    expect(marked(OLD, 'Corin Bell said the dam was safe.')[0]).toBe(
      'Corin Bell said the dam was safe. {The ferry is free}',
    );
  });

  it('marks a new paragraph whole', () => {
    expect(marked(OLD, `${OLD}\n\nIt sails on Monday.`)[2]).toBe('[It sails on Monday].');
  });

  it('gives the new text back when what was taken out is left out', () => {
    const now = 'Nobody said the old dam was safe.\n\nThe ferry is not free.';
    const blocks = [{ start: 0, end: now.length }];
    const pieces = markChanges(OLD, now, blocks)[0] ?? [];
    const kept = pieces.filter(({ is }) => is !== 'removed').map(({ text }) => text);
    expect(kept.join('').replace(/ +/g, ' ')).toBe(now);
  });
});
